//! Which tokenizer a table has, by its `CREATE VIRTUAL TABLE` in the schema.

/// The quotes that SQLite and FTS5 know, at the beginning and at the end.
const QUOTES: [(char, char); 4] = [('\'', '\''), ('"', '"'), ('`', '`'), ('[', ']')];

/// Reads the text in quotes that stands at the beginning: a quote in it is written twice. Returns it and what is behind it; `None` if there
/// is no quote, or none that ends it.
pub(crate) fn unquoted(text: &str) -> Option<(String, &str)> {
    let &(first, last) = QUOTES.iter().find(|(first, _)| text.starts_with(*first))?;
    let (mut word, mut rest) = (String::new(), &text[first.len_utf8()..]);
    loop {
        let (part, behind) = rest.split_once(last)?;
        word.push_str(part);
        match behind.strip_prefix(last).filter(|_| first == last) {
            Some(more) => rest = more,
            None => return Some((word, behind)),
        }
        word.push(last);
    }
}

fn is_quote(c: char) -> bool {
    QUOTES.iter().any(|(first, _)| *first == c)
}

/// Returns what `tokenize =` says in the SQL of an FTS5 table. `None` if it is no such table, or if it says nothing.
pub(crate) fn tokenizer(sql: &str) -> Option<String> {
    let mut pieces = Pieces { rest: sql };
    pieces.find(|piece| piece.eq_ignore_ascii_case("using"))?;
    if !plain(pieces.next()?).eq_ignore_ascii_case("fts5") || pieces.next() != Some("(") {
        return None;
    }
    let arguments: Vec<&str> = pieces.collect();
    // Columns have no equals sign.
    let value = arguments.windows(3).find(|piece| piece[1] == "=" && is_tokenize(piece[0]))?[2];
    Some(plain(value))
}

/// FTS5 takes the beginning of a name as well.
fn is_tokenize(name: &str) -> bool {
    "tokenize".starts_with(&name.to_ascii_lowercase())
}

/// A name or a value without its quotes, if it has any.
fn plain(piece: &str) -> String {
    unquoted(piece).map_or_else(|| piece.to_owned(), |(text, _)| text)
}

/// The words, texts in quotes and signs of a statement, without spaces and comments.
struct Pieces<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let mut rest = self.rest.trim_ascii_start();
        while let Some((_, last)) = [("--", "\n"), ("/*", "*/")].into_iter().find(|(first, _)| rest.starts_with(first))
        {
            rest = rest.split_once(last)?.1.trim_ascii_start();
        }
        let first = rest.chars().next()?;
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$' || !c.is_ascii();
        let length = match first {
            _ if is_quote(first) => rest.len() - unquoted(rest)?.1.len(),
            _ if is_word(first) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (piece, behind) = rest.split_at(length);
        self.rest = behind;
        Some(piece)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokenizer_stands_among_the_arguments() {
        for (sql, text) in [
            ("CREATE VIRTUAL TABLE t USING fts5(body, tokenize = 'arabic')", Some("arabic")),
            ("create virtual table if not exists main.t using FTS5 ( tokenize=arabic , body )", Some("arabic")),
            (
                "CREATE VIRTUAL TABLE \"using fts5(\" USING \"fts5\"(a,b,tokenize=\"arabic 'a,b'\")",
                Some("arabic 'a,b'"),
            ),
            ("CREATE VIRTUAL TABLE t USING fts5(body, tok = 'arabic ''it''''s''')", Some("arabic 'it''s'")),
            (
                "CREATE VIRTUAL TABLE t USING fts5(body, TOKENIZE = [arabic stem arabic], content = '')",
                Some("arabic stem arabic"),
            ),
            (
                "CREATE VIRTUAL TABLE t USING fts5(body, -- tokenize = 'porter',\n tokenize = 'arabic' /* ) */)",
                Some("arabic"),
            ),
            ("CREATE VIRTUAL TABLE t USING fts5(content = 'tokenize=arabic')", None),
            ("CREATE VIRTUAL TABLE كتب USING fts5(body)", None),
            ("CREATE VIRTUAL TABLE t USING fts5", None),
            ("CREATE VIRTUAL TABLE t USING fts5(body, tokenize = 'arabic", None),
            ("CREATE VIRTUAL TABLE t USING rtree(id, a, b, tokenize = 'arabic')", None),
            ("CREATE TABLE t (tokenize = 'arabic')", None),
            ("", None),
        ] {
            assert_eq!(tokenizer(sql).as_deref(), text, "{sql}");
        }
    }
}
