#!/usr/bin/env python3
"""Compares the profiles of `compat` with the programs that they copy, on text files, code point by code point.

    tools/peers/compare.py TEXT... [--lucene-jar JAR | --pyserini] [--leaderboard eval.py] [--milvus DIR]

Installs CAMeL Tools, PyArabic, Tashaphyne and OpenITI (the newest versions, or those of --pin) into a virtual environment
under target/peers and runs them; Lucene from a jar that holds it, or from the one inside the Python package
pyserini (large), with java; the leaderboard's `normalize_arabic_text` from a copy of its eval.py; the filters of Milvus
from a folder with its decimal_digit_filter.rs and arabic_normalization_filter.rs, of which the functions are compiled as
they stand. What is not given is skipped, and says so.

Each line of a file is one text. To these come every code point (but NUL) between two letters and alone, and
random strings of the code points that some program changes. Lucene's normalizer for Sorani is run on each word, and wants
Java 19 or newer: older ones keep two code points. Ends with status 1 if anything differs.
"""
import argparse
import itertools
import pathlib
import random
import re
import subprocess
import sys
import tarfile
import unicodedata
import venv
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORK = ROOT / "target" / "peers"

PYTHON = ["camel_dediac", "camel_all", "pyarabic_strip_tashkeel", "pyarabic_strip_diacritics", "pyarabic_search_text",
          "tashaphyne_search_text", "openiti_denoise"]
LUCENE = ["lucene_arabic", "lucene_persian", "lucene_sorani"]
# Of these the program is run on each word of a text.
WORD_BY_WORD = ["lucene_sorani"]
PROFILES = LUCENE + PYTHON + ["open_asr_leaderboard", "milvus"]
PINS = {"camel-tools": "1.6.0", "PyArabic": "0.6.15", "Tashaphyne": "0.3.6", "OpenITI": "0.1.6"}
# The packages that camel-tools needs for these functions. Its own list would install gigabytes.
NEEDED = ["six", "docopt", "cachetools", "regex", "emoji"]


def run(command, texts=None):
    """Runs a bridge over texts. Without texts, returns the output of the command."""
    data = None if texts is None else "".join(text + "\0" for text in texts).encode("utf-8")
    done = subprocess.run([str(part) for part in command], input=data, capture_output=True, cwd=ROOT)
    if done.returncode != 0:
        sys.exit(f"{command[0]} failed: {done.stderr.decode('utf-8', 'replace')}")
    out = done.stdout.decode("utf-8")
    return out if texts is None else out.split("\0")[:-1]


def crate(profile, texts):
    binary = ROOT / "target" / "release" / "examples" / "normalize"
    return run([binary, "--null", "--profile", profile], texts)


def is_of_word(c):
    """Returns whether a character belongs to a word of the crate, but for symbols that are letters: circled ones and their like."""
    return unicodedata.category(c) in ("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc")


def run_on_words(command, profile, texts):
    """Runs a bridge over the words of texts: runs of letters, numbers, marks, connectors and what the program removes."""
    removed = set(facts(profile, lambda becomes: not becomes))
    parts = [[(of_word, "".join(part)) for of_word, part in itertools.groupby(text, lambda c: c in removed or is_of_word(c))]
             for text in texts]
    words = sorted({part for text in parts for of_word, part in text if of_word})
    becomes = dict(zip(words, run(command, words)))
    return ["".join(becomes[part] if of_word else part for of_word, part in text) for text in parts]


def python_programs(pinned):
    home = WORK / "venv"
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
    names = [f"{name}=={version}" if pinned else name for name, version in PINS.items()]
    for arguments in (["--no-deps", *names], NEEDED):
        run([python, "-m", "pip", "install", "--quiet", "--upgrade", *arguments])
    versions = run([python, "-m", "pip", "list", "--format", "freeze"]).splitlines()
    wanted = {name.lower().replace("-", "_") for name in PINS}
    print("installed:", ", ".join(line for line in versions if line.split("==")[0].lower().replace("-", "_") in wanted))
    return python


def jar_of_pyserini(python):
    folder = WORK / "pyserini"
    if not list(folder.rglob("*.jar")):
        run([python, "-m", "pip", "download", "--quiet", "--no-deps", "pyserini", "-d", folder])
        for package in list(folder.glob("*.whl")) + list(folder.glob("*.tar.gz")):
            archive = zipfile.ZipFile(package) if package.suffix == ".whl" else tarfile.open(package)
            names = archive.namelist() if package.suffix == ".whl" else archive.getnames()
            for name in (name for name in names if name.endswith(".jar")):
                archive.extract(name, folder)
    return next(folder.rglob("*.jar"))


def milvus_bridge(folder):
    """Returns a program made of the constants and functions of the filters."""
    items = ""
    for name in ("decimal_digit_filter.rs", "arabic_normalization_filter.rs"):
        source = (pathlib.Path(folder) / name).read_text(encoding="utf-8")
        found = re.findall(r"^(?:const [^;]*;|fn .*?^\})", source, re.S | re.M)
        items += "\n".join(found) + "\n"
    items = "#![allow(dead_code)]\n" + items + """
fn main() {
    let all = std::io::read_to_string(std::io::stdin()).unwrap();
    print!("{}", all.chars().map(normalize_decimal_digit).filter_map(normalize_arabic_char).collect::<String>());
}
"""
    WORK.mkdir(parents=True, exist_ok=True)
    (WORK / "milvus.rs").write_text(items, encoding="utf-8")
    run(["rustc", "--edition", "2021", "-O", "-o", WORK / "milvus", WORK / "milvus.rs"])
    return [WORK / "milvus"]


def bridges(arguments, python):
    """Returns for each profile the command that runs its program, or `None`."""
    commands = {name: [python, HERE / "worker.py", name] for name in PYTHON}
    jar = arguments.lucene_jar or (jar_of_pyserini(python) if arguments.pyserini else None)
    if jar:
        java = ["java", "-cp", pathlib.Path(jar).resolve(), HERE / "Lucene.java"]
        print("Lucene", run([*java, "version"]).strip())
        commands |= {name: [*java, name.removeprefix("lucene_")] for name in LUCENE}
    if arguments.leaderboard:
        path = pathlib.Path(arguments.leaderboard).resolve()
        commands["open_asr_leaderboard"] = [python, HERE / "worker.py", "open_asr_leaderboard", path]
    if arguments.milvus:
        commands["milvus"] = milvus_bridge(arguments.milvus)
    return commands


def code_points():
    return [chr(cp) for cp in itertools.chain(range(1, 0xD800), range(0xE000, 0x110000))]


def facts(profile, wanted=lambda becomes: True):
    """Returns the code points in testdata/peers that change, if what they become is wanted."""
    rows = (ROOT / "testdata" / "peers" / f"{profile}.txt").read_text(encoding="utf-8").split("\n\n")[1].splitlines()
    for row in rows:
        of, becomes = row.split(">")
        first, _, last = of.strip().partition("..")
        if wanted(becomes.strip()):
            yield from map(chr, range(int(first, 16), int(last or first, 16) + 1))


def random_texts(count):
    alphabet = sorted(set().union(*map(facts, PROFILES))) + list("بتسلمهويكاىةرھ") * 20 + list(" \t\n\x1c\u3000x\u200c\u200c") * 8
    dice = random.Random(17)
    return ["".join(dice.choices(alphabet, k=dice.randrange(40))) for _ in range(count)]


def label(c):
    return f"U+{ord(c):04X} {unicodedata.name(c, '')}".strip()


def shown(text):
    return " ".join(f"{ord(c):04X}" for c in text) or "nothing"


def compare(profile, command, texts, points):
    """Returns the number of texts that differ, and the code points that differ."""
    program = run_on_words if profile in WORD_BY_WORD else lambda command, _, texts: run(command, texts)
    sides = [(program(command, profile, part), crate(profile, part)) for part in (texts, points)]
    for theirs, ours in sides:
        assert len(theirs) == len(ours), f"{profile}: a bridge lost texts"
    (theirs, ours), (their_points, our_points) = sides
    for point, one, other in zip(points, their_points, our_points):
        if one != other:
            print(f"  {profile} {label(point.strip('س') or 'س')}: program {shown(one)}, crate {shown(other)} in {shown(point)}")
    differing = [row for row in zip(texts, theirs, ours) if row[1] != row[2]]
    for text, one, other in differing[:3]:
        at = next((i for i, pair in enumerate(zip(one, other)) if pair[0] != pair[1]), min(len(one), len(other)))
        print(f"  {profile} text {text[:60]!r}: program {shown(one[at:at + 8])}, crate {shown(other[at:at + 8])} at {at}")
    return len(differing), sum(one != other for one, other in zip(their_points, our_points))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="*", metavar="TEXT", help="files in UTF-8, a text a line")
    parser.add_argument("--pin", action="store_true", help="the versions that the profiles copy, not the newest")
    parser.add_argument("--lucene-jar", help="a jar with lucene-core and lucene-analysis-common")
    parser.add_argument("--pyserini", action="store_true", help="take the jar out of the Python package pyserini")
    parser.add_argument("--leaderboard", metavar="EVAL", help="the leaderboard's eval.py")
    parser.add_argument("--milvus", metavar="DIR", help="the folder of Milvus with the two filters")
    parser.add_argument("--random", type=int, default=20000, metavar="N", help="how many random strings")
    arguments = parser.parse_args()

    run(["cargo", "build", "--quiet", "--release", "--example", "normalize"])
    commands = bridges(arguments, python_programs(arguments.pin))
    files = [(pathlib.Path(path).name, pathlib.Path(path).read_text(encoding="utf-8").replace("\0", "").split("\n"))
             for path in arguments.texts]
    files.append(("random strings", random_texts(arguments.random)))
    points = [f"س{c}س" for c in code_points()] + [c for c in code_points() if ord(c) < 0x10000]

    print(f"\n{'profile':26}{'code points':>12}" + "".join(f"{name:>18}" for name, _ in files))
    total = 0
    for profile in PROFILES:
        if profile not in commands:
            print(f"{profile:26}skipped: its program was not given")
            continue
        counts, differing_points = [], 0
        for i, (_, texts) in enumerate(files):
            texts_differ, points_differ = compare(profile, commands[profile], texts, points if i == 0 else [])
            differing_points += points_differ
            counts.append(f"{texts_differ} of {len(texts)}")
            total += texts_differ + points_differ
        print(f"{profile:26}{differing_points:>12}" + "".join(f"{count:>18}" for count in counts), flush=True)
    sys.exit(1 if total else 0)


if __name__ == "__main__":
    main()
