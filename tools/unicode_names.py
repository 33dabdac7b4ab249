#!/usr/bin/env python3
"""Generate src/unicode/character_names/table.rs from the Unicode Character Database.

usage: python3 tools/unicode_names.py UCD_DIR > src/unicode/character_names/table.rs

The names of the characters that folding touches, each as numbers of words: a byte for the words that occur most often,
two for the others (the first of them ESCAPE or above, the second never 0), and 0 at the end.
"""
import sys
from collections import Counter

from ucd import Ucd, ranges

COMMAND = "python3 tools/unicode_names.py UCD_DIR > src/unicode/character_names/table.rs"
ESCAPE = 0xF0
OTHERS = [0xA0, 0xAD, *range(0x2000, 0x2010), *range(0x2028, 0x2030), 0x205F, *range(0x2060, 0x2070), 0x3000, 0xFEFF]


def touched(ucd):
    """Yields the code points of the Arabic script, of visible ASCII, of spaces, and of invisible characters."""
    for cp, name in ucd.name.items():
        arabic = ucd.script.get(cp) == "Arabic" or "Arab" in ucd.script_extensions.get(cp, ())
        block = 0x600 <= cp <= 0x6FF or 0xFB50 <= cp <= 0xFDFF or 0xFE70 <= cp <= 0xFEFF
        if not name.startswith("<") and (arabic or block or 0x20 <= cp < 0x7F or cp in OTHERS):
            yield cp


def encode(name, numbers):
    for word in name.split(" "):
        number = numbers[word]
        if number < ESCAPE:
            yield number
        else:
            high, low = divmod(number - ESCAPE, 255)
            assert ESCAPE + high < 256
            yield ESCAPE + high
            yield low + 1
    yield 0


def rows(items, width):
    row = ""
    for item in items:
        if len(row) + len(item) > width:
            yield row.rstrip()
            row = ""
        row += item
    yield row.rstrip()


def main():
    ucd = Ucd(sys.argv[1])
    code_points = sorted(touched(ucd))
    counts = Counter(word for cp in code_points for word in ucd.name[cp].split(" "))
    words = [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    numbers = {word: number for number, word in enumerate(words, 1)}
    names = [number for cp in code_points for number in encode(ucd.name[cp], numbers)]

    print(f"// Generated from the Unicode Character Database {ucd.version} by\n//     {COMMAND}\n// Do not edit.\n")
    print(f"/// Numbers from here on take two bytes.\npub(super) const ESCAPE: u8 = {ESCAPE};\n")
    print("/// First and last of each run of characters that have a name here.")
    print("pub(super) const RUNS: &[(u32, u32)] = &[")
    for first, last in ranges(code_points):
        print(f"    (0x{first:04X}, 0x{last:04X}),")
    print("];\n")
    print("/// The words of all names, the most frequent first, numbered from 1.")
    print('pub(super) const WORDS: &str = "\\')
    for row in rows((word + " " for word in words), 110):
        print(f"    {row} \\")
    print('";\n')
    print("/// The names of the characters of all runs, in order.")
    print("#[rustfmt::skip]")
    print("pub(super) const NAMES: &[u8] = &[")
    for row in rows((f"{number}, " for number in names), 110):
        print(f"    {row}")
    print("];")


if __name__ == "__main__":
    main()
