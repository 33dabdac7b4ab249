"""Profiles: how they are made, compared, sent, and what is said of those that cannot be made."""

from __future__ import annotations

import copy
import pickle

import pytest
from conftest import TESTDATA

from arabic_text import Normalizer, Profile, ProfileError

PRESETS = [name for name in vars(Profile) if name.isupper()]


def test_presets_are_attributes() -> None:
    assert len(PRESETS) >= 10
    for name in PRESETS:
        preset = getattr(Profile, name)
        assert preset == Profile(name.lower()) and str(preset) == name.lower()
    names = str(pytest.raises(ProfileError, Profile, "").value)
    # All names that the library knows and that are no copies of other programs are attributes.
    presets = names.split("expected one of ")[1].split("`lucene_arabic`")[0]
    assert sorted(presets.replace("`", "").rstrip(", ").split(", ")) == sorted(name.lower() for name in PRESETS)


def test_options_by_name_and_as_text() -> None:
    profile = Profile("search", digits="keep", hamza="to_seat", mappings={"؟": "", "ڤ": "ف"})
    assert profile == Profile("search,digits=keep,hamza=to_seat,U+061F=,U+06A4=U+0641")
    assert Profile(Profile.SEARCH, digits="keep") == Profile("search,digits=keep")
    assert Profile(marks="remove") == Profile("none,marks=remove")
    assert Profile() == Profile.NONE
    assert profile.options["digits"] == "keep" and profile.options["hamza"] == "to_seat"
    assert Profile(**profile.options).options == profile.options  # type: ignore[arg-type]


def test_every_option_is_known() -> None:
    message = str(pytest.raises(ProfileError, Profile, "none,x=y").value)
    names = message.split("expected one of ")[1].split(" (at")[0].replace("`", "").split(", ")
    assert list(Profile.NONE.options) == names


def test_is_a_value() -> None:
    profile = Profile("search", digits="keep")
    assert repr(profile) == "Profile('search,digits=keep')" and eval(repr(profile)) == profile
    assert hash(profile) == hash(Profile("search,digits=keep"))
    assert len({profile, Profile("search,digits=keep"), Profile.SEARCH}) == 2
    assert profile != "search,digits=keep"
    for made in [pickle.loads(pickle.dumps(profile)), copy.copy(profile), copy.deepcopy(profile)]:
        assert made == profile
    with pytest.raises(AttributeError):
        profile.digits = "keep"  # type: ignore[attr-defined]


def test_fingerprints() -> None:
    prints = {Profile(name).fingerprint for name in map(str.lower, PRESETS)}
    assert len(prints) == len(PRESETS) and all(0 <= number < 1 << 64 for number in prints)
    # Those of the library.
    digests = [line.split() for line in (TESTDATA / "digests.txt").read_text("utf-8").splitlines()]
    pinned = {line[0]: int(line[2], 16) for line in digests if len(line) == 3 and line[1] == "fingerprint"}
    assert len(pinned) > len(PRESETS)
    assert {name: Profile(name).fingerprint for name in pinned} == pinned


@pytest.mark.parametrize(
    ("text", "message", "offset"),
    [
        ("serach", "unknown preset `serach`", 0),
        ("search,digits=roman", "invalid value `roman` for option `digits`; expected one of `keep`", 14),
        ("search, vowels=keep", "unknown option `vowels`", 8),
        ("search,loose", "invalid part `loose`", 7),
        ("search,U+06A4=f", "invalid code point `f`", 14),
    ],
)
def test_wrong_texts(text: str, message: str, offset: int) -> None:
    for make in (Profile, Normalizer):
        error = pytest.raises(ProfileError, make, text).value
        assert message in str(error) and error.offset == offset
        assert isinstance(error, ValueError)
        again = pickle.loads(pickle.dumps(error))
        assert (str(again), again.offset) == (str(error), offset)


def test_wrong_options() -> None:
    def error(**options: object) -> ProfileError:
        return pytest.raises(ProfileError, Profile, "search", **options).value

    assert str(error(digits="roman")).startswith("invalid value `roman` for option `digits`; expected one of `keep`")
    assert "(at byte" not in str(error(digits="roman")) and error(digits="roman").offset is None
    assert str(error(vowels="keep")).startswith("unknown option `vowels`")
    assert str(error(digits="keep,hamza=to_seat")) == "invalid value `keep,hamza=to_seat` for option `digits`"
    assert str(error(**{"U+0628": "x"})) == "unknown option `U+0628`"
    assert "expected one character" in str(error(mappings={"ab": "c"}))
    assert "expected at most 255" in str(error(mappings={"a": "c" * 256}))
    for wrong in [{"digits": 1}, {"digits": None}, {"mappings": {1: "a"}}, {"mappings": {"a": None}}, {"mappings": 1}]:
        with pytest.raises(TypeError):
            Profile("search", **wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="expected str or Profile, not int"):
        Profile(3)  # type: ignore[arg-type]
