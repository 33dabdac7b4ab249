//! Light stems of folded words, and words to leave out of queries: a layer behind folding, for
//! search.
//!
//! Folding gives different spellings of a word the same search key. A stemmer gives different forms
//! of a word the same key (`the book`, `and her book`) by removing affixes at both ends: articles,
//! particles, and endings of number, gender and case. No other part of this crate stems: call a
//! [`Stemmer`] on the folded words of documents and of queries.
//!
//! ```
//! use arabic_text::stem::Stemmer;
//! use arabic_text::{normalize, words};
//!
//! let text = normalize("وبالكِتابِ كُتِبَ الدَّرسُ");
//! let stems: Vec<&str> = words(&text).map(|word| Stemmer::Arabic.stem(word)).collect();
//! assert_eq!(stems, ["كتاب", "كتب", "درس"]);
//! ```
//!
//! The package's pages `docs/stems.md` and `docs/evidence.md` say what stemming improves and which
//! words it merges wrongly. The example `search_index` is a small search engine that uses it.

mod affix;
mod arabic;
mod light10;
mod name;
mod persian;
mod stop_words;

pub use name::UnknownStemmer;
pub use stop_words::StopWords;

/// Rules that remove letters at both ends of a folded word, without a dictionary.
///
/// A stem is a search key like a folded text, and often no word. Stemming is **not idempotent**
/// (`المانيا`, Germany, has the stem `ماني`, whose stem is `مان`): stem each word once, in the
/// index and in the query, and store the stemmer's [`fingerprint`](Self::fingerprint) beside that
/// of the profile. Rank results by stems and, with a lower weight, by the folded words themselves.
///
/// Stemming takes some 20 nanoseconds for a word of any length, and allocates nothing.
///
/// ```
/// use arabic_text::stem::Stemmer;
///
/// // The book; and her book; the teachers.
/// assert_eq!(Stemmer::Arabic.stem("الكتاب"), "كتاب");
/// assert_eq!(Stemmer::Arabic.stem("وكتابها"), "كتاب");
/// assert_eq!(Stemmer::Arabic.stem("المعلمين"), "معلم");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum Stemmer {
    /// Removes one article with the particles that are written together with it; one of waw, beh
    /// and lam; and endings of gender, number, nisba, possession and tanwin. For words folded by
    /// [`SEARCH`](crate::Profile::SEARCH) or [`LOOSE`](crate::Profile::LOOSE).
    ///
    /// Words whose own letters look like such affixes get the stem of another word. That word may
    /// be related, such as `سياسي` and `سياسه` (political, politics), or unrelated, such as `وفيات`
    /// and `فيها` (deaths, in it).
    ///
    /// ```
    /// use arabic_text::stem::Stemmer;
    ///
    /// assert_eq!(Stemmer::Arabic.stem("سياسي"), Stemmer::Arabic.stem("سياسه"));
    /// assert_eq!(Stemmer::Arabic.stem("وفيات"), Stemmer::Arabic.stem("فيها"));
    /// // A broken plural is another word.
    /// assert_ne!(Stemmer::Arabic.stem("مدارس"), Stemmer::Arabic.stem("مدرسه"));
    /// ```
    Arabic,
    /// Gives byte for byte the stems of Lucene's `ArabicStemFilter` (`light10`), for existing
    /// indexes. For words folded by [`LUCENE_ARABIC`](crate::compat::LUCENE_ARABIC), or by
    /// [`SEARCH`](crate::Profile::SEARCH).
    ///
    /// ```
    /// use arabic_text::stem::Stemmer;
    ///
    /// // Minister: the article hides the waw.
    /// assert_eq!(Stemmer::Light10.stem("الوزير"), "وزير");
    /// assert_eq!(Stemmer::Light10.stem("وزير"), "زير");
    /// assert_eq!(Stemmer::Arabic.stem("الوزير"), Stemmer::Arabic.stem("وزير"));
    /// ```
    Light10,
    /// Removes the suffixes that Lucene's `PersianStemFilter` removes: plural, comparative,
    /// superlative, indefinite. For words folded by [`PERSIAN`](crate::Profile::PERSIAN), whose
    /// [`joiners`](crate::Profile::joiners) are removed, or by
    /// [`LUCENE_PERSIAN`](crate::compat::LUCENE_PERSIAN).
    ///
    /// ```
    /// use arabic_text::stem::Stemmer;
    /// use arabic_text::{Normalizer, Profile};
    ///
    /// let persian = Normalizer::new(Profile::PERSIAN);
    /// // Books, with a non-joiner; bigger; Iran, which only looks like a plural.
    /// assert_eq!(Stemmer::Persian.stem(&persian.normalize("کتاب‌ها")), "کتاب");
    /// assert_eq!(Stemmer::Persian.stem(&persian.normalize("بزرگتر")), "بزرگ");
    /// assert_eq!(Stemmer::Persian.stem("ایران"), "ایر");
    /// ```
    Persian,
}

impl Stemmer {
    /// Returns the stem of a folded word, which is a part of the word. It is empty only if the word
    /// is.
    ///
    /// Pass tokens that are words: a text with several words may lose letters at its ends. Words of
    /// other scripts are returned unchanged.
    ///
    /// ```
    /// use arabic_text::stem::Stemmer;
    ///
    /// assert_eq!(Stemmer::Arabic.stem("والمدرسه"), "مدرس");
    /// assert_eq!(Stemmer::Arabic.stem("في"), "في");
    /// assert_eq!(Stemmer::Arabic.stem("2024"), "2024");
    /// ```
    #[must_use]
    pub fn stem(self, word: &str) -> &str {
        match self {
            Self::Arabic => arabic::stem(word),
            Self::Light10 => light10::stem(word),
            Self::Persian => persian::stem(word),
        }
    }
}
