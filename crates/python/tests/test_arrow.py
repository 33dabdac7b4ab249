"""Columns: every type in and out, nulls, chunks, slices, dictionaries, what breaks the format, what is too long."""

from __future__ import annotations

import os
import random
from typing import Any

import pytest

from arabic_text import ChunkedColumn, Column, Normalizer, Tokenizer

pa = pytest.importorskip("pyarrow")
pc = pytest.importorskip("pyarrow.compute")

SEARCH = Normalizer()
TYPES = [pa.string(), pa.large_string(), pa.string_view()]
TEXTS = ["إلى", None, "", "plain", "قَرَأتُ كِتَـابَ أَخِي الكبيرِ", None, "٣", "😀 ﻻ", "a" * 12, "كَ" * 3]
FOLDED = [text and SEARCH.normalize(text) for text in TEXTS]


def folded(column: Any) -> Any:
    """By the interface that the column has."""
    made = SEARCH.normalize_arrow(column)
    return pa.array(made) if isinstance(made, Column) else pa.chunked_array(made)


@pytest.mark.parametrize("type_", TYPES)
def test_types_and_nulls_stay(type_: Any) -> None:
    column = pa.array(TEXTS, type_)
    result = folded(column)
    result.validate(full=True)
    assert result.type == type_ and result.to_pylist() == FOLDED and result.null_count == 2
    made = SEARCH.normalize_arrow(column)
    assert isinstance(made, Column) and len(made) == len(TEXTS)
    assert pa.DataType._import_from_c_capsule(made.__arrow_c_schema__()) == type_
    # It can be taken more than once.
    assert pa.array(made) == pa.array(made)


@pytest.mark.parametrize("type_", TYPES)
def test_slices(type_: Any) -> None:
    column = pa.array(TEXTS, type_)
    for start in range(len(TEXTS)):
        for length in range(len(TEXTS) - start + 1):
            part = folded(column.slice(start, length))
            part.validate(full=True)
            assert part.to_pylist() == FOLDED[start : start + length]


@pytest.mark.parametrize("type_", TYPES)
def test_chunks_stay(type_: Any) -> None:
    column = pa.chunked_array([TEXTS[:3], [], TEXTS[3:]], type_)
    made = SEARCH.normalize_arrow(column)
    assert isinstance(made, ChunkedColumn) and made.num_chunks == 3 and len(made) == len(TEXTS)
    result = pa.chunked_array(made)
    assert [len(chunk) for chunk in result.chunks] == [3, 0, 7] and result.to_pylist() == FOLDED
    assert pa.chunked_array(made) == result
    empty = SEARCH.normalize_arrow(pa.chunked_array([], type_))
    assert pa.chunked_array(empty).type == type_ and len(empty) == 0


KEYS = [pa.int8(), pa.int16(), pa.int32(), pa.int64(), pa.uint8(), pa.uint16(), pa.uint32(), pa.uint64()]


@pytest.mark.parametrize("type_", TYPES)
@pytest.mark.parametrize("key", KEYS)
def test_dictionaries(type_: Any, key: Any) -> None:
    entries = pa.array(["إلى", "الي", "نعم", "ألى", None, "إلي"], type_)
    keys = pa.array([5, 0, None, 2, 3, 1, 4, 2], key)
    column = pa.DictionaryArray.from_arrays(keys, entries)
    result = folded(column)
    result.validate(full=True)
    assert result.type == column.type
    assert result.to_pylist() == ["الي", "الي", None, "نعم", "الي", "الي", None, "نعم"]
    # What folds to the same is one entry.
    assert result.dictionary.to_pylist() == ["الي", "نعم", None]
    assert folded(column.slice(2, 3)).to_pylist() == [None, "نعم", "الي"]
    chunks = pa.chunked_array([column, column.slice(3)])
    assert folded(chunks).to_pylist() == result.to_pylist() + result.to_pylist()[3:]
    words = pa.array(SEARCH.words_arrow(column))
    assert words.to_pylist() == [text and [text] for text in result.to_pylist()]


def test_dictionaries_without_entries_and_without_equals() -> None:
    none = pa.DictionaryArray.from_arrays(pa.array([None, None], pa.int8()), pa.array([], pa.string()))
    assert folded(none).to_pylist() == [None, None]
    assert pa.array(SEARCH.words_arrow(none)).to_pylist() == [None, None]
    column = pa.array(["إلى", "نعم", "إلى"]).dictionary_encode()
    assert folded(column).indices == column.indices
    assert folded(pa.array([None, None])).to_pylist() == [None, None]


@pytest.mark.parametrize("type_", TYPES)
def test_words_and_tokens(type_: Any) -> None:
    column = pa.array(TEXTS, type_)
    words = pa.array(SEARCH.words_arrow(column))
    words.validate(full=True)
    assert words.to_pylist() == [None if text is None else SEARCH.words(text) for text in TEXTS]
    large = type_ == pa.large_string()
    assert words.type == (pa.large_list(pa.large_string()) if large else pa.list_(pa.string()))

    tokens = pa.array(SEARCH.tokens_arrow(column))
    tokens.validate(full=True)
    fields = ["kind", "text", "folded", "start", "end"]
    expected = [
        None if text is None else [{name: getattr(token, name) for name in fields} for token in SEARCH.tokens(text)]
        for text in TEXTS
    ]
    assert tokens.to_pylist() == expected
    assert [field.name for field in tokens.type.value_type] == fields

    chunks = SEARCH.tokens_arrow(pa.chunked_array([column, column[2:4]]))
    assert pa.chunked_array(chunks).to_pylist() == expected + expected[2:4]
    split = SEARCH.words_arrow(pa.array(["سميت29"], type_), Tokenizer(split_digits=True))
    assert pa.array(split).to_pylist() == [["سميت", "29"]]


@pytest.mark.parametrize("type_", TYPES)
def test_random_columns(type_: Any) -> None:
    choose = random.Random(20)
    letters = "اأإىةيكلم ًَُِّْـ٣۴ﻻﷺ😀aé\u200c\u0301"
    for _ in range(300):
        texts = [
            None if choose.random() < 0.1 else "".join(choose.choices(letters, k=choose.randint(0, 40)))
            for _ in range(choose.randint(0, 30))
        ]
        column = pa.array(texts, type_)
        start = choose.randint(0, len(texts))
        result = folded(column[start:])
        result.validate(full=True)
        assert result.to_pylist() == [text and SEARCH.normalize(text) for text in texts[start:]]


def test_real_text(lines: list[str]) -> None:
    assert folded(pa.array(lines)).to_pylist() == SEARCH.normalize_all(lines)


def test_what_has_only_one_of_the_interfaces() -> None:
    class Array:
        def __arrow_c_array__(self, requested_schema: Any = None) -> Any:
            return pa.array(TEXTS).__arrow_c_array__(requested_schema)

    class Stream:
        def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
            return pa.chunked_array([TEXTS]).__arrow_c_stream__(requested_schema)

    assert folded(Array()).to_pylist() == FOLDED and folded(Stream()).to_pylist() == FOLDED


def test_wrong_columns() -> None:
    for wrong in ["text", ["text"], None, 3]:
        with pytest.raises(TypeError, match="expected an object with __arrow_c_array__ or __arrow_c_stream__, not"):
            SEARCH.normalize_arrow(wrong)  # type: ignore[call-overload]
    for column in [
        pa.array([1, 2]),
        pa.array([b"bytes"]),
        pa.array([["a"]]),
        pa.array([1, 2]).dictionary_encode(),
        pa.chunked_array([[1.5]]),
        pa.chunked_array([], pa.int64()),
        pa.table({"a": ["b"]}),
    ]:
        for method in [SEARCH.normalize_arrow, SEARCH.words_arrow, SEARCH.tokens_arrow]:
            with pytest.raises(TypeError, match="expected a column of string, large_string, string_view, or a dictionary"):
                method(column)


def test_errors_of_a_producer_come_through() -> None:
    def batches() -> Any:
        yield pa.record_batch({"a": ["x"]})
        raise RuntimeError("the disk is gone")

    class Stream:
        def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
            raise RuntimeError("the disk is gone")

    with pytest.raises(RuntimeError, match="the disk is gone"):
        SEARCH.normalize_arrow(Stream())
    reader = pa.RecordBatchReader.from_batches(pa.schema({"a": pa.string()}), batches())
    with pytest.raises(TypeError):
        SEARCH.normalize_arrow(reader)


def invalid(type_: Any, rows: list[bytes | None]) -> Any:
    """A column of strings that are not UTF-8, which pyarrow makes if asked to."""
    if type_ == pa.string_view():
        return pa.array(rows, pa.binary_view()).view(type_)
    offsets = pa.array([0, *(sum(len(row or b"") for row in rows[: at + 1]) for at in range(len(rows)))], pa.int64())
    width = pa.int64() if type_ == pa.large_string() else pa.int32()
    nulls = pa.array([row is not None for row in rows]).buffers()[1]
    data = pa.py_buffer(b"".join(row or b"" for row in rows))
    return pa.Array.from_buffers(type_, len(rows), [nulls, offsets.cast(width).buffers()[1], data])


@pytest.mark.parametrize("type_", TYPES)
def test_strings_that_are_not_utf8(type_: Any) -> None:
    long = "حرف طويل جدا".encode()
    for bad, byte in [(b"ab\xff", 2), (b"\xd9", 0), (long + b"\xed\xa0\x80", len(long))]:
        column = invalid(type_, [b"good", None, bad, b"more"])
        with pytest.raises(ValueError, match=f"invalid utf-8 in row 2 of the chunk, at byte {byte} of the string"):
            SEARCH.normalize_arrow(column)
        with pytest.raises(ValueError, match="invalid utf-8 in row 1"):
            SEARCH.words_arrow(column[1:])
        assert folded(column[:2]).to_pylist() == ["good", None]
    # Two halves of a letter, each in a row of its own, are valid together only.
    with pytest.raises(ValueError, match="invalid utf-8 in row 0"):
        SEARCH.normalize_arrow(invalid(type_, [b"\xd9", b"\x83"]))


def test_garbage_under_nulls_is_not_read() -> None:
    nulls = pa.array([True, False, True]).buffers()[1]
    offsets = pa.array([0, 2, 3, 5], pa.int32()).buffers()[1]
    column = pa.Array.from_buffers(pa.string(), 3, [nulls, offsets, pa.py_buffer(b"ab\xffcd")])
    assert folded(column).to_pylist() == ["ab", None, "cd"]
    keys = pa.Array.from_buffers(pa.int8(), 3, [nulls, pa.py_buffer(b"\x01\x7f\x00")])
    column = pa.DictionaryArray.from_arrays(keys, pa.array(["إلى", "الي"]), safe=False)
    assert folded(column).to_pylist() == ["الي", None, "الي"]
    assert pa.array(SEARCH.words_arrow(column)).to_pylist() == [["الي"], None, ["الي"]]


def test_offsets_and_keys_that_lead_outside() -> None:
    nanoarrow = pytest.importorskip("nanoarrow")
    for type_, width in [(pa.string(), pa.int32()), (pa.large_string(), pa.int64())]:
        for wrong in [[0, 3, 1], [-1, 2, 3], [2, 1, 0], [0, 1, -5]]:
            buffers = [None, pa.array(wrong, width).buffers()[1], pa.py_buffer(b"abc")]
            column = nanoarrow.c_array_from_buffers(type_, 2, buffers, validation_level="none")
            with pytest.raises(ValueError, match="do not ascend"):
                SEARCH.normalize_arrow(column)
    for key in [2, -1, 127]:
        column = pa.DictionaryArray.from_arrays(pa.array([0, key], pa.int8()), pa.array(["a", "b"]), safe=False)
        for method in [SEARCH.normalize_arrow, SEARCH.words_arrow]:
            with pytest.raises(ValueError, match="a key leads outside of its dictionary"):
                method(column)
    view = (100).to_bytes(4, "little") + b"abcd" + (0).to_bytes(4, "little") + (0).to_bytes(4, "little")
    for wrong_view in [view, view[:8] + (7).to_bytes(4, "little") + view[12:]]:
        column = pa.Array.from_buffers(pa.string_view(), 1, [None, pa.py_buffer(wrong_view), pa.py_buffer(b"abcd")])
        with pytest.raises(ValueError, match="leads outside of its data"):
            SEARCH.normalize_arrow(column)


memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") if hasattr(os, "sysconf") else 0


@pytest.mark.skipif(memory < 12 << 30, reason="takes 5 GiB of memory")
def test_more_than_two_gib_in_a_chunk() -> None:
    """A hundred rows of a dictionary with one entry are more than the offsets of `string` can count, written out."""
    entry = " ".join(["ك" * 100] * 100_000)
    keys = pa.array([0] * 110, pa.int32())
    with pytest.raises(OverflowError, match="longer than 2 GiB; cast the column to large_string"):
        SEARCH.words_arrow(pa.DictionaryArray.from_arrays(keys, pa.array([entry])))
    column = pa.array([entry], pa.large_string()).take(keys)
    assert column.nbytes > 1 << 31
    result = pa.array(SEARCH.normalize_arrow(column))
    assert result.nbytes > 1 << 31 and result[109].as_py() == entry
    assert pc.binary_length(result).unique().to_pylist() == [len(entry.encode())]
