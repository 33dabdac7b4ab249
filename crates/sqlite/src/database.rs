//! What the functions and the tokenizer ask of the database that they are called in.

/// An open connection.
pub(crate) trait Database {
    /// Runs a statement. Returns its rows as text, NULL as an empty one.
    fn rows(&self, sql: &str) -> Result<Vec<Vec<String>>, String>;
}

/// A name as SQL writes it.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
