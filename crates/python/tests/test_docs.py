"""The examples of the documentation and of the README run."""

from __future__ import annotations

import doctest
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import arabic_text

pytest.importorskip("pyarrow")
README = Path(__file__).resolve().parents[1] / "README.md"
NAMES: dict[str, Any] = {name: getattr(arabic_text, name) for name in arabic_text.__all__}


def documented() -> Iterator[tuple[str, Any]]:
    """Everything that is public, members of classes too. The finder of `doctest` does not look into compiled modules."""
    yield "arabic_text", arabic_text
    for name, value in NAMES.items():
        if callable(value):
            yield name, value
        if inspect.isclass(value):
            for member, inner in vars(value).items():
                if not member.startswith("_") and (callable(inner) or inspect.isdatadescriptor(inner)):
                    yield f"{name}.{member}", inner


EXAMPLES = [(name, value.__doc__) for name, value in documented() if ">>>" in (getattr(value, "__doc__", None) or "")]


def run(name: str, text: str) -> int:
    test = doctest.DocTestParser().get_doctest(text, dict(NAMES), name, None, 0)
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
    said: list[str] = []
    runner.run(test, out=said.append)
    assert runner.failures == 0, "".join(said)
    return runner.tries


@pytest.mark.parametrize(("name", "text"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_examples(name: str, text: str) -> None:
    assert run(name, text) > 0


def test_there_are_examples_of_everything() -> None:
    """Of properties and of what others give, the example of the class is enough."""
    have = {name for name, _ in EXAMPLES}
    functions = {name for name, value in documented() if inspect.isroutine(value) or inspect.isclass(value)}
    made_elsewhere = {"Matches", "Stream.push", "Stream.finish", "Stream.flush"}
    assert functions - have - made_elsewhere == set()


def test_everything_has_documentation() -> None:
    assert [name for name, value in documented() if not getattr(value, "__doc__", None)] == []


def test_examples_of_the_readme() -> None:
    assert run("README.md", README.read_text("utf-8").replace("```", "")) > 5
