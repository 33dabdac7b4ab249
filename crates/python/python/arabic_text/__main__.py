"""``python -m arabic_text``: folds files or standard input. ``--help`` says how."""

from __future__ import annotations

import argparse
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import BinaryIO

from . import Normalizer, ProfileError, StreamError, __version__

CHUNK = 1 << 20


def main(arguments: list[str] | None = None) -> int:
    """Runs the command. Returns the exit code: 0, or 1 if something could not be read or written, 2 for wrong options."""
    options = parser().parse_args(arguments)
    try:
        normalizer = Normalizer(options.profile)
    except ProfileError as error:
        parser().error(str(error))
    if options.fingerprint:
        print(f"{normalizer.profile} {normalizer.profile.fingerprint:016x}")
        return 0
    try:
        fold_all(normalizer, options)
    except BrokenPipeError:
        # Who reads has enough. Python would complain once more when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (Unreadable, OSError) as error:
        print(f"arabic_text: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="python -m arabic_text",
        description="Folds Arabic text (UTF-8) of files, or of standard input, to standard output.",
    )
    made.add_argument("files", nargs="*", metavar="FILE", help="read it; - or none is standard input")
    made.add_argument("-o", "--output", metavar="FILE", help="write to it instead of standard output")
    made.add_argument(
        "-p", "--profile", default="search", help="a name, or options as in 'search,digits=keep' (default: search)"
    )
    made.add_argument("--replace-invalid", action="store_true", help="make invalid UTF-8 U+FFFD instead of an error")
    made.add_argument("-q", "--quiet", action="store_true", help="show no progress")
    made.add_argument("--fingerprint", action="store_true", help="print the profile and its fingerprint, and fold nothing")
    made.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return made


class Unreadable(Exception):
    """A file that is not UTF-8."""


def fold_all(normalizer: Normalizer, options: argparse.Namespace) -> None:
    with ExitStack() as stack:
        files = [(name, opened(name, stack)) for name in options.files or ["-"]]
        output = stack.enter_context(open(options.output, "wb")) if options.output else sys.stdout.buffer
        moved_on = progress([file for _, file in files], stack, options.quiet)
        for name, file in files:
            try:
                for folded in fold(normalizer, file, options.replace_invalid, moved_on):
                    output.write(folded)
                    output.flush()
            except StreamError as error:
                output.write(error.output)
                raise Unreadable(f"{name}: {error}; --replace-invalid replaces it") from None


def opened(name: str, stack: ExitStack) -> BinaryIO:
    return sys.stdin.buffer if name == "-" else stack.enter_context(open(name, "rb"))


def fold(
    normalizer: Normalizer, file: BinaryIO, replace_invalid: bool, moved_on: Callable[[int], object]
) -> Iterator[bytes]:
    stream = normalizer.stream(replace_invalid=replace_invalid)
    # `read1` gives what is there: lines of a pipe come out as they come in.
    read = getattr(file, "read1", file.read)
    while chunk := read(CHUNK):
        yield stream.push(chunk) + stream.flush()
        moved_on(len(chunk))
    yield stream.finish()


def progress(files: list[BinaryIO], stack: ExitStack, quiet: bool) -> Callable[[int], object]:
    """What is to be called with the number of bytes that were read. It shows a bar on a terminal, if `tqdm` is there."""
    if quiet or not sys.stderr.isatty():
        return lambda _: None
    try:
        from tqdm import tqdm
    except ImportError:
        return lambda _: None
    bar = stack.enter_context(tqdm(total=total(files), unit="B", unit_scale=True, unit_divisor=1000))
    moved_on: Callable[[int], object] = bar.update
    return moved_on


def total(files: list[BinaryIO]) -> int | None:
    """How many bytes there are to read, if all are files that say so."""
    try:
        found = [os.fstat(file.fileno()) for file in files]
    except OSError:
        return None
    return sum(file.st_size for file in found) if all(stat.S_ISREG(file.st_mode) for file in found) else None


if __name__ == "__main__":
    sys.exit(main())
