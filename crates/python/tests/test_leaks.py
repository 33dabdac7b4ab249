"""A million calls: memory stays flat."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from typing import Any

import pytest

from arabic_text import Normalizer, Profile, ProfileError, StreamError, tokenize, words

SEARCH = Normalizer()
IN_USE = pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="memory in use is read from /proc")
TEXT = "قَرَأتُ كِتَـابَ أَخِي ٣"


def resident() -> int:
    """Memory in use now, in bytes."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def failing(error: type[Exception], function: Callable[..., Any], *arguments: Any) -> Callable[[], None]:
    def call() -> None:
        try:
            function(*arguments)
        except error:
            return
        raise AssertionError("no error")

    return call


CALLS: dict[str, tuple[int, Callable[[], Any]]] = {
    "normalize": (1_000_000, lambda: SEARCH.normalize(TEXT)),
    "normalize, a fresh str": (200_000, lambda: SEARCH.normalize(TEXT + "a")),
    "bytes": (200_000, lambda: SEARCH.normalize(b"\xd9\xa3" * 20)),
    "list": (50_000, lambda: SEARCH.normalize_all([TEXT, "plain"])),
    "tokens": (20_000, lambda: SEARCH.tokens(TEXT)),
    "tokenize": (20_000, lambda: tokenize(TEXT)),
    "words": (20_000, lambda: (words(TEXT), SEARCH.words(TEXT))),
    "find": (50_000, lambda: SEARCH.find(TEXT, "كتاب")),
    "find_iter": (50_000, lambda: list(SEARCH.find_iter(TEXT, "كتاب"))),
    "align": (50_000, lambda: SEARCH.align(TEXT).source_span(1, 3)),
    "explain": (500, lambda: SEARCH.explain(TEXT)),
    "stream": (20_000, lambda: SEARCH.stream().push(TEXT.encode())),
    "profile": (20_000, lambda: Profile("search", digits="keep").options),
    "normalizer": (5_000, lambda: Normalizer("search", digits="keep")),
    "wrong profile": (20_000, failing(ProfileError, Profile, "serach")),
    "wrong type": (50_000, failing(TypeError, SEARCH.normalize, None)),
    "invalid bytes": (50_000, failing(UnicodeDecodeError, SEARCH.normalize, b"abc\xff")),
    "invalid stream": (20_000, lambda: failing(StreamError, SEARCH.stream().push, b"abc\xff")()),
}


def grown(count: int, call: Callable[[], Any]) -> int:
    """By how many bytes memory grows in so many calls, once caches are warm."""
    for _ in range(count // 5):
        call()
    gc.collect()
    before = resident()
    for _ in range(count):
        call()
    gc.collect()
    return resident() - before


@IN_USE
@pytest.mark.parametrize("name", CALLS)
def test_memory_is_flat(name: str) -> None:
    count, call = CALLS[name]
    # Eight bytes a call, lost, would be seen in the longest of them, and an object of Python in all.
    assert grown(count, call) < max(512 << 10, 4 * count)


@IN_USE
def test_memory_is_flat_with_columns(lines: list[str]) -> None:
    pa = pytest.importorskip("pyarrow")
    array = pa.array(lines[:200])
    chunks = pa.chunked_array([array, array])
    broken = pa.array([b"\xff"], pa.binary_view()).view(pa.string_view())

    def call() -> None:
        pa.array(SEARCH.normalize_arrow(array))
        # Taken, and not taken.
        pa.chunked_array(SEARCH.normalize_arrow(chunks))
        SEARCH.normalize_arrow(chunks).__arrow_c_stream__()
        SEARCH.normalize_arrow(array).__arrow_c_array__()
        pa.array(SEARCH.words_arrow(array[:5]))
        failing(ValueError, SEARCH.normalize_arrow, broken)()
        failing(TypeError, SEARCH.normalize_arrow, pa.chunked_array([[1]]))()

    # A call that lost what it makes would grow by a gigabyte.
    assert grown(3_000, call) < 8 << 20
