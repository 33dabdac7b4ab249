#!/usr/bin/env python3
"""Shorten emoji-test.txt to testdata/emoji.txt: the fully-qualified sequences of each group.

usage: python3 tools/emoji_cases.py UCD_DIR > testdata/emoji.txt
"""
import os
import re
import sys

COMMAND = "python3 tools/emoji_cases.py UCD_DIR > testdata/emoji.txt"


def main():
    with open(os.path.join(sys.argv[1], "emoji-test.txt"), encoding="utf-8") as lines:
        lines = list(lines)
    version = next(line.split(":")[1].strip() for line in lines if line.startswith("# Version:"))
    print(f"# The fully-qualified sequences of emoji-test.txt, version {version}, of the Unicode Character Database, by")
    print(f"#     {COMMAND}")
    print("# A line for each group, spaces between sequences.")
    print("".join(line for line in lines[:5] if "©" in line or "trademarks" in line), end="")
    print("# Licensed under the Unicode License v3, https://www.unicode.org/license.txt")
    groups = []
    for line in lines:
        if line.startswith("# group:"):
            groups.append([])
        found = re.match(r"([0-9A-F ]+); fully-qualified", line)
        if found:
            groups[-1].append("".join(chr(int(cp, 16)) for cp in found[1].split()))
    for group in filter(None, groups):
        print(" ".join(group))


if __name__ == "__main__":
    main()
