//! Fingerprints of tables whose SQL has none.
//!
//! FTS5 does not tell a tokenizer which table it works for. So the functions here look for tables whose SQL has the same words behind
//! `tokenize`. The fingerprint of a table is a row of its table `%_config`. FTS5 keeps its own settings there, and ignores rows that it
//! does not know. The row is dumped, renamed and dropped with the table.

use crate::database::{Database, quoted};
use crate::options::{Options, split};
use crate::schema::tokenizer;

/// The name of the row.
const ROW: &str = "arabic_fingerprint";

/// A table that is tokenized by `arabic`.
struct Table {
    schema: String,
    name: String,
    /// The options, which are the words behind the name of the tokenizer.
    words: Vec<String>,
}

/// The rules by which the index of a table was made, as far as the table tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Index {
    /// The table remembers the present rules.
    Current,
    /// The table remembers other rules, by their fingerprint.
    Stale(u64),
    /// The table remembers nothing.
    Unknown,
    /// There is no index yet, but there are texts: one of them is being indexed. FTS5 stores texts before it indexes them.
    Filling,
    /// There is no index yet, and FTS5 stores no texts for the table.
    MayBeFilling,
    /// There is neither an index nor a text.
    Nothing,
}

/// Whether the tables with the same words may be used.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    /// The reason why none of them may be used.
    pub(crate) refusal: Option<String>,
    /// Whether all of them may be used.
    pub(crate) is_settled: bool,
}

/// Asks the tables that are tokenized by these words for their fingerprints.
///
/// If a text is being indexed, `told` is the list of tables that remembered the present fingerprint when the same tokenizer asked before.
/// The fingerprint is now written into the table that is being filled. It is written again into a table of the list that has none any
/// more, because its transaction was rolled back.
pub(crate) fn ask(
    database: &dyn Database,
    words: &[String],
    options: &Options,
    told: Option<&mut Vec<String>>,
) -> Verdict {
    let current = options.current_fingerprint();
    let mut tables: Vec<_> = tables(database, |table| table.words == words)
        .into_iter()
        .map(|table| (table.index(database, current), table))
        .collect();
    if let Some(told) = told {
        let is_filled = tables.iter().any(|(index, _)| *index == Index::Filling);
        for (index, table) in &mut tables {
            let config = table.of_fts5("config");
            let is_new = match index {
                Index::Filling => true,
                Index::MayBeFilling => !is_filled,
                Index::Unknown => told.contains(&config),
                _ => false,
            };
            // In a database that is read-only this fails, and then FTS5 cannot index the text either.
            let is_told = is_new && table.remember(database, current).is_ok();
            if is_told && *index != Index::MayBeFilling {
                *index = Index::Current;
            }
            if (is_told || *index == Index::Current) && !told.contains(&config) {
                told.push(config);
            }
        }
    }
    let is_usable = |index: &Index| matches!(index, Index::Current | Index::Unknown | Index::Filling);
    let stale = tables.iter().find_map(|(index, table)| match index {
        Index::Stale(remembered) => Some(table.stale(options, *remembered)),
        _ => None,
    });
    let is_settled = stale.is_none();
    Verdict { refusal: stale.filter(|_| !tables.iter().any(|(index, _)| is_usable(index))), is_settled }
}

/// Returns whether a table of this name remembers a fingerprint, or why it may not be used.
pub(crate) fn check(database: &dyn Database, name: &str) -> Result<bool, String> {
    let mut tables = tables(database, |table| table.name.eq_ignore_ascii_case(name));
    // SQL looks for a name among the temporary tables first.
    tables.sort_by_key(|table| table.schema != "temp");
    let Some(table) = tables.first() else { return Ok(false) };
    let options = Options::from_words(&table.words.iter().map(String::as_str).collect::<Vec<_>>())?;
    match table.index(database, options.current_fingerprint()) {
        Index::Current => Ok(true),
        Index::Stale(remembered) => Err(table.stale(&options, remembered)),
        _ => Ok(false),
    }
}

/// Returns the wanted tables among those that are tokenized by `arabic`. Attached databases are searched only if the main database and the
/// temporary tables have none, and up to the first database that has one. The reason is that reading a schema locks the database until
/// the transaction ends.
fn tables(database: &dyn Database, is_wanted: impl Fn(&Table) -> bool) -> Vec<Table> {
    let mut tables = Vec::new();
    for row in database.rows("PRAGMA database_list").unwrap_or_default() {
        let [_, schema, ..] = &row[..] else { continue };
        if !tables.is_empty() && !["main", "temp"].contains(&&**schema) {
            break;
        }
        let sql =
            format!("SELECT name, sql FROM {}.sqlite_master WHERE type = 'table' AND rootpage = 0", quoted(schema));
        for row in database.rows(&sql).unwrap_or_default() {
            let [name, sql] = &row[..] else { continue };
            let words = tokenizer(sql).and_then(|text| split(&text).ok()).unwrap_or_default();
            let Some(words) = behind_arabic(&words) else { continue };
            let table = Table { schema: schema.clone(), name: name.clone(), words: words.to_vec() };
            if is_wanted(&table) {
                tables.push(table);
            }
        }
    }
    tables
}

/// Returns the words behind the tokenizer's name. `porter`, a tokenizer of FTS5, may stand before it.
fn behind_arabic(words: &[String]) -> Option<&[String]> {
    let at = words.iter().position(|word| !word.eq_ignore_ascii_case("porter"))?;
    words[at].eq_ignore_ascii_case("arabic").then(|| &words[at + 1..])
}

impl Table {
    /// Returns the name of one of the tables in which FTS5 stores this one.
    fn of_fts5(&self, which: &str) -> String {
        format!("{}.{}", quoted(&self.schema), quoted(&format!("{}_{which}", self.name)))
    }

    fn index(&self, database: &dyn Database, current: u64) -> Index {
        let rows =
            database.rows(&format!("SELECT v FROM {} WHERE k = '{ROW}'", self.of_fts5("config"))).unwrap_or_default();
        let remembered = rows.first().and_then(|row| u64::from_str_radix(row.first()?, 16).ok());
        if remembered == Some(current) {
            return Index::Current;
        }
        // FTS5's own rows have the numbers 1 and 10.
        let data = format!("SELECT 1 FROM {} WHERE id > 10 LIMIT 1", self.of_fts5("data"));
        if database.rows(&data).is_ok_and(|rows| rows.is_empty()) {
            return match database.rows(&format!("SELECT 1 FROM {} LIMIT 1", self.of_fts5("content"))) {
                Ok(rows) if rows.is_empty() => Index::Nothing,
                Ok(_) => Index::Filling,
                Err(_) => Index::MayBeFilling,
            };
        }
        remembered.map_or(Index::Unknown, Index::Stale)
    }

    fn remember(&self, database: &dyn Database, fingerprint: u64) -> Result<(), String> {
        let sql = format!("REPLACE INTO {} VALUES ('{ROW}', '{fingerprint:016x}')", self.of_fts5("config"));
        database.rows(&sql).map(drop)
    }

    /// Returns the reason why the table may not be used.
    fn stale(&self, options: &Options, remembered: u64) -> String {
        let (current, schema, name) = (options.current_fingerprint(), quoted(&self.schema), quoted(&self.name));
        format!(
            "indexed with fingerprint {remembered:016x}, but this version makes {current:016x} of `{options}`; \
             index it anew: INSERT INTO {schema}.{name} ({name}) VALUES ('rebuild')"
        )
    }
}
