"""A job of Spark over a folder of Parquet files, with two executors in processes of their own."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import real_text

import arabic_text
from arabic_text import Normalizer, Profile, ProfileError

pytest.importorskip("pyspark")
pa = pytest.importorskip("pyarrow")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("there is no java", allow_module_level=True)

FILES, ROWS = 8, 3_000


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ.update(SPARK_LOCAL_IP="127.0.0.1", PYSPARK_PYTHON=sys.executable)
    # The batches are smaller than a partition: a worker folds several.
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.executor.memory": "1g",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "1000",
        "spark.sql.files.maxPartitionBytes": "200000",
        "spark.sql.warehouse.dir": str(tmp_path_factory.mktemp("warehouse")),
        "spark.local.dir": str(tmp_path_factory.mktemp("local")),
    }
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("arabic_text")
    session = builder.config(map=settings).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def texts() -> list[str | None]:
    lines = real_text()[:2_000]
    # Short ones are enough, and a null here and there.
    return [None if at % 97 == 0 else lines[at % len(lines)][: 60 + at % 200] for at in range(FILES * ROWS)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, texts: list[str | None]) -> Path:
    import pyarrow.parquet as pq

    made = tmp_path_factory.mktemp("texts")
    for file in range(FILES):
        rows = range(file * ROWS, (file + 1) * ROWS)
        table = pa.table({"id": pa.array(rows, pa.int64()), "text": pa.array([texts[row] for row in rows])})
        pq.write_table(table, made / f"{file}.parquet")
    return made


def test_a_job_over_a_folder(spark: Any, folder: Path, texts: list[str | None], tmp_path: Path) -> None:
    from arabic_text.spark import normalize, words

    profile = Profile("search", digits="keep")
    source = spark.read.parquet(str(folder))
    assert source.rdd.getNumPartitions() >= 8
    keys = source.select("id", normalize("text", profile).alias("key"), words(source.text).alias("words"))
    target = tmp_path / "keys"
    keys.write.parquet(str(target))
    # Beside the files, under a name that Spark does not read.
    (target / "_arabic_text.json").write_text(
        json.dumps({"profile": str(profile), "fingerprint": f"{profile.fingerprint:016x}"})
    )

    import pyarrow.parquet as pq

    result = pq.read_table(target).sort_by("id")
    assert len(list(target.glob("part-*"))) >= 8
    local, search = Normalizer(profile), Normalizer()
    assert result["id"].to_pylist() == list(range(len(texts)))
    assert result["key"].to_pylist() == [text and local.normalize(text) for text in texts]
    assert result["words"].to_pylist() == [None if text is None else search.words(text) for text in texts]

    stored = json.loads((target / "_arabic_text.json").read_text())
    assert int(stored["fingerprint"], 16) == Profile(stored["profile"]).fingerprint
    # The folder can still be read, and asked for a folded word.
    assert spark.read.parquet(str(target)).count() == len(texts)


def test_both_executors_work_with_one_normalizer_each(spark: Any) -> None:
    from pyspark.sql.functions import col

    frame = spark.range(0, 40, 1, 8).select((col("id").cast("string")).alias("text"))

    def where(batches: Any) -> Any:
        import time

        import pyarrow

        from arabic_text.spark import _normalizer

        for batch in batches:
            # Long enough that one executor cannot take all parts.
            time.sleep(0.3)
            normalizer = _normalizer("search")
            keys = pyarrow.array(normalizer.normalize_arrow(batch.column(0)))
            row = [os.environ.get("SPARK_EXECUTOR_DIRS", os.getcwd()), str(os.getpid()), str(id(normalizer))]
            yield pyarrow.RecordBatch.from_arrays(
                [keys, *(pyarrow.array([value] * len(keys)) for value in row)], ["key", "executor", "process", "object"]
            )

    rows = frame.mapInArrow(where, "key string, executor string, process string, object string").collect()
    assert sorted(int(row.key) for row in rows) == list(range(40))
    assert len({row.executor for row in rows}) == 2
    objects: dict[str, set[str]] = {}
    for row in rows:
        objects.setdefault(row.process, set()).add(row.object)
    assert all(len(found) == 1 for found in objects.values()), objects


def test_a_wrong_profile_is_an_error_before_the_job(spark: Any) -> None:
    from arabic_text.spark import normalize

    with pytest.raises(ProfileError, match="unknown preset `serach`"):
        normalize("text", "serach")
    assert arabic_text.__version__
