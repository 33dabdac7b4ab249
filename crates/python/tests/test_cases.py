"""The cases of the library's `testdata`, through Python, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import TESTDATA, cases_of, unescape

from arabic_text import Normalizer, Tokenizer, sentences, tokenize


def fold_cases() -> Iterator[tuple[str, str, str, str]]:
    for profile, text, folded, reason in cases_of("fold.txt"):
        yield profile, unescape(text), unescape(text if folded == "=" else folded), reason


def test_folding() -> None:
    cases = list(fold_cases())
    assert len(cases) > 300
    for profile, text, folded, reason in cases:
        normalizer = Normalizer(profile)
        assert normalizer.normalize(text) == folded, reason
        assert normalizer.normalize(text.encode()) == folded.encode(), reason
        assert normalizer.normalize_all([text]) == [folded], reason
        assert normalizer.align(text).text == folded, reason
        stream = normalizer.stream()
        bytes_ = [text.encode()[at : at + 1] for at in range(len(text.encode()))]
        assert b"".join(map(stream.push, bytes_)) + stream.finish() == folded.encode(), reason
        assert normalizer.is_normalized(text) == (text == folded), reason


def test_folding_of_columns() -> None:
    pa = pytest.importorskip("pyarrow")
    by_profile: dict[str, list[tuple[str, str]]] = {}
    for profile, text, folded, _ in fold_cases():
        by_profile.setdefault(profile, []).append((text, folded))
    for profile, cases in by_profile.items():
        texts, folded = zip(*cases, strict=True)
        for type_ in [pa.string(), pa.large_string(), pa.string_view()]:
            column = Normalizer(profile).normalize_arrow(pa.array(texts, type_))
            assert pa.array(column) == pa.array(folded, type_), profile


def parts(output: str) -> list[str]:
    """The parts of a text, which are given with a sign between them."""
    return [unescape(part) for part in output.split(" / ") if part]


def test_tokens() -> None:
    cases = cases_of("tokens.txt")
    assert len(cases) > 100
    for options, escaped, output, reason in cases:
        text = unescape(escaped)
        switches = {f"split_{name}": True for name in options.split(",") if name != "-"}
        tokens = Tokenizer(**switches).tokens(text)  # type: ignore[misc]
        assert [f"{token.kind}:{token.text}" for token in tokens] == parts(output), reason
        assert all(text[token.start : token.end] == token.text for token in tokens), reason
        if not switches:
            assert tokens == tokenize(text)
        in_bytes = tokenize(text.encode())
        assert all(text.encode()[token.start : token.end] == token.text for token in in_bytes)


def test_sentences() -> None:
    cases = cases_of("sentences.txt")
    assert len(cases) > 20
    for _, escaped, output, reason in cases:
        text = unescape(escaped)
        assert sentences(text) == parts(output), reason
        assert sentences(text.encode()) == [part.encode() for part in parts(output)], reason


def test_other_programs() -> None:
    """What each program makes of a code point."""
    files = sorted((TESTDATA / "peers").glob("*.txt"))
    assert len(files) > 10
    for file in files:
        normalizer = Normalizer(file.stem)
        for line in file.read_text("utf-8").split("\n\n", 1)[1].splitlines():
            span, became = line.split(">")
            first, last = (int(part, 16) for part in (span.strip().split("..") * 2)[:2])
            output = "".join(chr(int(part, 16)) for part in became.split())
            for code_point in range(first, last + 1):
                assert normalizer.normalize(f"x{chr(code_point)}x") == f"x{output}x", (file.stem, hex(code_point))
