"""What the tests share: the cases of the library, and real text."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
TESTDATA = ROOT / "testdata"


def unescape(text: str) -> str:
    """The text with the characters that ``\\u{...}`` stands for."""
    return re.sub(r"\\u\{([0-9A-Fa-f]+)\}", lambda found: chr(int(found[1], 16)), text)


def cases_of(name: str) -> list[tuple[str, str, str, str]]:
    """The lines of a file of cases: options, text and output, of which both are still escaped, and the reason."""
    lines = (TESTDATA / name).read_text("utf-8").split("\n")
    fields = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [(options, text, output, reason) for options, text, output, reason in fields]


def real_text() -> list[str]:
    """Lines of news: of the corpora, if a folder of them is named, else those that the library has."""
    corpora = os.environ.get("ARABIC_TEXT_CORPORA")
    path = Path(corpora) / "news.txt" if corpora else ROOT / "examples" / "sample_news.txt"
    return path.read_text("utf-8").split("\n")


@pytest.fixture(scope="session")
def lines() -> list[str]:
    """Real lines, many of them different, about a megabyte at least."""
    found = real_text()
    size = sum(len(line.encode()) for line in found)
    return found * max(1, 1_000_000 // size)
