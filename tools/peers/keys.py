#!/usr/bin/env python3
"""Counts the words whose keys change from a profile of `compat` to SEARCH: tools/peers/keys.py TEXT...

A word is a run of letters, marks, digits, tatweel and joiners that has an Arabic letter. For each file and profile, as a
table in Markdown: how many distinct keys the words have under the profile and under SEARCH, and of how many words
of the running text the key differs.
"""
import collections
import pathlib
import subprocess
import sys
import unicodedata

from compare import PROFILES, ROOT, crate


def is_inside(c):
    return unicodedata.category(c)[0] in "LMN" or c in "\u0640\u200c\u200d"


def is_arabic_letter(c):
    return "\u0620" <= c <= "\u08c7" and unicodedata.category(c) == "Lo" or "\ufb50" <= c <= "\ufefc"


def words(text):
    separated = text.translate({ord(c): " " for c in set(text) if not is_inside(c)})
    return collections.Counter(word for word in separated.split() if any(map(is_arabic_letter, word)))


def main():
    subprocess.run(["cargo", "build", "--quiet", "--release", "--example", "normalize"], cwd=ROOT, check=True)
    for path in map(pathlib.Path, sys.argv[1:]):
        counts = words(path.read_text(encoding="utf-8"))
        spelt, total = list(counts), sum(counts.values())
        search = crate("search", spelt)
        print(f"\n{path.name}: {total:,} words, {len(spelt):,} spellings, {len(set(search)):,} keys under SEARCH\n")
        print("| profile | keys | under SEARCH | words whose key changes |\n|---|---|---|---|")
        for profile in PROFILES:
            keys = crate(profile, spelt)
            changed = sum(counts[word] for word, one, other in zip(spelt, keys, search) if one != other)
            difference = len(set(search)) / len(set(keys)) - 1
            print(f"| `{profile}` | {len(set(keys)):,} | {difference:+.1%} | {changed:,} ({changed / total:.1%}) |")


if __name__ == "__main__":
    main()
