//! The connection in which the functions and the tokenizer run statements of their own.

/// An open connection.
pub(crate) trait Database {
    /// Runs a statement. Returns its rows as text. NULL is an empty text.
    fn rows(&self, sql: &str) -> Result<Vec<Vec<String>>, String>;
}

/// Returns a name in quotes, as SQL writes it.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
