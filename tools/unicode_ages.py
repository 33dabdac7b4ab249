#!/usr/bin/env python3
"""Generate testdata/ages.txt from the Unicode Character Database: what is new in the last versions.

usage: python3 tools/unicode_ages.py UCD_DIR > testdata/ages.txt
"""
import sys

from ucd import Ucd, ranges

COMMAND = "python3 tools/unicode_ages.py UCD_DIR > testdata/ages.txt"
# The oldest version that a test needs: that of the minimum compiler and of the oldest dependencies.
SINCE = 16


def main():
    ucd = Ucd(sys.argv[1])
    print(f"# Generated from the Unicode Character Database {ucd.version} by\n#     {COMMAND}")
    print(f"# Do not edit.\n#\n# First and last of each run of code points assigned in version {SINCE}.0 or later, and the version.")
    for age, code_points in ucd.sets("DerivedAge.txt").items():
        if int(age.split(".")[0]) >= SINCE:
            for first, last in ranges(code_points):
                print(f"{first:04X} {last:04X} {age}")


if __name__ == "__main__":
    main()
