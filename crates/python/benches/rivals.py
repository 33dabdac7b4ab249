"""Speed beside other packages, in one run: all take turns, and the best turn of each counts. Megabytes of UTF-8 per second of
processor time, which other work on the machine does not take away. All run in one thread, but `arabic_norm.normalize_batch`.

usage: python benches/rivals.py TEXT [TURNS]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import arabic_norm
import arabic_normalize
import duckdb
import pandas as pd
import polars as pl
import pyarabic.araby as araby
import pyarrow as pa
from camel_tools.utils.dediac import dediac_ar
from camel_tools.utils.normalize import normalize_alef_ar, normalize_alef_maksura_ar, normalize_teh_marbuta_ar

from arabic_text import Normalizer, words

#: Pure Python is asked for one line in so many, or a turn would take minutes.
SPARSE = 20

lines = Path(sys.argv[1]).read_text("utf-8").split("\n")
turns = int(sys.argv[2]) if len(sys.argv) > 2 else 7
search = Normalizer("search")
whole = "\n".join(lines)
size = len(whole.encode())


def fresh() -> list[str]:
    """Strings as a program has them that has just read them: without the UTF-8 that CPython keeps once it was asked for."""
    return [(line + " ")[:-1] for line in lines]


def camel(text: str) -> str:
    return normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(dediac_ar(text))))


def pyarabic(text: str) -> str:
    return araby.normalize_teh(araby.normalize_alef(araby.strip_tatweel(araby.strip_tashkeel(text))))


column = pa.array(lines)
large, view = column.cast(pa.large_string()), column.cast(pa.string_view())
dictionary = pa.array(lines).dictionary_encode()
series, frame = pl.Series(lines), pd.Series(lines, dtype="str")
database = duckdb.connect()
database.register("texts", pa.table({"text": column}))
database.create_function(
    "arabic_key",
    lambda texts: pa.chunked_array(search.normalize_arrow(texts))
    if isinstance(texts, pa.ChunkedArray)
    else pa.array(search.normalize_arrow(texts)),
    ["VARCHAR"],
    "VARCHAR",
    type="arrow",
)

Row = tuple[str, Callable[[], Any], Callable[[Any], Any], int]
ROWS: list[Row] = [
    ("Arrow string", lambda: column, lambda c: pa.array(search.normalize_arrow(c)), size),
    ("Arrow large_string", lambda: large, lambda c: pa.array(search.normalize_arrow(c)), size),
    ("Arrow string_view", lambda: view, lambda c: pa.array(search.normalize_arrow(c)), size),
    ("Arrow dictionary", lambda: dictionary, lambda c: pa.array(search.normalize_arrow(c)), size),
    ("polars Series", lambda: series, lambda c: pl.Series(search.normalize_arrow(c)), size),
    ("pandas Series", lambda: frame, lambda c: pd.Series.from_arrow(search.normalize_arrow(c)), size),
    ("pandas map", lambda: frame, lambda c: c.map(search.normalize), size),
    ("DuckDB", lambda: None, lambda _: database.execute("SELECT sum(length(arabic_key(text))) FROM texts").fetchall(), size),
    ("Arrow lists of words", lambda: column, lambda c: pa.array(search.words_arrow(c)), size),
    ("Arrow lists of tokens", lambda: column, lambda c: pa.array(search.tokens_arrow(c)), size),
    ("bytes, whole", lambda: whole.encode(), search.normalize, size),
    ("str, whole", lambda: (whole + " ")[:-1], search.normalize, size),
    ("str, whole, arabic-normalize", lambda: (whole + " ")[:-1], arabic_normalize.normalize, size),
    ("str, whole, arabic-norm", lambda: (whole + " ")[:-1], arabic_norm.normalize, size),
    ("list, normalize_all", fresh, search.normalize_all, size),
    ("list, [normalize(x) for x in list]", fresh, lambda texts: [search.normalize(text) for text in texts], size),
    ("list, arabic-normalize", fresh, lambda texts: [arabic_normalize.normalize(text) for text in texts], size),
    ("list, arabic-norm", fresh, lambda texts: [arabic_norm.normalize(text) for text in texts], size),
    ("list, camel_tools, 4 functions", fresh, lambda texts: [camel(text) for text in texts], size),
    ("words of a list", fresh, lambda texts: [search.words(text) for text in texts], size),
    ("words of a list, as they are", fresh, lambda texts: [words(text) for text in texts], size),
]
for name in ["normalize_batch", "normalize_many", "normalize_list"]:
    for package in (arabic_norm, arabic_normalize):
        if function := getattr(package, name, None):
            ROWS.append((f"list, {package.__name__}.{name}", fresh, function, size))
few = lines[::SPARSE]
ROWS.append(
    ("list, pyarabic, 4 functions", lambda: few, lambda texts: [pyarabic(text) for text in texts], len("\n".join(few).encode()))
)

best = dict.fromkeys((row[0] for row in ROWS), float("inf"))
for _ in range(turns):
    for name, make, function, _ in ROWS:
        given = make()
        started = time.process_time()
        function(given)
        best[name] = min(best[name], time.process_time() - started)

speeds = {name: amount / best[name] / 1e6 for name, _, _, amount in ROWS}
camels = speeds["list, camel_tools, 4 functions"]
print(f"{len(lines)} lines, {size / 1e6:.2f} MB, the best of {turns} turns")
print(f"{'':44}   MB/s   of camel_tools")
for name, speed in speeds.items():
    print(f"{name:44} {speed:6.0f}   {speed / camels:6.1f}")
