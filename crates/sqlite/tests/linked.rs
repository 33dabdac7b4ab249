//! The cases of `cases.txt`, and texts that nobody writes, in an SQLite that is linked into the program.
#![allow(unsafe_code)]

use std::ffi::c_void;

use rusqlite::Connection;
use rusqlite::types::ValueRef;

fn connect() -> Connection {
    let connection = Connection::open_in_memory().expect("a database in memory");
    // SAFETY: the connection is open, and of the SQLite that this test is linked with.
    unsafe { arabic_text_sqlite::register(connection.handle().cast::<c_void>()) }.expect("everything is registered");
    connection
}

fn shown(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => "NULL".into(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) | ValueRef::Blob(text) => String::from_utf8_lossy(text).into_owned(),
    }
}

/// The rows of a statement, or what SQLite says of it.
fn run(connection: &Connection, sql: &str) -> Result<Vec<String>, String> {
    let rows = || {
        let mut statement = connection.prepare(sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let values: Result<Vec<String>, _> = (0..columns).map(|place| row.get_ref(place).map(shown)).collect();
            found.push(values?.join("|"));
        }
        Ok::<_, rusqlite::Error>(found)
    };
    rows().map_err(|error| error.to_string())
}

struct Case<'a> {
    sql: &'a str,
    rows: Vec<&'a str>,
    error: Option<&'a str>,
}

fn cases() -> Vec<Case<'static>> {
    let mut cases: Vec<Case<'_>> = Vec::new();
    for line in include_str!("cases.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(row) = line.strip_prefix("= ") {
            cases.last_mut().expect("a statement").rows.push(row);
        } else if let Some(error) = line.strip_prefix("! ") {
            cases.last_mut().expect("a statement").error = Some(error);
        } else {
            cases.push(Case { sql: line, rows: Vec::new(), error: None });
        }
    }
    cases
}

#[test]
fn every_case_is_answered() {
    let connection = connect();
    let cases = cases();
    assert!(cases.len() > 80, "the cases are not where they were");
    for Case { sql, rows, error } in cases {
        match (run(&connection, sql), error) {
            (Ok(found), None) => assert_eq!(found, rows, "{sql}"),
            (Err(said), Some(error)) => assert!(said.contains(error), "{sql}: {said}"),
            (found, _) => panic!("{sql}: {found:?}"),
        }
    }
}

/// Since SQLite 3.45, which this test is linked with, `highlight` shows a sign for each of its words.
#[test]
fn a_sign_is_shown_for_each_of_its_words() {
    let connection = connect();
    run(&connection, "SELECT arabic_create('signs', 'body', '''search,phrase_signs=expand''')").unwrap();
    run(&connection, "INSERT INTO signs VALUES ('محمد \u{FDFA} قال')").unwrap();
    for word in ["صلى", "عليه", "وسلم", "صلى OR وسلم", "\"صلى الله عليه وسلم\""] {
        let shown = run(&connection, &format!("SELECT highlight(signs, 0, '[', ']') FROM signs('{word}')")).unwrap();
        assert_eq!(shown, ["محمد [\u{FDFA}] قال"], "{word}");
    }
}

/// A fixed sequence that looks random.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    /// Pieces of words, marks, signs, bytes that are not UTF-8, NUL, what is at home in queries.
    fn bytes(&mut self) -> Vec<u8> {
        const PIECES: [&[u8]; 14] = [
            "كِتاب".as_bytes(),
            "\u{FDFA}".as_bytes(),
            "\u{200C}".as_bytes(),
            "\u{64B}\u{670}".as_bytes(),
            b"=",
            b" ",
            b"#",
            b"\xFF",
            b"\xD9",
            b"\xF0\x9F",
            b"\0",
            b"A.b@c.org",
            "١٢".as_bytes(),
            "ـ".as_bytes(),
        ];
        (0..self.below(12)).flat_map(|_| PIECES[self.below(PIECES.len())]).copied().collect()
    }
}

/// Whatever the text: the words of the index are found where `highlight` shows them, and nothing of the text is lost.
#[test]
fn random_bytes_are_indexed_and_shown() {
    let connection = connect();
    for options in
        ["arabic", "arabic 'loose,phrase_signs=expand' stem arabic exact clean", "arabic persian split_digits 1"]
    {
        run(&connection, &format!("CREATE VIRTUAL TABLE t USING fts5(body, tokenize = \"{options}\")")).unwrap();
        run(&connection, "CREATE VIRTUAL TABLE terms USING fts5vocab(t, instance)").unwrap();
        let mut random = Random(0x9E37_79B9_7F4A_7C15);
        for _ in 0..300 {
            let hex: String = random.bytes().iter().map(|byte| format!("{byte:02x}")).collect();
            run(&connection, &format!("INSERT INTO t VALUES (CAST(x'{hex}' AS TEXT))")).unwrap();
        }
        run(&connection, "INSERT INTO t (t) VALUES ('integrity-check')").unwrap();
        let terms = run(&connection, "SELECT DISTINCT term FROM terms WHERE term NOT LIKE '=%'").unwrap();
        assert!(terms.len() > 10, "{options}: {terms:?}");
        for term in terms {
            let query = term.replace('"', "\"\"").replace('\'', "''");
            let sql = format!(
                "SELECT hex(highlight(t, 0, '', '')) = hex(body) OR instr(body, char(0)) FROM t('\"{query}\"')"
            );
            let rows = run(&connection, &sql).unwrap();
            assert!(rows.iter().all(|row| row != "0"), "{options}: {term}");
        }
        run(&connection, "DROP TABLE t").unwrap();
        run(&connection, "DROP TABLE terms").unwrap();
    }
    let mut random = Random(0x1234_5678_9ABC_DEF1);
    for _ in 0..2000 {
        let [text, needle] = [random.bytes(), random.bytes()].map(|bytes| {
            let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            format!("CAST(x'{hex}' AS TEXT)")
        });
        let sql = format!(
            "SELECT hex(arabic_highlight({text}, {needle}, '', '')) = hex({text}), arabic_fold({text}), arabic_find({text}, {needle})"
        );
        let row = run(&connection, &sql).unwrap();
        assert!(row[0].starts_with("1|"), "{sql}");
        // Any text may be a query or options: an error or an answer, and no more.
        let _ = run(&connection, &format!("SELECT arabic_tokenizer({text}), arabic_fold('a', {needle})"));
        let order = format!("SELECT ({text} < {needle} COLLATE arabic) = ({needle} > {text} COLLATE arabic)");
        assert_eq!(run(&connection, &order).unwrap(), ["1"], "{order}");
    }
}

/// Connections are opened, used in another thread and closed, each with profiles of its own.
#[test]
fn connections_are_independent() {
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let connection = connect();
            std::thread::spawn(move || {
                for digits in ["keep", "ascii"].iter().cycle().take(100) {
                    let sql = format!("SELECT arabic_fold('٣', 'search,digits={digits}')");
                    let expected = if *digits == "keep" { "٣" } else { "3" };
                    assert_eq!(run(&connection, &sql).unwrap(), [expected]);
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().expect("a thread ends well");
    }
}

/// Without the feature of the library everything is right, and several times as slow.
#[test]
fn vectors_are_compiled_in() {
    let has_vectors = cfg!(any(target_arch = "x86_64", target_arch = "aarch64"));
    assert_eq!(arabic_text::InstructionSet::best() != arabic_text::InstructionSet::Scalar, has_vectors);
}
