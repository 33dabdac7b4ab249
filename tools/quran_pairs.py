#!/usr/bin/env python3
"""How many words and verses of the Quran in Uthmani spelling have the keys of the modern text, under `search` and `quran`.

usage: tools/quran_pairs.py [FOLDER]    (or with the folder in ARABIC_TEXT_CORPORA)

FOLDER holds `quran_pairs.tsv`: a line of names, then verse, Uthmani spelling, modern spelling, separated by tabs. Prints the verses that differ
under `quran`, and fails if these are more than one in 200, or if more than one word in 1,000 is in its place in neither text.
"""
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORDS, VERSES = 0.999, 0.995
SHOWN = 20


def fold(profile, texts):
    command = [ROOT / "target/release/examples/normalize", "--null", "--profile", profile]
    run = subprocess.run(command, input="".join(f"{text}\0" for text in texts), stdout=subprocess.PIPE, text=True, check=True)
    return run.stdout.split("\0")[:-1]


def same_words(one, other):
    """How many words are the same at the same place; none if there are more words in one text than in the other."""
    one, other = one.split(" "), other.split(" ")
    return sum(map(str.__eq__, one, other)) if len(one) == len(other) else 0


def compare(profile, rows):
    uthmani, modern = fold(profile, [row[1] for row in rows]), fold(profile, [row[2] for row in rows])
    total = sum(len(text.split(" ")) for text in modern)
    words = sum(map(same_words, uthmani, modern)) / total
    different = [(row[0], one, other) for row, one, other in zip(rows, uthmani, modern) if one != other]
    verses = 1 - len(different) / len(rows)
    print(f"{profile}: {words:.2%} of {total:,} words, {verses:.2%} of {len(rows):,} verses")
    return words, verses, different


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("ARABIC_TEXT_CORPORA", "")
    file = pathlib.Path(folder, "quran_pairs.tsv")
    if not folder or not file.is_file():
        print(f"skipped: no quran_pairs.tsv in {folder!r} (give its folder, or set ARABIC_TEXT_CORPORA)", file=sys.stderr)
        return 0
    subprocess.run(["cargo", "build", "--quiet", "--release", "--example", "normalize"], cwd=ROOT, check=True)
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()[1:] if line]
    compare("search", rows)
    words, verses, different = compare("quran", rows)
    for verse, one, other in different[:SHOWN]:
        print(f"  {verse}  {one}  |  {other}")
    return 0 if words >= WORDS and verses >= VERSES else 1


if __name__ == "__main__":
    sys.exit(main())
