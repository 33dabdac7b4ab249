"""What a normalizer does with texts of Python: types, errors, offsets, values."""

from __future__ import annotations

import copy
import pickle
import random
from typing import Any

import pytest

from arabic_text import (
    FoldedToken,
    Normalizer,
    Profile,
    Token,
    Tokenizer,
    normalize,
    sentences,
    tokenize,
    words,
)

SEARCH = Normalizer()
#: Characters of one, two, three and four bytes before, between and behind what is found.
TEXTS = ["", "كِتابٌ", "😀 قَرَأتُ كِتَـابَ أَخِي ﻻ 12 a\u0301 😀كتاب،", "plain ascii", "ـ\u200f كتاب", "漢字 كتاب é" * 500]


def test_same_object_where_nothing_changes() -> None:
    for text in ["اسلام", "plain", "", "كتاب " * 10_000]:
        same = SEARCH.normalize(text)
        assert same is text and SEARCH(text) is text and normalize(text) is text
        assert SEARCH.normalize_all([text])[0] is text
        data = text.encode()
        assert SEARCH.normalize(data) is data
        assert SEARCH.align(text).text is text and SEARCH.align(text).source is text


def test_str_and_bytes_agree() -> None:
    for text in TEXTS:
        data = text.encode()
        assert SEARCH.normalize(data) == SEARCH.normalize(text).encode()
        assert words(data) == [word.encode() for word in words(text)]
        assert SEARCH.words(data) == [word.encode() for word in SEARCH.words(text)]
        assert sentences(data) == [part.encode() for part in sentences(text)]

        def in_bytes(span: tuple[int, int]) -> tuple[int, int]:
            return len(text[: span[0]].encode()), len(text[: span[1]].encode())

        assert list(SEARCH.find_iter(data, "كتاب")) == [in_bytes(span) for span in SEARCH.find_iter(text, "كتاب")]
        assert [token.span for token in SEARCH.tokens(data)] == [in_bytes(token.span) for token in SEARCH.tokens(text)]
        assert [token.span for token in tokenize(data)] == [in_bytes(token.span) for token in tokenize(text)]
        assert [change.span for change in SEARCH.explain(data)] == [
            in_bytes(change.span) for change in SEARCH.explain(text)
        ]


def test_offsets_are_of_characters() -> None:
    for text in TEXTS:
        for token in SEARCH.tokens(text):
            assert text[token.start : token.end] == token.text
            assert token.folded == SEARCH.normalize(token.text)
        for start, end in SEARCH.find_iter(text, "كتاب"):
            assert SEARCH.normalize(text[start:end]) == "كتاب"
        assert next(SEARCH.find_iter(text, "كتاب"), None) == SEARCH.find(text, "كتاب")
        assert SEARCH.contains(text, "كتاب") == (SEARCH.find(text, "كتاب") is not None)
        for change in SEARCH.explain(text):
            assert text[slice(*change.span)] == change.source
            assert str(change).startswith(f"{change.span[0]}..{change.span[1]} U+")


def test_alignment() -> None:
    for text in TEXTS:
        aligned = SEARCH.align(text)
        assert str(aligned) == aligned.text == SEARCH.normalize(text)
        segments = aligned.segments()
        assert "".join(text[slice(*source)] for source, _ in segments) == text
        assert "".join(aligned.text[slice(*folded)] for _, folded in segments) == aligned.text
        for source, folded in segments:
            if folded[0] < folded[1]:
                assert aligned.source_span(*folded) == source
                assert aligned.folded_span(*source) == folded
        data = SEARCH.align(text.encode())
        assert data.text == aligned.text.encode()
        assert len(data.segments()) == len(segments)
        end = len(text)
        assert aligned.folded_span(end + 5, end + 9) == (len(aligned.text),) * 2


def test_alignment_of_a_long_text() -> None:
    text = "😀 قَرَأتُ é " * 3000
    aligned = SEARCH.align(text)
    at = -1
    for _ in range(3000):
        at = aligned.text.index("قرات", at + 1)
        start, end = aligned.source_span(at, at + 4)
        assert text[start:end] == "قَرَأتُ"
        assert aligned.folded_span(start, end) == (at, at + 4)


def test_whole_words() -> None:
    text = "كِتابٌ وكتاب كتابه كتاب"
    assert list(SEARCH.find_iter(text, "كتاب", whole_words=True)) == [(0, 6), (19, 23)]
    assert SEARCH.find("وكتاب", "كتاب", whole_words=True) is None
    assert not SEARCH.contains("وكتاب", "كتاب", whole_words=True) and SEARCH.contains("وكتاب", b"\xd9\x83")


def test_equivalence() -> None:
    assert SEARCH.equivalent("مَدْرَسَة", "مدرسه".encode()) and not SEARCH.equivalent("مدرسة", "مدرس")


def test_list_of_texts() -> None:
    assert SEARCH.normalize_all(iter(TEXTS)) == [SEARCH.normalize(text) for text in TEXTS]
    assert SEARCH.normalize_all([]) == []
    with pytest.raises(TypeError, match="expected str or bytes, not NoneType"):
        SEARCH.normalize_all(["a", None])  # type: ignore[type-var]
    with pytest.raises(ZeroDivisionError):
        SEARCH.normalize_all(str(1 // number) for number in [1, 0])


ENTRANCES: list[Any] = [
    normalize,
    tokenize,
    words,
    sentences,
    Tokenizer().tokens,
    SEARCH,
    SEARCH.normalize,
    SEARCH.is_normalized,
    SEARCH.align,
    SEARCH.tokens,
    SEARCH.words,
    SEARCH.explain,
    lambda text: SEARCH.normalize_all([text]),
    lambda text: SEARCH.find(text, "a"),
    lambda text: SEARCH.find("a", text),
    lambda text: SEARCH.find_iter(text, "a"),
    lambda text: SEARCH.find_iter("a", text),
    lambda text: SEARCH.contains(text, "a"),
    lambda text: SEARCH.equivalent("a", text),
]


@pytest.mark.parametrize("entrance", ENTRANCES)
def test_wrong_texts(entrance: Any) -> None:
    for wrong, name in [(None, "NoneType"), (3, "int"), (["a"], "list"), (bytearray(b"a"), "bytearray")]:
        with pytest.raises(TypeError, match=f"expected str or bytes, not {name}"):
            entrance(wrong)
    with pytest.raises(UnicodeEncodeError) as lone:
        entrance("abc\ud800")
    assert (lone.value.start, lone.value.end) == (3, 4)
    for data, start in [(b"abc\xff", 3), (b"\xd9", 0), ("كتاب".encode() + b"\xed\xa0\x80", 8)]:
        with pytest.raises(UnicodeDecodeError) as invalid:
            entrance(data)
        assert invalid.value.start == start and invalid.value.object == data and invalid.value.encoding == "utf-8"


def test_subclasses_of_str() -> None:
    class Name(str):
        pass

    assert SEARCH.normalize(Name("مدرسة")) == "مدرسه"
    same = Name("plain")
    assert SEARCH.normalize(same) is same


def test_is_a_value() -> None:
    loose = Normalizer("loose", digits="keep")
    assert repr(loose) == "Normalizer('loose,digits=keep')" and loose.profile == Profile("loose,digits=keep")
    assert loose == Normalizer(Profile.LOOSE, digits="keep") and hash(loose) == hash(Normalizer("loose,digits=keep"))
    assert loose != SEARCH and Normalizer() == Normalizer("search")
    for made in [pickle.loads(pickle.dumps(loose)), copy.deepcopy(loose)]:
        assert made == loose and made.normalize("سؤال ٣") == "سوال ٣"


def test_tokenizer() -> None:
    text = "#tag @name a@b.cc سميت29"
    assert len(tokenize(text)) == 4
    assert len(Tokenizer(hashtags=False).tokens(text)) == 5
    split = Tokenizer(split_digits=True)
    assert SEARCH.words(text, split)[-2:] == ["سميت", "29"] == [token.folded for token in SEARCH.tokens(text, split)][-2:]
    assert "".join(token.text for token in Tokenizer(spaces=True).tokens(text)) == text
    assert split == Tokenizer(split_digits=True, spaces=False) and split != Tokenizer()
    assert repr(split) == "Tokenizer(split_digits=True)" and eval(repr(split)) == split
    for made in [pickle.loads(pickle.dumps(split)), copy.copy(split)]:
        assert made == split
    with pytest.raises(TypeError, match="unknown switch split_letters; expected one of spaces, urls"):
        Tokenizer(split_letters=True)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="expected bool for urls, not int"):
        Tokenizer(urls=1)  # type: ignore[arg-type]


def test_tokens_are_values() -> None:
    token, folded = tokenize("كِتابٌ")[0], SEARCH.tokens("كِتابٌ")[0]
    assert token == Token("word", "كِتابٌ", 0, 6) and folded == FoldedToken("word", "كِتابٌ", "كتاب", 0, 6)
    assert token != folded and token != ("word", "كِتابٌ", 0, 6) and token != Token("word", "كِتابٌ", 0, 5)
    for value in (token, folded):
        assert hash(value) == hash(copy.copy(value)) and pickle.loads(pickle.dumps(value)) == value
        assert eval(repr(value)) == value
    match folded:
        case FoldedToken("word", _, key, start, _):
            assert (key, start) == ("كتاب", 0)
        case _:
            raise AssertionError(folded)
    assert Token[str] is Token


def test_phrase_signs() -> None:
    tokens = Normalizer("search", phrase_signs="expand").tokens("قال ﷺ")
    assert [token.folded for token in tokens] == ["قال", "صلي", "الله", "عليه", "وسلم"]
    assert {token.span for token in tokens[1:]} == {(4, 5)} and {token.kind for token in tokens} == {"word"}


def test_every_width_of_character_at_every_place() -> None:
    """Texts go to UTF-8 and back in blocks of sixteen, in which most have one and two bytes."""
    change = Normalizer("none", mappings={"q": "Q"})
    widths = ["a", "é", "\ufeff", "ك", "€", "漢", "😀", "\u07ff", "\u0800", "\uffff", "\U0010ffff", "\x00", "\x7f", "\x80"]
    for length in [0, 1, 14, 15, 16, 17, 30, 31, 32, 33, 64, 100]:
        for filling in ["a", "ك", "漢", "😀", "aك"]:
            for other in widths:
                for at in {0, 1, length // 2, max(length - 1, 0), length}:
                    text = (filling * length)[:at] + other + (filling * length)[at:] + "q"
                    assert change.normalize(text) == text.replace("q", "Q")
                    assert change.normalize(text[:-1]) is not None
                    assert change.align(text).source_span(at, at + 1) == (at, at + 1)
    choose = random.Random(7)
    for _ in range(3_000):
        text = "".join(choose.choices(widths + ["ك"] * 20 + [" "] * 5, k=choose.randint(0, 90))) + "q"
        assert change.normalize(text) == text.replace("q", "Q")
        assert change.normalize_all([text]) == [text.replace("q", "Q")]
    for at in range(40):
        with pytest.raises(UnicodeEncodeError) as lone:
            change.normalize("ك" * at + "\udfff" + "ك" * 20)
        assert lone.value.start == at


def test_every_width_of_character_between_the_pieces_of_a_long_text() -> None:
    """Long strings are read in pieces of 16,384 characters."""
    change = Normalizer("none", mappings={"q": "Q"})
    for length in [16_383, 16_384, 16_385, 32_768, 40_000]:
        for other in ["a", "ك", "漢", "😀", "\ufeff"]:
            for at in [0, 16_382, 16_383, 16_384, length]:
                text = ("كa" * length)[:at] + other + ("كa" * length)[at:length] + "q"
                assert change.normalize(text) == text.replace("q", "Q")
    for at in [0, 16_383, 16_384, 39_999]:
        with pytest.raises(UnicodeEncodeError) as lone:
            change.normalize("ك" * at + "\ud800" + "ك" * 20_000)
        assert lone.value.start == at


def test_len_of_a_subclass_is_not_asked() -> None:
    class Name(str):
        def __len__(self) -> int:
            return 1_000_000

    assert SEARCH.normalize(Name("مدرسة")) == "مدرسه"
