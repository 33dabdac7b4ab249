"""Reads files of the Unicode Character Database into dictionaries by code point."""
import os
import re


def ranges(code_points):
    """Returns the runs of consecutive code points as (first, last)."""
    first = last = None
    for cp in sorted(code_points):
        if last is not None and cp == last + 1:
            last = cp
            continue
        if last is not None:
            yield first, last
        first = last = cp
    if last is not None:
        yield first, last


class Ucd:
    def __init__(self, folder):
        self.folder = folder
        self.version = self._version()
        self.category, self.combining_class = {}, {}
        self.canonical, self.compatibility, self.name = {}, {}, {}
        self._read_unicode_data()
        self.script = dict(self.properties("Scripts.txt"))
        self.script_extensions = {cp: v.split() for cp, v in self.properties("ScriptExtensions.txt")}
        self.joining_group = self.sets("DerivedJoiningGroup.txt")
        self.joining_type = dict(self.properties("DerivedJoiningType.txt"))
        self.core = self.sets("DerivedCoreProperties.txt")
        self.binary = self.sets("PropList.txt")

    def properties(self, file):
        """Returns (code point, value) for each line `XXXX..YYYY ; Value # comment`."""
        with open(os.path.join(self.folder, file), encoding="utf-8") as lines:
            for line in lines:
                fields = [f.strip() for f in line.split("#")[0].split(";")]
                if len(fields) < 2:
                    continue
                first, _, last = fields[0].partition("..")
                for cp in range(int(first, 16), int(last or first, 16) + 1):
                    yield cp, fields[1]

    def sets(self, file):
        """Returns the set of code points of each value."""
        result = {}
        for cp, value in self.properties(file):
            result.setdefault(value, set()).add(cp)
        return result

    def _version(self):
        with open(os.path.join(self.folder, "Scripts.txt"), encoding="utf-8") as lines:
            return re.search(r"-(\d+\.\d+\.\d+)\.txt", lines.readline()).group(1)

    def _read_unicode_data(self):
        first = None
        with open(os.path.join(self.folder, "UnicodeData.txt"), encoding="utf-8") as lines:
            for line in lines:
                fields = line.split(";")
                cp = int(fields[0], 16)
                if fields[1].endswith(", First>"):
                    first = cp
                    continue
                for c in range(first if first is not None else cp, cp + 1):
                    self.category[c] = fields[2]
                    self.combining_class[c] = int(fields[3])
                first = None
                self.name[cp] = fields[1]
                if fields[5].startswith("<"):
                    self.compatibility[cp] = [int(c, 16) for c in fields[5].split(">")[1].split()]
                elif fields[5]:
                    self.canonical[cp] = [int(c, 16) for c in fields[5].split()]
