"""`python -m arabic_text`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from arabic_text import Normalizer, Profile

COMMAND = [sys.executable, "-m", "arabic_text"]


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *arguments], input=given, capture_output=True, timeout=120)


def test_standard_input_and_files(tmp_path: Path, lines: list[str]) -> None:
    text = "\n".join(lines).encode()
    file, other, target = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "out.txt"
    file.write_bytes(text * 3)
    other.write_bytes("سؤال".encode())
    search, loose = Normalizer(), Normalizer("loose,digits=keep")
    assert run(given=text).stdout == search.normalize(text)
    assert run("-", given=text).stdout == search.normalize(text)
    result = run("-p", "loose,digits=keep", str(file), str(other), "-o", str(target))
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")
    assert target.read_bytes() == loose.normalize(text * 3) + "سوال".encode()


def test_invalid_bytes(tmp_path: Path) -> None:
    file = tmp_path / "bad.txt"
    file.write_bytes("إلى ".encode() + b"\xff\xfe" + "إلى".encode())
    result = run(str(file))
    assert result.returncode == 1 and result.stdout == "الي ".encode()
    assert f"{file}: invalid UTF-8 at byte 7 of the stream; --replace-invalid replaces it" in result.stderr.decode()
    result = run("--replace-invalid", str(file))
    assert (result.returncode, result.stdout) == (0, "الي \ufffd\ufffdالي".encode())


def test_wrong_use(tmp_path: Path) -> None:
    result = run("--profile", "serach")
    assert result.returncode == 2 and b"unknown preset `serach`; expected one of `none`" in result.stderr
    result = run(str(tmp_path / "missing"))
    assert result.returncode == 1 and b"missing" in result.stderr and b"Traceback" not in result.stderr


def test_fingerprint_and_help() -> None:
    result = run("-p", "search,digits=keep", "--fingerprint")
    assert result.stdout.decode() == f"search,digits=keep {Profile('search,digits=keep').fingerprint:016x}\n"
    assert run("--help").stdout.startswith(b"usage: python -m arabic_text") and run("--version").returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such pipe")
def test_a_reader_that_has_enough() -> None:
    command = f"yes إلى | head -c 20000000 | {' '.join(COMMAND)} | head -n 2"
    result = subprocess.run(["bash", "-c", command], capture_output=True, timeout=120)
    assert (result.stdout, result.stderr) == ("الي\nالي\n".encode(), b"")


def test_lines_come_out_as_they_come_in() -> None:
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin and process.stdout
        for line in ["إلى\n", "سنة\n"]:
            process.stdin.write(line.encode())
            process.stdin.flush()
            assert process.stdout.readline() == Normalizer().normalize(line).encode()
        process.stdin.close()
        assert process.wait(60) == 0


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no terminals here")
@pytest.mark.parametrize("quiet", [False, True])
def test_a_bar_on_a_terminal(tmp_path: Path, quiet: bool) -> None:
    pytest.importorskip("tqdm")
    file = tmp_path / "a.txt"
    file.write_bytes("إلى\n".encode() * 300_000)
    import fcntl
    import struct
    import termios

    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    arguments = [str(file), "-o", str(tmp_path / "out"), *(["--quiet"] if quiet else [])]
    with subprocess.Popen([*COMMAND, *arguments], stderr=theirs) as process:
        assert process.wait(60) == 0
    os.set_blocking(ours, False)
    try:
        shown = os.read(ours, 10_000).decode()
    except BlockingIOError:
        shown = ""
    os.close(theirs)
    os.close(ours)
    assert ("100%" in shown and "2.10M" in shown) is not quiet
