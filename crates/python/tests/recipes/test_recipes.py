"""The recipes of the README with the real packages. Each test says what a user would write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from arabic_text import Normalizer, Tokenizer

SEARCH = Normalizer("search")
TEXTS = ["قَرَأتُ كِتَـابَ أَخِي", None, "إلى المدرسةِ", "plain", "٣ كُتُبٍ"]
FOLDED = ["قرات كتاب اخي", None, "الي المدرسه", "plain", "3 كتب"]


def test_pandas() -> None:
    pd = pytest.importorskip("pandas")
    series = pd.Series(TEXTS, index=[3, 1, 4, 5, 9], name="text", dtype="str")
    keys = pd.Series.from_arrow(SEARCH.normalize_arrow(series)).set_axis(series.index)
    assert keys.dtype == series.dtype
    assert [None if pd.isna(key) else key for key in keys] == FOLDED and keys.index.tolist() == [3, 1, 4, 5, 9]
    # Without Arrow, and slower; nulls are left alone.
    assert series.map(SEARCH.normalize, na_action="ignore").equals(keys.rename("text"))
    # As a categorical, each category is folded once.
    pa = pytest.importorskip("pyarrow")
    categories = pa.array(pd.Series(["إلى", "الي", "نعم", None], dtype="category"))
    folded = pa.array(SEARCH.normalize_arrow(categories)).to_pandas()
    assert folded.dtype == "category" and folded.tolist()[:3] == ["الي", "الي", "نعم"]
    assert folded.cat.categories.tolist() == ["الي", "نعم"]


def test_polars_expression() -> None:
    pl = pytest.importorskip("polars")

    def key(column: Any) -> Any:
        return column.map_batches(lambda texts: pl.Series(SEARCH.normalize_arrow(texts)), return_dtype=pl.String)

    frame = pl.DataFrame({"text": TEXTS, "id": range(5)})
    result = frame.with_columns(key(pl.col("text")).alias("key"))
    assert result["key"].to_list() == FOLDED
    words = pl.Series(SEARCH.words_arrow(frame["text"]))
    assert words.dtype == pl.List(pl.String) and words.to_list()[0] == ["قرات", "كتاب", "اخي"]
    tokens = pl.Series(SEARCH.tokens_arrow(frame["text"])).explode().struct.unnest()
    assert tokens.columns == ["kind", "text", "folded", "start", "end"]
    assert tokens.filter(pl.col("kind") == "number")["folded"].to_list() == ["3"]
    category = pl.Series(SEARCH.normalize_arrow(pl.Series(["إلى", "الي"], dtype=pl.Categorical)))
    assert category.cast(pl.String).to_list() == ["الي", "الي"]


def test_polars_streaming(tmp_path: Path, lines: list[str]) -> None:
    pl = pytest.importorskip("polars")
    source, target = tmp_path / "texts.parquet", tmp_path / "keys.parquet"
    pl.DataFrame({"text": lines}).write_parquet(source, row_group_size=500)

    def key(frame: Any) -> Any:
        return frame.with_columns(pl.Series(SEARCH.normalize_arrow(frame["text"])).alias("key"))

    schema = {"text": pl.String, "key": pl.String}
    pl.scan_parquet(source).map_batches(key, schema=schema, streamable=True).sink_parquet(target)
    result = pl.read_parquet(target)
    assert result["text"].to_list() == lines and result["key"].to_list() == SEARCH.normalize_all(lines)


def test_duckdb(lines: list[str]) -> None:
    duckdb = pytest.importorskip("duckdb")
    pa = pytest.importorskip("pyarrow")

    def arabic_key(texts: Any) -> Any:
        if isinstance(texts, pa.ChunkedArray):
            return pa.chunked_array(SEARCH.normalize_arrow(texts))
        return pa.array(SEARCH.normalize_arrow(texts))

    database = duckdb.connect()
    database.create_function("arabic_key", arabic_key, ["VARCHAR"], "VARCHAR", type="arrow")
    database.register("texts", pa.table({"id": range(5), "text": TEXTS}))
    rows = database.execute("SELECT arabic_key(text) FROM texts ORDER BY id").fetchall()
    assert [row[0] for row in rows] == FOLDED
    found = database.execute("SELECT id FROM texts WHERE contains(arabic_key(text), arabic_key('كِتاب'))").fetchall()
    assert found == [(0,)]
    # More rows than a vector of DuckDB has, over several threads.
    database.register("news", pa.table({"id": range(len(lines)), "text": lines}))
    keys = database.execute("SELECT arabic_key(text) FROM news ORDER BY id").fetchall()
    assert [row[0] for row in keys] == SEARCH.normalize_all(lines)


def test_datasets(tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets")
    pa = pytest.importorskip("pyarrow")

    def add_key(batch: Any) -> Any:
        return batch.append_column("key", pa.chunked_array(SEARCH.normalize_arrow(batch["text"])))

    data = datasets.Dataset.from_dict({"text": TEXTS * 100})
    data = data.with_format("arrow").map(add_key, batched=True, batch_size=64).with_format(None)
    assert data["key"][:] == FOLDED * 100
    # In two processes, for which the normalizer is pickled.
    data = data.with_format("arrow").map(add_key_again, batched=True, num_proc=2, fn_kwargs={"normalizer": SEARCH})
    assert data.with_format(None)["again"][:] == FOLDED * 100


def add_key_again(batch: Any, normalizer: Normalizer) -> Any:
    import pyarrow as pa

    return batch.append_column("again", pa.chunked_array(normalizer.normalize_arrow(batch["text"])))


def test_jiwer() -> None:
    jiwer = pytest.importorskip("jiwer")

    class Fold(jiwer.AbstractTransform):  # type: ignore[misc, name-defined]
        """Texts folded by a profile: its name belongs beside the word error rate."""

        def __init__(self, profile: str) -> None:
            self.normalizer = Normalizer(profile)

        def process_string(self, s: str) -> str:
            return self.normalizer.normalize(s)

    def error_rate(profile: str) -> float:
        words = jiwer.Compose([Fold(profile), jiwer.ReduceToListOfListOfWords()])
        rate = jiwer.wer(reference, hypothesis, reference_transform=words, hypothesis_transform=words)
        return float(rate)

    reference, hypothesis = ["ذَهَبَ إلى المدرسةِ"], ["ذهب الى المدرسه"]
    assert jiwer.wer(reference, hypothesis) == 1.0
    assert error_rate("search") == 0.0
    assert error_rate("unvocalized") == pytest.approx(2 / 3)


def test_scikit_learn() -> None:
    text = pytest.importorskip("sklearn.feature_extraction.text")
    vectorizer = text.CountVectorizer(analyzer=SEARCH.words)
    counts = vectorizer.fit_transform(["كِتابٌ وقلمٌ", "الكتاب كتاب كِتَاب"])
    assert vectorizer.get_feature_names_out().tolist() == ["الكتاب", "كتاب", "وقلم"]
    assert counts.toarray().tolist() == [[0, 1, 1], [1, 2, 0]]
    # A model that was fitted can be stored: the normalizer is pickled with it.
    import pickle

    again = pickle.loads(pickle.dumps(vectorizer))
    assert again.transform(["كِتاب"]).toarray().tolist() == [[0, 1, 0]]


def test_spacy() -> None:
    spacy = pytest.importorskip("spacy")
    from spacy.tokens import Doc

    class Words:
        """Tokens of this package in a pipeline; `NORM` is the folded text, which matchers and models can use."""

        def __init__(self, vocab: Any) -> None:
            self.vocab, self.tokenizer = vocab, Tokenizer(spaces=True)

        def __call__(self, text: str) -> Any:
            words, spaces = [], []
            for token in self.tokenizer.tokens(text):
                if token.text == " " and words and not spaces[-1]:
                    spaces[-1] = True
                else:
                    words.append(token.text)
                    spaces.append(False)
            doc = Doc(self.vocab, words=words, spaces=spaces)
            for token in doc:
                token.norm_ = SEARCH.normalize(token.text)
            return doc

    language = spacy.blank("ar")
    language.tokenizer = Words(language.vocab)
    text = "قال: «فُتِحَ  البابُ» #وسم_جديد."
    doc = language(text)
    assert doc.text == text
    assert [token.text for token in doc if not token.is_space] == ["قال", ":", "«", "فُتِحَ", "البابُ", "»", "#وسم_جديد", "."]
    from spacy.matcher import Matcher

    matcher = Matcher(language.vocab)
    matcher.add("door", [[{"NORM": "الباب"}]])
    assert [doc[start:end].text for _, start, end in matcher(doc)] == ["البابُ"]
    assert all(text[token.idx :].startswith(token.text) for token in doc)


def test_nanoarrow() -> None:
    nanoarrow = pytest.importorskip("nanoarrow")
    array = nanoarrow.Array(TEXTS, nanoarrow.string())
    assert nanoarrow.Array(SEARCH.normalize_arrow(array)).to_pylist() == FOLDED
