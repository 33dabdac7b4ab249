#!/usr/bin/env python3
"""Counts the instructions that functions of the crate take on the texts in benches/instructions/texts, and compares with the
figures in benches/instructions: tools/instructions.py [--renew | --real FOLDER] [x86_64] [aarch64]

Fails where a function takes more than 3 % more than its figure, and says which, on which text, by which backend.
Instructions depend on the compiler and a little on the C library: where these are not those of the figures, it shows what
differs and fails nothing. --renew writes what was counted as the new figures.

--real counts fold and tokens on pieces of the real texts in FOLDER, with vectors, and shows them beside the figures. The two
should agree within a fifth: the samples are to stand for real text.

x86_64   the scalar engine and AVX2, under valgrind, by gungraun (its runner: cargo install gungraun-runner --version
         =0.20.0). Valgrind knows no AVX-512, so there are no figures of it.
aarch64  the scalar engine and NEON, emulated by qemu-user with a plugin that counts (tools/count_instructions.c). Wants a
         compiler for it, as tools/test_target.sh says.

Without either name both are counted, what is missing is named and left out.
"""
import contextlib
import json
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
CRATE = ROOT / "benches/instructions"
LIMIT = 0.03
FUNCTIONS = ["fold", "check", "short_words", "align", "tokens", "folded_tokens"]
TEXTS = ["news", "vocalized", "tweets", "quran", "persian"]
ARM = "aarch64-unknown-linux-gnu"
ROUNDS = 20
REAL = {"news": "news.txt", "vocalized": "vocalized.txt", "tweets": "social.txt", "quran": "quran_pairs.tsv", "persian": "persian.txt"}
REAL_FUNCTIONS = ["fold", "tokens"]
PIECES = 6
PIECE = 1 << 16


class Missing(Exception):
    """A program that counting needs is missing on this machine."""


def output(*command, **options):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=CRATE, **options).stdout


def first_line(*command):
    return output(*command).splitlines()[0].strip()


def need(program, why):
    if not shutil.which(program):
        raise Missing(f"{program} is missing: {why}")


def libc():
    return "glibc " + os.confstr("CS_GNU_LIBC_VERSION").split()[-1]


def count_x86_64():
    """Rows (function, text, backend) -> instructions, and what they were made with."""
    if platform.machine() != "x86_64":
        raise Missing("this is no x86-64 machine")
    if "avx2" not in pathlib.Path("/proc/cpuinfo").read_text():
        raise Missing("this processor has no AVX2")
    need("valgrind", "it counts")
    need("gungraun-runner", "cargo install gungraun-runner --version =0.20.0 --locked")
    # What an earlier run left would be compared with.
    shutil.rmtree(CRATE / "target/gungraun", ignore_errors=True)
    lines = output("cargo", "bench", "--quiet", "--bench", "instructions", "--", "--output-format=json")
    rows = {}
    for run in map(json.loads, lines.splitlines()):
        text, backend = run["id"].split("_")
        metrics = run["profiles"][0]["data"]["parts"][0]["metrics"]
        rows[run["function_name"], text, backend] = metrics["Ir"]["values"]["new"]
    return rows, [first_line("rustc", "--version"), first_line("valgrind", "--version"), libc()]


@contextlib.contextmanager
def emulator():
    """Gives a function that counts the instructions of the program with the given arguments."""
    native = platform.machine() == "aarch64"
    need("gcc", "it compiles the plugin")
    need("qemu-aarch64", "Debian's qemu-user")
    environment = dict(os.environ)
    if not native:
        need("aarch64-linux-gnu-gcc", "Debian's gcc-aarch64-linux-gnu, libc6-dev-arm64-cross")
        environment["CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER"] = "aarch64-linux-gnu-gcc"
    sysroot = pathlib.Path(first_line("rustc", "--print", "sysroot"))
    if not list(sysroot.glob(f"lib/rustlib/{ARM}/lib/libcore-*.rlib")):
        raise Missing(f"rustc has no {ARM}: rustup target add {ARM}")
    output("cargo", "build", "--quiet", "--release", "--target", ARM, env=environment)
    program = CRATE / "target" / ARM / "release/arabic-text-instructions"
    with tempfile.TemporaryDirectory() as folder:
        plugin, counted = pathlib.Path(folder, "count.so"), pathlib.Path(folder, "count.txt")
        output("gcc", "-O1", "-shared", "-fPIC", "-o", str(plugin), str(ROOT / "tools/count_instructions.c"))
        command = ["qemu-aarch64", "-plugin", str(plugin), "-d", "plugin", "-D", str(counted)]
        command += [] if native else ["-L", "/usr/aarch64-linux-gnu"]

        def count(*arguments):
            output(*command, str(program), *arguments)
            return int(counted.read_text())

        yield count


@contextlib.contextmanager
def callgrind():
    """Gives a function that counts the instructions of the program with the given arguments."""
    need("valgrind", "it counts")
    output("cargo", "build", "--quiet", "--release")
    program = CRATE / "target/release/arabic-text-instructions"

    def count(*arguments):
        command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", str(program), *arguments]
        run = subprocess.run(command, check=True, capture_output=True, text=True)
        return int(re.search(r"Collected : (\d+)", run.stderr)[1])

    yield count


def a_round(count, case, rounds):
    # Starting up and warming up are in both.
    return (count(*case, str(rounds + 2)) - count(*case, "2")) // rounds


def count_aarch64():
    with emulator() as count:
        cases = [(f, t, b) for f in FUNCTIONS for t in TEXTS for b in ["scalar", "neon"]]
        rows = {case: a_round(count, case, ROUNDS) for case in cases}
    return rows, [first_line("rustc", "--version"), first_line("aarch64-linux-gnu-gcc", "--version")]


def pieces(folder, text):
    """Pieces of a real text, cut at line ends, that are spread evenly over it."""
    lines = pathlib.Path(folder, REAL[text]).read_bytes().splitlines(keepends=True)
    if text == "quran":
        lines = [line.split(b"\t")[1] + b"\n" for line in lines[1:]]
    found = []
    for number in range(PIECES):
        piece = b""
        for line in lines[len(lines) * number // PIECES :]:
            if len(piece) + len(line) > PIECE:
                break
            piece += line
        found.append(piece)
    return found


def show_real(name, corpora):
    counter, backend = {"x86_64": (callgrind, "avx2"), "aarch64": (emulator, "neon")}[name]
    figures, _ = read(CRATE / f"{name}.txt")
    size = sizes()
    print(f"{name}: instructions per byte on the sample, on real text, and the sample's in parts of it")
    with counter() as count, tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "piece")
        for function in REAL_FUNCTIONS:
            for text in TEXTS:
                counts = total = 0
                for piece in pieces(corpora, text):
                    file.write_bytes(piece)
                    counts += a_round(count, (function, str(file), backend), 2)
                    total += len(piece)
                sample, real = figures[function, text, backend] / size[text], counts / total
                print(f"{function:<14}{text:<10}{backend:<7}{sample:>8.2f}{real:>8.2f}{sample / real:>8.2f}", flush=True)


HEAD = """\
# Instructions that one call takes (short_words: all words of 5 to 20 bytes of the text), counted by tools/instructions.py,
# and per byte of the text. Samples: {texts}. Backends by name: no figure is of AVX-512.
"""


def sizes():
    return {text: (CRATE / f"texts/{text}.txt").stat().st_size for text in TEXTS}


def write(file, rows, made_with):
    size = sizes()
    with file.open("w", encoding="utf-8") as out:
        out.write(HEAD.format(texts=", ".join(f"{text} {size[text]} bytes" for text in TEXTS)))
        out.write(f"made with: {'; '.join(made_with)}\n")
        for (function, text, backend), count in sorted(rows.items(), key=lambda row: place(row[0])):
            out.write(f"{function:<14}{text:<10}{backend:<7}{count:>9}{count / size[text]:>8.2f}\n")


def place(row):
    function, text, backend = row
    return FUNCTIONS.index(function), TEXTS.index(text), backend != "scalar"


def read(file):
    rows, made_with = {}, ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("made with: "):
            made_with = line.removeprefix("made with: ")
        elif line and not line.startswith("#"):
            function, text, backend, count, _ = line.split()
            rows[function, text, backend] = int(count)
    return rows, made_with


def compare(name, rows, made_with, file):
    """Returns whether no function takes more instructions than before."""
    figures, figures_with = read(file)
    made_with = "; ".join(made_with)
    same = made_with == figures_with
    if not same:
        print(f"{name}: the figures were made with {figures_with}; this is {made_with}. Differences are shown, and fail nothing.")
    slower = faster = 0
    for row in sorted(rows.keys() | figures.keys(), key=place):
        function, text, backend = row
        if row not in rows or row not in figures:
            print(f"{name}: {function} on {text} by {backend} is in {'the figures' if row in figures else 'this run'} alone: --renew")
            slower += 1
            continue
        change = rows[row] / figures[row] - 1
        slower += change > LIMIT
        faster += change < -LIMIT
        if abs(change) > LIMIT:
            word = "MORE" if change > 0 else "less"
            print(f"{name}: {function} on {text} by {backend}: {figures[row]} -> {rows[row]} instructions, {abs(change):.1%} {word}")
    print(f"{name}: {len(rows)} figures, {slower} more than {LIMIT:.0%} over, {faster} more than {LIMIT:.0%} under")
    if faster and not slower:
        print(f"{name}: tools/instructions.py --renew {name} makes the gain the new measure")
    return not (same and slower)


def main():
    arguments = sys.argv[1:]
    renew = "--renew" in arguments
    corpora = None
    if "--real" in arguments[:-1]:
        at = arguments.index("--real")
        corpora = arguments.pop(at + 1)
        arguments.pop(at)
    counters = {"x86_64": count_x86_64, "aarch64": count_aarch64}
    wanted = [name for name in arguments if name != "--renew"]
    if any(name not in counters for name in wanted):
        sys.exit(__doc__)
    good = True
    for name in wanted or counters:
        file = CRATE / f"{name}.txt"
        try:
            if corpora:
                show_real(name, corpora)
                continue
            rows, made_with = counters[name]()
        except Missing as missing:
            print(f"{name}: left out, {missing}")
            good &= name not in wanted
            continue
        if renew:
            write(file, rows, made_with)
            print(f"{name}: {len(rows)} figures in {file.relative_to(ROOT)}")
        else:
            good &= compare(name, rows, made_with, file)
    sys.exit(0 if good else 1)


main()
