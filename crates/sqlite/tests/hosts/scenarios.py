#!/usr/bin/env python3
"""What apps do with a database: a reader of the Quran, dumps, many rows, two processes, two copies of SQLite.

usage: scenarios.py LIBRARY
"""

import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time

from hosts import HostError, Module, Shell

LIBRARY = sys.argv[1]
FOLD_CASES = pathlib.Path(__file__).parents[4] / "testdata" / "fold.txt"
MANY = 1_000_000

# Sentences of our own in the spelling of the printed Quran: number of a chapter and of a verse, text.
VERSES = [
    (1, 1, "وَضَعَ ٱلْمُعَلِّمُ ٱلْكِتَـٰبَ عَلَى ٱلطَّاوِلَةِ"),
    (1, 2, "سَـٰلِمٌ يَقْرَأُ ٱلْكِتَـٰبَ ۚ ثُمَّ يَنَامُ"),
    (1, 3, "وَٱلْأَشْجَارُ فِى ٱلْحَدِيقَةِ خَضْرَآءُ ۝"),
    (2, 1, "ٱلْكِتَـٰبُ صَدِيقٌۭ لَا يَمَلُّ"),
    (2, 2, "كُتِبَ ٱلدَّرْسُ عَلَى ٱللَّوْحِ"),
    (2, 3, "كَتَبَ ٱلْوَلَدُ ٱلدَّرْسَ كُلَّهُۥ"),
]

# What a person types, and the verses that are wanted, best first where there is an order.
QUERIES = [
    ("الكتاب", [(1, 1), (1, 2), (2, 1)]),
    ("المعلم الكتاب", [(1, 1)]),
    ('"يقرأ الكتاب ثم ينام"', [(1, 2)]),
    ('"الكتاب ثم"', [(1, 2)]),
    ("NEAR(وضع الطاوله, 5)", [(1, 1)]),
    ("NEAR(وضع الطاوله, 2)", []),
    ("خضراء", [(1, 3)]),
    ("الدرس NOT اللوح", [(2, 3)]),
    ("الحد*", [(1, 3)]),
    ("كتب", [(2, 2), (2, 3)]),
    ('"=كُتِبَ"', [(2, 2)]),
    ('^"الكتاب"', [(2, 1)]),
]


def expect(found, expected):
    if found != expected:
        raise AssertionError(f"expected {expected}, found {found}")


def quran(host):
    """Verses in a table of their own, an index beside it that triggers keep, queries as people type them."""
    host.run("CREATE TABLE verses (id INTEGER PRIMARY KEY, chapter INT, verse INT, body TEXT)")
    host.run(
        "SELECT arabic_create('search', 'body, content=''verses'', content_rowid=''id''',"
        " '''search,dagger_alef=to_alef'' exact ''clean,dagger_alef=to_alef,alef=to_bare_alef''')"
    )
    index = "INSERT INTO search (rowid, body) VALUES (new.id, new.body)"
    remove = "INSERT INTO search (search, rowid, body) VALUES ('delete', old.id, old.body)"
    host.run(f"CREATE TRIGGER added AFTER INSERT ON verses BEGIN {index}; END")
    host.run(f"CREATE TRIGGER removed AFTER DELETE ON verses BEGIN {remove}; END")
    host.run(f"CREATE TRIGGER changed AFTER UPDATE ON verses BEGIN {remove}; {index}; END")
    for verse in VERSES:
        host.run("INSERT INTO verses (chapter, verse, body) VALUES (?, ?, ?)", *verse)


def ask_quran(host):
    found = "SELECT chapter, verse FROM search JOIN verses ON verses.id = search.rowid WHERE search MATCH ? ORDER BY id"
    for query, expected in QUERIES:
        expect((query, host.run(found, query)), (query, [f"{chapter}|{verse}" for chapter, verse in expected]))
    expect(
        host.run("SELECT highlight(search, 0, '<b>', '</b>') FROM search WHERE search MATCH ?", '"الكتاب ثم"'),
        ["سَـٰلِمٌ يَقْرَأُ <b>ٱلْكِتَـٰبَ ۚ ثُمَّ</b> يَنَامُ"],
    )
    expect(
        host.run("SELECT snippet(search, 0, '[', ']', '…', 3) FROM search WHERE search MATCH 'الطاوله'"),
        ["…ٱلْكِتَـٰبَ عَلَى [ٱلطَّاوِلَةِ]"],
    )
    ranked = "SELECT verse FROM search JOIN verses ON id = search.rowid WHERE search MATCH ? ORDER BY rank LIMIT 1"
    expect(host.run(ranked, 'كتب OR "=كَتَبَ"'), ["3"])
    host.run("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    expect(host.run("SELECT arabic_check('search')"), ["ok"])


def test_quran():
    host = Module(LIBRARY)
    quran(host)
    ask_quran(host)
    host.run("UPDATE verses SET body = 'نَصٌّ آخَرُ' WHERE id = 1")
    host.run("DELETE FROM verses WHERE id = 4")
    expect(host.run("SELECT rowid FROM search WHERE search MATCH 'الكتاب'"), ["2"])
    host.run("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    host.run("INSERT INTO search (search) VALUES ('rebuild')")
    expect(host.run("SELECT rowid FROM search WHERE search MATCH 'اخر'"), ["1"])


def test_dump_and_restore(folder):
    """By the shell's .dump, VACUUM INTO and a backup."""
    source = folder / "source.db"
    host = Module(LIBRARY, str(source))
    quran(host)
    host.run("CREATE VIRTUAL TABLE plain USING fts5(body, tokenize = 'arabic loose')")
    host.run("INSERT INTO plain VALUES ('كِتابٌ')")
    host.run(f"VACUUM INTO '{folder / 'vacuumed.db'}'")
    backup = Module(LIBRARY, str(folder / "backup.db"))
    host.connection.backup(backup.connection)
    backup.close()
    host.close()
    load = ["sqlite3", "-cmd", f".load {LIBRARY}"]
    dump = subprocess.run([*load, source, ".dump"], capture_output=True, text=True, check=True).stdout
    subprocess.run([*load, folder / "restored.db"], input=dump, text=True, check=True)
    for name in ["vacuumed.db", "backup.db", "restored.db"]:
        host = Module(LIBRARY, str(folder / name))
        ask_quran(host)
        expect(host.run("SELECT arabic_check('plain')"), ["ok"])
        expect(host.run("PRAGMA integrity_check"), ["ok"])
        host.close()


def test_shell_on_a_file(folder):
    """What one host writes, another reads."""
    shell = Shell(LIBRARY, str(folder / "shell.db"))
    shell.run("CREATE VIRTUAL TABLE docs USING fts5(body, tokenize = 'arabic')")
    shell.run("INSERT INTO docs VALUES ('كِتابٌ')")
    shell.close()
    host = Module(LIBRARY, str(folder / "shell.db"))
    expect(host.run("SELECT count(*) FROM docs WHERE docs MATCH 'كتاب'"), ["1"])
    host.close()


def python_hosts():
    """Python's own SQLite, and that of apsw if it is here."""
    hosts = [Module]
    try:
        from hosts import Apsw

        Apsw(LIBRARY).close()
        hosts.append(Apsw)
    except ModuleNotFoundError:
        print("  left out: there is no apsw")
    return hosts


def fails(host, sql):
    try:
        host.run(sql)
    except HostError as error:
        return str(error)
    raise AssertionError(f"should have failed: {sql}")


def age(host, table):
    """Makes a table remember the fingerprint of another version."""
    host.run(f"UPDATE {table}_config SET v = '0123456789abcdef' WHERE k = 'arabic_fingerprint'")


def test_remembered_fingerprints(folder):
    """Tables whose SQL has no fingerprint, opened by another version."""
    made = "CREATE VIRTUAL TABLE {} USING fts5(body, tokenize = 'arabic loose stem arabic')"
    found = "SELECT count(*) FROM {0} WHERE {0} MATCH 'كتاب'"
    for Host in python_hosts():
        path = str(folder / f"{Host.__name__}.db")

        def reopened(host=None):
            if host:
                host.close()
            return Host(LIBRARY, path)

        host = reopened()
        host.run(made.format("docs"))
        host.run("INSERT INTO docs VALUES ('كِتابُها'), ('قلم')")
        host = reopened(host)
        expect(host.run(found.format("docs")), ["1"])
        expect(host.run("SELECT arabic_check('docs')"), ["ok"])
        age(host, "docs")
        host = reopened(host)
        for sql in [found.format("docs"), "INSERT INTO docs VALUES ('كتاب')", "DELETE FROM docs"]:
            fails(host, sql)
            expect(host.run("SELECT arabic_error()")[0].startswith("indexed with fingerprint 0123456789abcdef"), True)
        said = fails(host, "SELECT arabic_check('docs')")
        expect("table `docs`: indexed with fingerprint 0123456789abcdef, but this version makes" in said, True)
        expect(host.run("SELECT body FROM docs ORDER BY rowid"), ["كِتابُها", "قلم"])
        # What the message says.
        host.run(said.split("index it anew: ")[1].rstrip())
        expect(host.run("SELECT arabic_check('docs')"), ["ok"])
        expect(host.run(found.format("docs")), ["1"])

        # Beside a table with the same words, only `arabic_check` tells which of them is meant.
        host.run(made.format("others"))
        host.run("INSERT INTO others VALUES ('كتاب')")
        age(host, "docs")
        host = reopened(host)
        expect(host.run("SELECT arabic_check('others')"), ["ok"])
        fails(host, "SELECT arabic_check('docs')")
        age(host, "others")
        host = reopened(host)
        for table in ["others", "docs"]:
            fails(host, found.format(table))
        for table in ["others", "docs"]:
            host.run(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
            expect(host.run(f"SELECT arabic_check('{table}')"), ["ok"])
            expect(host.run(found.format(table)), ["1"])

        # A table of a version that remembered nothing is used as it is.
        host.run("DELETE FROM docs_config WHERE k = 'arabic_fingerprint'")
        host = reopened(host)
        host.run("INSERT INTO docs VALUES ('كتاب'), ('كتاب'), ('كتاب')")
        expect(host.run("SELECT arabic_check('docs')"), ["no fingerprint"])
        expect(host.run(found.format("docs")), ["4"])

        # In an attached database and among temporary tables.
        host.run(f"ATTACH '{folder / f'{Host.__name__}.attached.db'}' AS beside")
        for table in ["beside.far", "temp.docs"]:
            host.run(made.format(table).replace("loose", "persian"))
            host.run(f"INSERT INTO {table} VALUES ('كتاب')")
            expect(host.run(f"SELECT arabic_check('{table.split('.')[1]}')"), ["ok"])
        host.close()


def test_tables_beside_a_stale_one(folder):
    """Which tables of one connection are asked, told and refused."""
    remembered = "SELECT count(*) FROM {}_config WHERE k = 'arabic_fingerprint'"
    for Host in python_hosts():
        path = str(folder / f"{Host.__name__}.db")
        host = Host(LIBRARY, path)
        for name, tokenizer in [("docs", "arabic"), ("empty", "ARABIC"), ("other", "unicode61 tokenchars arabic")]:
            host.run(f"CREATE VIRTUAL TABLE {name} USING fts5(body, tokenize = '{tokenizer}')")
        host.run("CREATE VIRTUAL TABLE bare USING fts5(body, content = '', tokenize = 'arabic')")
        host.run("PRAGMA case_sensitive_like = ON")
        host.run("INSERT INTO docs VALUES ('كِتاب')")
        host.run("SELECT highlight(docs, 0, '[', ']') FROM docs WHERE docs MATCH 'كتاب'")
        expect([host.run(remembered.format(name)) for name in ["docs", "empty", "other", "bare"]], [["1"], ["0"], ["0"], ["0"]])
        age(host, "docs")
        host.close()
        host = Host(LIBRARY, path)
        # An empty table, or one of another tokenizer, is no reason to use the stale one.
        host.run("INSERT INTO other VALUES ('كتاب')")
        fails(host, "INSERT INTO docs VALUES ('كتاب')")
        fails(host, "SELECT count(*) FROM docs WHERE docs MATCH 'كتاب'")
        expect(host.run("SELECT arabic_check('empty')"), ["no fingerprint"])
        # A new table beside it is filled, as when rows are copied there.
        host.run("INSERT INTO empty SELECT body FROM docs")
        expect(host.run("SELECT arabic_check('empty')"), ["ok"])
        fails(host, "SELECT arabic_check('docs')")
        host.run("DROP TABLE docs")
        host.run("INSERT INTO bare (rowid, body) VALUES (1, 'كتاب')")
        expect(host.run("SELECT arabic_check('bare')"), ["ok"])
        host.close()


def test_databases_beside_it_stay_free(folder):
    """A database that is attached is not locked by a text that is indexed in the main one."""
    for Host in python_hosts():
        host = Host(LIBRARY, str(folder / f"{Host.__name__}.db"))
        beside = str(folder / f"{Host.__name__}.beside.db")
        other = Host(LIBRARY, beside)
        other.run("CREATE TABLE plain (number)")
        host.run("CREATE VIRTUAL TABLE docs USING fts5(body, tokenize = 'arabic')")
        host.run(f"ATTACH '{beside}' AS beside")
        host.run("BEGIN")
        host.run("INSERT INTO docs VALUES ('كِتاب')")
        other.run("INSERT INTO plain VALUES (1)")
        host.run("COMMIT")
        expect(host.run("SELECT arabic_check('docs')"), ["ok"])
        other.close()
        host.close()


def test_transactions_rolled_back(folder):
    """A table that is filled anew after its first rows were rolled back remembers its fingerprint, if it has as many rows then."""
    for Host in python_hosts():
        host = Host(LIBRARY, str(folder / f"{Host.__name__}.db"))
        for count in [1, 2, 3, 5, 8, 100, 1000]:
            host.run("CREATE VIRTUAL TABLE docs USING fts5(body, tokenize = 'arabic')")
            for end in ["ROLLBACK", "COMMIT"]:
                host.run("BEGIN")
                for _ in range(count):
                    host.run("INSERT INTO docs VALUES ('كِتاب')")
                host.run(end)
            expect((count, host.run("SELECT arabic_check('docs')")), (count, ["ok"]))
            host.run("DROP TABLE docs")
        host.close()


def test_without_the_library(folder):
    """A program without the library is told so, and harms nothing."""
    import sqlite3

    host = Module(LIBRARY, str(folder / "plain.db"))
    host.run("CREATE VIRTUAL TABLE docs USING fts5(body, tokenize = 'arabic')")
    host.run("INSERT INTO docs VALUES ('كِتابٌ')")
    host.close()
    plain = sqlite3.connect(folder / "plain.db")
    try:
        plain.execute("INSERT INTO docs VALUES ('قلم')")
    except sqlite3.Error as error:
        expect("no such tokenizer: arabic" in str(error), True)
    else:
        raise AssertionError("a table was written without its tokenizer")
    plain.close()


def test_fold_cases():
    """The cases of the library itself, through SQL."""
    host, count = Module(LIBRARY), 0
    unescape = lambda text: "".join(
        part if place == 0 else chr(int(part.split("}", 1)[0], 16)) + part.split("}", 1)[1]
        for place, part in enumerate(text.split("\\u{"))
    )
    for line in FOLD_CASES.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        profile, source, folded, _ = line.split(" | ", 3)
        source = unescape(source)
        folded = source if folded == "=" else unescape(folded)
        found = host.connection.execute("SELECT arabic_fold(?, ?)", (source, profile)).fetchone()[0]
        expect((line, found), (line, folded))
        count += 1
    expect(count > 100, True)


def memory():
    """The memory that this process has now, in MB."""
    pages = int(pathlib.Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def test_many_rows(folder):
    """A million rows: found, whole, in memory that does not grow with them."""
    host = Module(LIBRARY, str(folder / "many.db"))
    host.run("CREATE VIRTUAL TABLE many USING fts5(body, tokenize = 'arabic stem arabic')")
    words = ["كِتابٌ", "والمدرسةُ", "قَلَمٍ", "بَيتُهُم", "شَجَرَةٌ", "الطَّريقُ", "نَهْرًا", "سَمَاءٌ", "مُعَلِّمون", "صفحات"]
    chance = random.Random(18)
    rows = ((f"{chance.choice(words)} {chance.choice(words)} رقم{number}",) for number in range(MANY))
    start, used = time.time(), []
    host.run("BEGIN")
    for _ in range(10):
        host.connection.executemany("INSERT INTO many VALUES (?)", (next(rows) for _ in range(MANY // 10)))
        used.append(memory())
    host.run("COMMIT")
    grown = max(used) - used[1]
    print(f"  {MANY} rows in {time.time() - start:.1f} s, {grown:.1f} MB more than after a fifth of them")
    expect(grown < 8, True)
    expect(host.run("SELECT rowid FROM many WHERE many MATCH 'رقم777777'"), ["777778"])
    expected = host.run("SELECT count(*) FROM many WHERE body LIKE '%والمدرسةُ%'")
    expect(host.run("SELECT count(*) FROM many WHERE many MATCH 'المدرسة'"), expected)
    host.run("INSERT INTO many (many) VALUES ('integrity-check')")
    host.close()


WRITER = """
import sys
sys.path.insert(0, sys.argv[1])
from hosts import Module
host = Module(sys.argv[2], sys.argv[3])
host.run("PRAGMA busy_timeout = 20000")
for number in range(200):
    host.run("BEGIN IMMEDIATE")
    for _ in range(10):
        host.run("INSERT INTO docs VALUES ('كِتابٌ جديد')")
    host.run("COMMIT")
host.close()
"""


def test_two_processes(folder):
    """Two processes write to one table while a third reads it."""
    path = str(folder / "shared.db")
    host = Module(LIBRARY, path)
    host.run("PRAGMA journal_mode = WAL")
    host.run("PRAGMA busy_timeout = 20000")
    host.run("SELECT arabic_create('docs', 'body')")
    here = os.path.dirname(os.path.abspath(__file__))
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, here, LIBRARY, path]) for _ in range(2)]
    seen = [0]
    while any(writer.poll() is None for writer in writers):
        seen.append(int(host.run("SELECT count(*) FROM docs WHERE docs MATCH 'كتاب'")[0]))
        time.sleep(0.01)
    expect([writer.returncode for writer in writers], [0, 0])
    expect(seen, sorted(seen))
    # Rows come by transactions of ten.
    expect(all(count % 10 == 0 for count in seen), True)
    expect(host.run("SELECT count(*) FROM docs WHERE docs MATCH 'كتاب'"), ["4000"])
    host.run("INSERT INTO docs (docs) VALUES ('integrity-check')")
    host.close()


def test_many_connections():
    """Connections come and go, some with the library loaded twice, and leave no memory behind."""

    def visit():
        host = Module(LIBRARY)
        host.connection.load_extension(LIBRARY)
        host.run("CREATE VIRTUAL TABLE docs USING fts5(body, tokenize = \"arabic 'search,digits=keep' stem arabic\")")
        expect(host.run("SELECT arabic_fold('كِتاب', 'loose')"), ["كتاب"])
        host.close()

    for _ in range(200):
        visit()
    before = memory()
    for _ in range(1000):
        visit()
    expect(memory() - before < 8, True)


def test_two_copies_of_sqlite():
    """Python's SQLite and that of apsw in one process: each connection is served by its own."""
    hosts = [Host(LIBRARY) for Host in 2 * python_hosts()]
    if hosts[0].version == hosts[1].version:
        print("  both have the same version")
    for host in hosts:
        host.run("CREATE VIRTUAL TABLE docs USING fts5(body, tokenize = 'arabic')")
    for _ in range(100):
        for host in hosts:
            host.run("INSERT INTO docs VALUES ('كِتابٌ')")
            expect(host.run("SELECT arabic_fold('إِسْلَام', 'loose')"), ["اسلام"])
    for host in hosts:
        expect(host.run("SELECT count(*) FROM docs WHERE docs MATCH 'كتاب'"), ["100"])
        host.close()


def main():
    tests = {name: test for name, test in globals().items() if name.startswith("test_")}
    failed = 0
    for name, test in tests.items():
        print(name)
        try:
            if test.__code__.co_argcount:
                with tempfile.TemporaryDirectory() as folder:
                    test(pathlib.Path(folder))
            else:
                test()
        except (AssertionError, HostError, subprocess.CalledProcessError) as error:
            failed += 1
            print(f"  FAILED: {error}")
    print(f"scenarios:\n{len(tests) - failed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
