"""Streams: cut anywhere, the same output; invalid bytes."""

from __future__ import annotations

import pickle
import random
import threading

import pytest

from arabic_text import Normalizer, StreamError

LOOSE = Normalizer("loose")


def test_chunks_of_any_size(lines: list[str]) -> None:
    text = "\n".join(lines[:400]).encode()
    expected = LOOSE.normalize(text)
    choose = random.Random(1)
    for most in [1, 7, 100, 5000, len(text)]:
        stream, out, at = LOOSE.stream(), b"", 0
        while at < len(text):
            size = choose.randint(1, most)
            out += stream.push(text[at : at + size])
            at += size
        assert out + stream.finish() == expected
        # A stream begins anew.
        assert stream.push(bytearray("إلى".encode())) + stream.finish() == "الي".encode()


def test_invalid_bytes() -> None:
    stream = LOOSE.stream()
    chunk = "إلى".encode() + b"\xff" + "سؤال".encode()
    error = pytest.raises(StreamError, stream.push, chunk).value
    assert (str(error), error.offset, error.output) == ("invalid UTF-8 at byte 6 of the stream", 6, "الي".encode())
    assert stream.push(chunk[error.consumed :]) + stream.finish() == "سوال".encode()
    again = pickle.loads(pickle.dumps(error))
    assert (again.offset, again.consumed, again.output, str(again)) == (6, 7, error.output, str(error))

    stream.push(b"a\xd9")
    error = pytest.raises(StreamError, stream.finish).value
    assert (str(error), error.offset) == ("incomplete UTF-8 at byte 1 of the stream", 1)

    stream = LOOSE.stream(replace_invalid=True)
    assert stream.push(chunk + b"\xd9") + stream.finish() == "الي\ufffdسوال\ufffd".encode()


def test_lines_come_at_once_if_asked_for() -> None:
    stream = LOOSE.stream()
    assert stream.push("قُلْ\n".encode()) + stream.flush() == "قل\n".encode()


def test_wrong_types() -> None:
    for wrong, name in [("text", "str"), (None, "NoneType"), (memoryview(b""), "memoryview")]:
        with pytest.raises(TypeError, match=f"expected bytes or bytearray, not {name}"):
            LOOSE.stream().push(wrong)  # type: ignore[arg-type]


def test_threads_may_share_a_stream() -> None:
    stream, chunk, out = LOOSE.stream(), b"abc " * 20_000, []
    work = [threading.Thread(target=lambda: out.append(stream.push(chunk))) for _ in range(8)]
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()
    assert sum(map(len, out)) + len(stream.finish()) == 8 * len(chunk)
