#!/usr/bin/env python3
"""Indexes the lines of a text with `arabic` and with `unicode61`, and folds them, in one run.

usage: index.py LIBRARY TEXT...

Each round indexes the same lines with every tokenizer, one after the other. What is printed are medians of the rounds, in processor
time, and the median of the ratios within a round. Ends with 1 if `arabic` is slower than `unicode61`, or `arabic_fold` takes more
than eight times as long as reading the lines: without the vectors of the library it takes ten times as long.
"""

import pathlib
import sqlite3
import statistics
import sys
import time

ROUNDS = 7
TOKENIZERS = {
    "unicode61": "unicode61",
    "unicode61 remove_diacritics 2": "unicode61 remove_diacritics 2",
    "arabic": "arabic",
    "arabic loose": "arabic loose",
    "arabic stem": "arabic stem arabic",
    "arabic stem exact": "arabic stem arabic exact 1",
}
MOST_FOLD = 8
LEAST_SIZE = 1_500_000


def seconds(work):
    start = time.process_time()
    work()
    return time.process_time() - start


def indexed(connection, tokenizer, rows):
    connection.execute(f"CREATE VIRTUAL TABLE t USING fts5(body, tokenize = '{tokenizer}')")
    time = seconds(lambda: connection.executemany("INSERT INTO t VALUES (?)", rows))
    connection.execute("DROP TABLE t")
    return time


def main():
    library, *paths = sys.argv[1:]
    lines = [line for path in paths for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines() if line]
    # Samples of some kilobytes are taken as often as it takes to measure them.
    lines *= 1 + LEAST_SIZE // sum(len(line.encode()) for line in lines)
    rows, size = [(line,) for line in lines], sum(len(line.encode()) for line in lines)
    connection = sqlite3.connect(":memory:")
    connection.enable_load_extension(True)
    connection.load_extension(library)
    connection.execute("CREATE TABLE plain (body)")
    connection.executemany("INSERT INTO plain VALUES (?)", rows)
    scan = "SELECT count(length(CAST(body AS BLOB))) FROM plain"
    fold = "SELECT count(length(CAST(arabic_fold(body) AS BLOB))) FROM plain"
    times = {name: [] for name in [*TOKENIZERS, "fold", "scan"]}
    for _ in range(ROUNDS):
        for name, tokenizer in TOKENIZERS.items():
            times[name].append(indexed(connection, tokenizer, rows))
        times["fold"].append(seconds(lambda: connection.execute(fold).fetchall()))
        times["scan"].append(seconds(lambda: connection.execute(scan).fetchall()))
    print(f"{len(lines)} lines, {size / 1e6:.2f} MB, SQLite {sqlite3.sqlite_version}, median of {ROUNDS} rounds, processor time")
    ratios = {}
    for name in TOKENIZERS:
        median = statistics.median(times[name])
        ratios[name] = statistics.median(base / time for base, time in zip(times["unicode61"], times[name]))
        speed = f"{len(lines) / median:>9.0f} rows/s {size / median / 1e6:>6.1f} MB/s"
        print(f"{name:<30} {speed} {ratios[name]:>5.2f} of unicode61")
    fold, scan = statistics.median(times["fold"]), statistics.median(times["scan"])
    print(f"{'arabic_fold':<30} {size / fold / 1e6:>6.0f} MB/s, {fold / scan:.1f} times as long as a scan")
    sys.exit(ratios["arabic"] < 1 or fold > MOST_FOLD * scan)


main()
