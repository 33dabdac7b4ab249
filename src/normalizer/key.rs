//! Folded text as a key.

use alloc::borrow::Cow;
use alloc::string::String;
use core::borrow::Borrow;
use core::fmt;
use core::ops::Deref;

use super::Normalizer;

impl Normalizer {
    /// Folds `text` to a key for maps and sets; see [`Key`].
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::search().key("إيمانٌ").as_str(), "ايمان");
    /// ```
    #[must_use]
    pub fn key<'a>(&self, text: &'a str) -> Key<'a> {
        Key { folded: self.normalize(text) }
    }
}

/// Text that is known to be folded: compares, sorts and hashes like the `str` that it holds, so that maps with such keys can be
/// asked with any `&str` that is folded already.
///
/// Borrowed where folding changed nothing. Keys of different profiles do not belong in one map, and nothing keeps them
/// apart.
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
pub struct Key<'a> {
    folded: Cow<'a, str>,
}

impl<'a> Key<'a> {
    /// The folded text.
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::search().key("مكتبةٌ").as_str(), "مكتبه");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.folded
    }

    /// The folded text, borrowed exactly where folding changed nothing.
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

    /// The folded text as a string of its own.
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::search().key("مكتبةٌ").into_string(), "مكتبه");
    /// ```
    #[must_use]
    pub fn into_string(self) -> String {
        self.folded.into_owned()
    }

    /// A key that outlives the text it came from.
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
    #[must_use]
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
