//! Fingerprints of tables whose SQL has none.
//!
//! FTS5 tells a tokenizer nothing of the table that it works for. So a table is looked for whose SQL has the same words behind `tokenize`.
//! Its fingerprint is a row of `%_config`, a table of FTS5 for its own use, in which it passes over names that it does not know. There it
//! is dumped, renamed and dropped with the table.

use crate::database::{Database, quoted};
use crate::options::{Options, split};
use crate::schema::tokenizer;

/// The name of the row.
const ROW: &str = "arabic_fingerprint";

/// A table that is tokenized by `arabic`.
struct Table {
    schema: String,
    name: String,
    /// What stands behind the tokenizer's name.
    words: Vec<String>,
}

/// Why a table may not be used.
pub(crate) fn stale(name: &str, options: &Options, remembered: u64) -> String {
    let (current, name) = (options.current_fingerprint(), quoted(name));
    format!(
        "indexed with fingerprint {remembered:016x}, but this version makes {current:016x} of `{options}`; \
         index it anew: INSERT INTO {name} ({name}) VALUES ('rebuild')"
    )
}

/// Asks the tables that are tokenized by these words for their fingerprints. Returns why none of them may be used.
///
/// For a text to be indexed, `told` lists the tables that were told by the same tokenizer to remember the present fingerprint. Tables
/// without an index are told now, and those of the list again if they have forgotten it, as when their transaction is rolled back.
pub(crate) fn refusal(
    database: &dyn Database,
    words: &[String],
    options: &Options,
    mut told: Option<&mut Vec<String>>,
) -> Option<String> {
    let (current, mut refused, mut is_usable) = (options.current_fingerprint(), None, false);
    for table in tables(database).iter().filter(|table| table.words == words) {
        let (remembered, config) = (table.fingerprint(database), table.of_fts5("config"));
        let was_told = || told.as_ref().is_some_and(|told| remembered.is_none() && told.contains(&config));
        if remembered == Some(current) {
            is_usable = true;
        } else if was_told() || table.is_empty(database) {
            // If that cannot be written, the text will not be indexed either.
            if let Some(told) = told.as_mut().filter(|_| table.remember(database, current).is_ok()) {
                is_usable = true;
                told.push(config);
            }
        } else if let Some(remembered) = remembered {
            refused.get_or_insert_with(|| stale(&table.name, options, remembered));
        } else {
            is_usable = true;
        }
    }
    refused.filter(|_| !is_usable)
}

/// Returns whether a table of this name remembers a fingerprint, or why it may not be used.
pub(crate) fn check(database: &dyn Database, name: &str) -> Result<bool, String> {
    let mut tables = tables(database);
    // SQL looks for names there first.
    tables.sort_by_key(|table| table.schema != "temp");
    let Some(table) = tables.iter().find(|table| table.name.eq_ignore_ascii_case(name)) else { return Ok(false) };
    let Some(remembered) = table.fingerprint(database) else { return Ok(false) };
    let options = Options::from_words(&table.words.iter().map(String::as_str).collect::<Vec<_>>())?;
    if remembered == options.current_fingerprint() { Ok(true) } else { Err(stale(&table.name, &options, remembered)) }
}

/// Returns all tables of the connection that are tokenized by `arabic`.
fn tables(database: &dyn Database) -> Vec<Table> {
    let mut tables = Vec::new();
    for row in database.rows("PRAGMA database_list").unwrap_or_default() {
        let [_, schema, ..] = &row[..] else { continue };
        let sql = "WHERE type = 'table' AND rootpage = 0 AND sql LIKE '%arabic%'";
        let sql = format!("SELECT name, sql FROM {}.sqlite_master {sql}", quoted(schema));
        for row in database.rows(&sql).unwrap_or_default() {
            let [name, sql] = &row[..] else { continue };
            let words = tokenizer(sql).and_then(|text| split(&text).ok()).unwrap_or_default();
            // Another tokenizer may stand before it, as `porter` does.
            if let Some(place) = words.iter().position(|word| word.eq_ignore_ascii_case("arabic")) {
                let words = words[place + 1..].to_vec();
                tables.push(Table { schema: schema.clone(), name: name.clone(), words });
            }
        }
    }
    tables
}

impl Table {
    /// The name of one of the tables that FTS5 has for this one.
    fn of_fts5(&self, which: &str) -> String {
        format!("{}.{}", quoted(&self.schema), quoted(&format!("{}_{which}", self.name)))
    }

    fn fingerprint(&self, database: &dyn Database) -> Option<u64> {
        let rows = database.rows(&format!("SELECT v FROM {} WHERE k = '{ROW}'", self.of_fts5("config"))).ok()?;
        u64::from_str_radix(rows.first()?.first()?, 16).ok()
    }

    /// Returns whether nothing is in the index. FTS5's own rows have the numbers 1 and 10.
    fn is_empty(&self, database: &dyn Database) -> bool {
        let rows = database.rows(&format!("SELECT 1 FROM {} WHERE id > 10 LIMIT 1", self.of_fts5("data")));
        rows.is_ok_and(|rows| rows.is_empty())
    }

    fn remember(&self, database: &dyn Database, fingerprint: u64) -> Result<(), String> {
        let sql = format!("REPLACE INTO {} VALUES ('{ROW}', '{fingerprint:016x}')", self.of_fts5("config"));
        database.rows(&sql).map(drop)
    }
}
