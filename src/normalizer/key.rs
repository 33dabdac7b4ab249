//! Folded text as a key of maps and sets.

use alloc::borrow::Cow;
use alloc::string::String;
use core::borrow::Borrow;
use core::fmt;
use core::ops::Deref;

use super::Normalizer;

impl Normalizer {
    /// Folds `text` to a [`Key`] for maps and sets.
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::search().key("إيمانٌ").as_str(), "ايمان");
    /// ```
    pub fn key<'a>(&self, text: &'a str) -> Key<'a> {
        Key { folded: self.normalize(text) }
    }
}

/// A folded text as a map key, which can be looked up with an already folded `&str`. It compares
/// and hashes like that `str`.
///
/// A key borrows the text if folding changed nothing. Do not use keys of different profiles in one
/// map: the types do not prevent it.
///
/// ```
/// use std::collections::HashMap;
/// use arabic_text::{Key, Normalizer};
///
/// let search = Normalizer::search();
/// let mut counts: HashMap<Key, u32> = HashMap::new();
/// for word in ["كِتابٌ", "قَلَمٌ", "الكِتابَ", "كتاب"] {
///     *counts.entry(search.key(word)).or_default() += 1;
/// }
/// assert_eq!(counts["كتاب"], 2);
/// assert_eq!(counts.get(&search.key("كتـاب")), Some(&2));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[must_use]
pub struct Key<'a> {
    folded: Cow<'a, str>,
}

impl<'a> Key<'a> {
    /// Returns the folded text.
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::search().key("مكتبةٌ").as_str(), "مكتبه");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.folded
    }

    /// Returns the folded text, borrowed if and only if folding changed nothing.
    ///
    /// ```
    /// use std::borrow::Cow;
    ///
    /// assert!(matches!(arabic_text::Normalizer::search().key("كتاب").into_cow(), Cow::Borrowed(_)));
    /// ```
    #[must_use]
    pub fn into_cow(self) -> Cow<'a, str> {
        self.folded
    }

    /// Returns the folded text as a `String`.
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::search().key("مكتبةٌ").into_string(), "مكتبه");
    /// ```
    #[must_use]
    pub fn into_string(self) -> String {
        self.folded.into_owned()
    }

    /// Returns a key that borrows nothing.
    ///
    /// ```
    /// use std::collections::BTreeSet;
    /// use arabic_text::{Key, Normalizer};
    ///
    /// fn distinct(text: &str) -> BTreeSet<Key<'static>> {
    ///     text.split(' ').map(|word| Normalizer::search().key(word).into_owned()).collect()
    /// }
    /// assert!(distinct("نَعَم لا نعم").contains("نعم"));
    /// ```
    pub fn into_owned(self) -> Key<'static> {
        Key { folded: Cow::Owned(self.folded.into_owned()) }
    }
}

impl Deref for Key<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.folded
    }
}

impl Borrow<str> for Key<'_> {
    fn borrow(&self) -> &str {
        &self.folded
    }
}

impl AsRef<str> for Key<'_> {
    fn as_ref(&self) -> &str {
        &self.folded
    }
}

impl fmt::Display for Key<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.folded)
    }
}

impl<'a> From<Key<'a>> for Cow<'a, str> {
    fn from(key: Key<'a>) -> Self {
        key.folded
    }
}

impl From<Key<'_>> for String {
    fn from(key: Key<'_>) -> Self {
        key.into_string()
    }
}
