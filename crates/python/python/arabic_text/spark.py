"""Columns of Spark, folded on its executors. Needs PySpark 4.1 or later, and this package on every worker.

>>> from pyspark.sql import functions as F  # doctest: +SKIP
>>> from arabic_text.spark import normalize  # doctest: +SKIP
>>> df.select("id", normalize("title").alias("key"), F.explode(words("text")))  # doctest: +SKIP

A worker compiles a profile once, however many columns and batches it folds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ._native import Normalizer, Profile

if TYPE_CHECKING:
    import pyarrow as _pa
    from pyspark.sql import Column as _Column

__all__ = ["normalize", "words"]


def normalize(column: _Column | str, profile: Profile | str = "search") -> _Column:
    """Returns a column of strings, folded by a profile or the text form of one. Nulls stay."""
    text = str(_checked(profile))

    def fold(texts: _pa.Array) -> _pa.Array:
        import pyarrow

        return pyarrow.array(_normalizer(text).normalize_arrow(texts))

    return _applied(fold, "string", column)


def words(column: _Column | str, profile: Profile | str = "search") -> _Column:
    """Returns a column of arrays of strings: the folded words of each row. Nulls stay."""
    text = str(_checked(profile))

    def split(texts: _pa.Array) -> _pa.Array:
        import pyarrow

        return pyarrow.array(_normalizer(text).words_arrow(texts))

    return _applied(split, "array<string>", column)


def _checked(profile: Profile | str) -> Profile:
    """Here rather than on a worker: a wrong profile is an error before the job begins."""
    return Profile(profile)


_NORMALIZERS: dict[str, Normalizer] = {}


def _normalizer(profile: str) -> Normalizer:
    """The one normalizer of a worker for a profile."""
    if profile not in _NORMALIZERS:
        _NORMALIZERS[profile] = Normalizer(profile)
    return _NORMALIZERS[profile]


def _applied(function: Callable[[_pa.Array], _pa.Array], returns: str, column: _Column | str) -> _Column:
    import pyarrow as pa
    from pyspark.sql.functions import arrow_udf

    # Spark reads what a function is from its types, which must be there as objects.
    function.__annotations__ = {"texts": pa.Array, "return": pa.Array}
    made: _Column = arrow_udf(function, returns)(column)
    return made
