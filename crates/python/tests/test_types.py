"""Types: the stubs are right, and users see them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("mypy")
CONFIG = Path(__file__).resolve().parents[1] / "pyproject.toml"


def python(*arguments: str, cwd: Path) -> str:
    result = subprocess.run([sys.executable, *arguments], cwd=cwd, capture_output=True, text=True, timeout=600)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def test_stubs_are_what_the_module_has(tmp_path: Path) -> None:
    python("-m", "mypy.stubtest", "arabic_text", "--mypy-config-file", str(CONFIG), cwd=tmp_path)


def test_package_is_strict(tmp_path: Path) -> None:
    python("-m", "mypy", "--strict", "--config-file", str(CONFIG), "-p", "arabic_text", cwd=tmp_path)


USE = """
from typing import assert_type
from arabic_text import *

n = Normalizer("search", digits="keep", mappings={"a": "b"})
assert_type(n.normalize("a"), str)
assert_type(n.normalize(b"a"), bytes)
assert_type(normalize("a"), str)
assert_type(n.normalize_all(["a"]), list[str])
assert_type(n.find("a", b"b"), tuple[int, int] | None)
assert_type(n.align(b"a").text, bytes)
assert_type([token.folded for token in n.tokens("a")], list[str])
assert_type(tokenize("a"), list[Token[str]])
assert_type(n.explain("a")[0].source, str)
assert_type(Profile.SEARCH.fingerprint, int)
assert_type(n.stream().push(b"a"), bytes)
for start, end in n.find_iter("a", "a"):
    assert_type(start, int)
try:
    Profile("serach")
except ProfileError as error:
    assert_type(error.offset, int | None)
"""

MISUSE = [
    "Normalizer('search', digits='roman')",
    "Normalizer('search', vowels='keep')",
    "normalize(None)",
    "normalize(1)",
    "Normalizer().find('a', 'b', True)",
    "Tokenizer(split_letters=True)",
    "Normalizer().normalize_arrow(['a'])",
    "Profile.SEARCH.fingerprint = 1",
]


def test_users_see_types(tmp_path: Path) -> None:
    file = tmp_path / "use.py"
    file.write_text(USE)
    python("-m", "mypy", "--strict", "--python-version", "3.11", str(file), cwd=tmp_path)


def test_misuse_is_found(tmp_path: Path) -> None:
    file = tmp_path / "misuse.py"
    file.write_text("from arabic_text import *\n" + "\n".join(MISUSE) + "\n")
    command = [sys.executable, "-m", "mypy", "--strict", str(file)]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=600)
    lines = {int(line.split(":")[1]) for line in result.stdout.splitlines() if ": error:" in line}
    assert lines == set(range(2, len(MISUSE) + 2)), result.stdout
