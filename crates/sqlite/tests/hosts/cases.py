#!/usr/bin/env python3
"""Runs the cases of tests/cases.txt in a host.

usage: cases.py python|apsw|shell LIBRARY
"""

import pathlib
import sys

from hosts import HOSTS, HostError

CASES = pathlib.Path(__file__).parent.parent / "cases.txt"


def cases():
    """Statements, each with the rows that are expected, or a part of the error."""
    found = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            found[-1][1].append(line[2:])
        elif line.startswith("! "):
            found[-1][2] = line[2:]
        elif line and not line.startswith("#"):
            found.append([line, [], None])
    return found


def failure(host, sql, rows, error):
    """What is wrong, or None."""
    try:
        found = host.run(sql)
    except HostError as said:
        return None if error and error in str(said) else f"error: {said}"
    if error:
        return f"no error, but {found}"
    return None if found == rows else f"found {found}"


def main():
    name, library = sys.argv[1:]
    host = HOSTS[name](library)
    failed = 0
    for sql, rows, error in cases():
        wrong = failure(host, sql, rows, error)
        if wrong:
            failed += 1
            print(f"{name}: {sql}\n  expected {error or rows}\n  {wrong}")
    print(f"cases in {name}, SQLite {host.version}:\n{len(cases()) - failed} passed, {failed} failed")
    host.close()
    sys.exit(failed > 0)


main()
