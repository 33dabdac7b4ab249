"""Hosts of SQLite behind one interface: `run(sql)` returns rows as lines, or raises `HostError`."""

import subprocess


class HostError(Exception):
    """What SQLite said of a statement."""


def shown(value):
    """A value as the shell shows it."""
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value)


class Module:
    """Python's own module."""

    def __init__(self, library, path=":memory:"):
        import sqlite3

        self.module = sqlite3
        self.version = sqlite3.sqlite_version
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.enable_load_extension(True)
        self.connection.load_extension(library)

    def run(self, sql, *values):
        try:
            return ["|".join(map(shown, row)) for row in self.connection.execute(sql, values)]
        except self.module.Error as error:
            raise HostError(str(error)) from error

    def close(self):
        self.connection.close()


class Apsw(Module):
    """The module `apsw`, with an SQLite of its own."""

    def __init__(self, library, path=":memory:"):
        import apsw

        self.module = apsw
        self.version = apsw.sqlite_lib_version()
        self.connection = apsw.Connection(path)
        self.connection.enable_load_extension(True)
        self.connection.load_extension(library)


class Shell:
    """The program `sqlite3`, which reads statements from a pipe."""

    END = "@@end"

    def __init__(self, library, path=":memory:"):
        # Each line is written at once, so that errors stand where they belong.
        command = ["stdbuf", "-oL", "sqlite3", "-batch", path]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.write(".mode list\n.separator |\n.nullvalue NULL")
        self.write(f".load {library}")
        self.version = self.run("SELECT sqlite_version()")[0]

    def write(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def run(self, sql):
        self.write(f"{sql};\n.print {self.END}")
        lines = []
        for line in self.process.stdout:
            if line == self.END + "\n":
                break
            lines.append(line.removesuffix("\n"))
        said = "\n".join(lines)
        if "rror near line" in said or said.startswith("Error"):
            raise HostError(said)
        return lines

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


HOSTS = {"python": Module, "apsw": Apsw, "shell": Shell}
