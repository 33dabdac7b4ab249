"""Eight threads at once, on one normalizer: the same answers, and other threads run meanwhile."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from arabic_text import Normalizer

SEARCH = Normalizer()


def test_the_same_answers(lines: list[str]) -> None:
    pa = pytest.importorskip("pyarrow")
    text, column = "\n".join(lines), pa.array(lines)

    def work(_: int) -> tuple[Any, ...]:
        stream = SEARCH.stream()
        data = text.encode()
        return (
            SEARCH.normalize(text),
            SEARCH.normalize_all(lines),
            pa.array(SEARCH.normalize_arrow(column)),
            SEARCH.align(text).text,
            list(SEARCH.find_iter(text, "كتاب")),
            [token.folded for token in SEARCH.tokens(text[:20_000])],
            b"".join(stream.push(data[at : at + 100_000]) for at in range(0, len(data), 100_000)) + stream.finish(),
        )

    alone = work(0)
    with ThreadPoolExecutor(8) as pool:
        for result in pool.map(work, range(16)):
            assert result == alone


def test_an_iterator_shared_by_threads_gives_each_match_once() -> None:
    matches = SEARCH.find_iter("كتاب " * 20_000, "كتاب")
    found: list[tuple[int, int]] = []
    lock = threading.Lock()

    def take() -> None:
        while True:
            try:
                match = next(matches)
            except StopIteration:
                return
            except RuntimeError:
                # Another thread is at it right now, which is said as of a generator.
                continue
            with lock:
                found.append(match)

    work = [threading.Thread(target=take) for _ in range(8)]
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()
    assert sorted(found) == [(at * 5, at * 5 + 4) for at in range(20_000)]


def test_other_threads_run_meanwhile(lines: list[str]) -> None:
    pa = pytest.importorskip("pyarrow")
    column = pa.chunked_array([lines] * 40)
    counted = 0
    done = False

    def count() -> None:
        nonlocal counted
        while not done:
            counted += 1
            time.sleep(0.0005)

    thread = threading.Thread(target=count)
    thread.start()
    started = time.perf_counter()
    seen = []
    while time.perf_counter() - started < 0.5:
        before = counted
        SEARCH.tokens_arrow(column)
        seen.append(counted - before)
    done = True
    thread.join()
    # One call takes many times as long as a turn of the other thread.
    assert max(seen) > 5
