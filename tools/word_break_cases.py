#!/usr/bin/env python3
"""Shorten WordBreakTest.txt to testdata/word_break.txt: code points, `|` between words.

usage: python3 tools/word_break_cases.py UCD_DIR > testdata/word_break.txt
"""
import os
import sys

COMMAND = "python3 tools/word_break_cases.py UCD_DIR > testdata/word_break.txt"


def main():
    with open(os.path.join(sys.argv[1], "WordBreakTest.txt"), encoding="utf-8") as lines:
        lines = list(lines)
    name = lines[0].strip("# \n")
    print(f"# The cases of {name} of the Unicode Character Database, without comments, by")
    print(f"#     {COMMAND}")
    print("# Code points in hexadecimal, `|` where a word ends.")
    print("".join(lines[2:5]), end="")
    print("# Licensed under the Unicode License v3, https://www.unicode.org/license.txt")
    for line in lines:
        case = line.split("#")[0].strip()
        if case:
            print(case.strip("÷ ").replace(" ÷ ", "|").replace(" × ", " "))


if __name__ == "__main__":
    main()
