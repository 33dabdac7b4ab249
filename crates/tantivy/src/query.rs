//! Words of queries, for queries that no parser makes.

use tantivy_tokenizer_api::{TokenStream, Tokenizer};

use crate::latin::remove_latin_case;
use crate::{ArabicTokenizer, EXACT, Keys};

/// What has a meaning in a regular expression.
const OPERATORS: &str = r"\.+*?()|[]{}^$#&-~";

impl ArabicTokenizer {
    /// Returns the keys of a text, in order: the terms of a phrase query.
    ///
    /// ```
    /// use arabic_text_tantivy::ArabicTokenizer;
    ///
    /// assert_eq!(ArabicTokenizer::default().words("مَدينة القُدس"), ["مدينه", "القدس"]);
    /// ```
    #[must_use]
    pub fn words(&self, text: &str) -> Vec<String> {
        let mut tokenizer = self.clone();
        let mut stream = tokenizer.token_stream(text);
        let mut words = Vec::new();
        while stream.advance() {
            words.push(stream.token().text.clone());
        }
        words
    }

    /// Returns the folded beginning of a word, for phrase prefix queries and ranges of terms; for fuzzy queries, the folded word.
    /// It is not stemmed.
    ///
    /// ```
    /// use arabic_text_tantivy::ArabicTokenizer;
    ///
    /// assert_eq!(ArabicTokenizer::default().prefix("المَدِينة"), "المدينه");
    /// assert_eq!(ArabicTokenizer::default().remove_latin_case(true).prefix("Ru"), "ru");
    /// ```
    #[must_use]
    pub fn prefix(&self, beginning: &str) -> String {
        let mut prefix = String::from(if self.keys == Keys::Exact { "=" } else { "" });
        self.fold_into(beginning, &mut prefix);
        debug_assert!(self.keys != Keys::Exact || prefix.starts_with(EXACT));
        prefix
    }

    /// Returns a regular expression for a word with wildcards: `*` for any letters, `?` for one. What stands between is folded,
    /// and means itself. For `RegexQuery::from_pattern`.
    ///
    /// ```
    /// use arabic_text_tantivy::ArabicTokenizer;
    ///
    /// assert_eq!(ArabicTokenizer::default().wildcards("مَدِ*ة"), "مد.*ه");
    /// assert_eq!(ArabicTokenizer::default().wildcards("1.?"), r"1\..");
    /// assert_eq!(ArabicTokenizer::default().remove_latin_case(true).wildcards("Ru*"), "ru.*");
    /// ```
    #[must_use]
    pub fn wildcards(&self, word: &str) -> String {
        let mut pattern = String::from(if self.keys == Keys::Exact { "=" } else { "" });
        for part in word.split_inclusive(['*', '?']) {
            let (letters, wildcard) = match part.strip_suffix('*') {
                Some(letters) => (letters, ".*"),
                None => part.strip_suffix('?').map_or((part, ""), |letters| (letters, ".")),
            };
            let mut folded = String::new();
            self.fold_into(letters, &mut folded);
            for letter in folded.chars() {
                if OPERATORS.contains(letter) {
                    pattern.push('\\');
                }
                pattern.push(letter);
            }
            pattern.push_str(wildcard);
        }
        pattern
    }

    /// Appends what a text is folded to, without stems.
    fn fold_into(&self, text: &str, key: &mut String) {
        self.normalizer.normalize_into(text, key);
        if self.removes_latin_case {
            remove_latin_case(key);
        }
    }
}
