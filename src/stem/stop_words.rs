//! Stop words: frequent words that say little about the subject of a text.

/// A set of words to leave out of queries, spelt as a profile folds them.
///
/// No function of this crate applies a set: leave its words out where that helps, and measure. For
/// questions about encyclopedia articles, leaving out [`QUESTIONS`](Self::QUESTIONS) from the query
/// alone helps as much as any longer list; where a query is a quotation, every set costs a little.
/// The package's page `docs/stems.md` has the figures. Compare folded words, not stems, and keep
/// the query as it is if no other word is in it.
///
/// ```
/// use arabic_text::stem::StopWords;
/// use arabic_text::{normalize, words};
///
/// let query = normalize("مَن هو مؤلف الكتاب؟");
/// let said = words(&query).filter(|word| !StopWords::QUESTIONS.contains(word));
/// assert!(said.eq(["مؤلف", "الكتاب"]));
/// ```
#[doc(alias = "stopwords")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StopWords {
    profile: &'static str,
    /// In ascending order of their bytes, for the binary search.
    words: &'static [&'static str],
}

impl StopWords {
    /// 31 Arabic question words and what comes with them in a question (`who is`, `what was`,
    /// `which`, `that`), folded by [`SEARCH`](crate::Profile::SEARCH): for queries that are
    /// questions.
    ///
    /// ```
    /// use arabic_text::stem::StopWords;
    ///
    /// assert!(StopWords::QUESTIONS.contains("لماذا")); // why
    /// assert_eq!(StopWords::QUESTIONS.iter().count(), 31);
    /// ```
    pub const QUESTIONS: StopWords = StopWords { profile: "search", words: QUESTIONS };

    /// Arabic prepositions, conjunctions, pronouns, demonstratives and auxiliary verbs, the most
    /// frequent ones also behind wa, folded by [`SEARCH`](crate::Profile::SEARCH).
    ///
    /// ```
    /// use arabic_text::stem::StopWords;
    ///
    /// // The list knows words as their key: this one is spelt with an alef maksura.
    /// assert!(StopWords::FUNCTION_WORDS.contains(&arabic_text::normalize("على")));
    /// assert!(!StopWords::FUNCTION_WORDS.contains("على"));
    /// ```
    pub const FUNCTION_WORDS: StopWords = StopWords { profile: "search", words: FUNCTION_WORDS };

    /// Returns the text form of the profile that words must be folded by to be found in the set.
    ///
    /// ```
    /// use arabic_text::Profile;
    /// use arabic_text::stem::StopWords;
    ///
    /// assert_eq!(StopWords::QUESTIONS.profile().parse(), Ok(Profile::SEARCH));
    /// ```
    #[must_use]
    pub const fn profile(&self) -> &'static str {
        self.profile
    }

    /// Returns whether a folded word is in the set, by a binary search.
    ///
    /// ```
    /// use arabic_text::stem::StopWords;
    ///
    /// assert!(StopWords::QUESTIONS.contains("كيف"));
    /// assert!(!StopWords::QUESTIONS.contains("كتاب"));
    /// ```
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        self.words.binary_search(&word).is_ok()
    }

    /// Returns an iterator over the words in the order of their code points.
    ///
    /// ```
    /// use std::collections::HashSet;
    ///
    /// use arabic_text::stem::StopWords;
    ///
    /// let mut own: HashSet<&str> = StopWords::QUESTIONS.iter().collect();
    /// own.insert("فضلا");
    /// assert_eq!(own.len(), 32);
    /// ```
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &'static str> + use<> {
        self.words.iter().copied()
    }
}

#[rustfmt::skip]
const QUESTIONS: &[&str] = &[
    "اذكر", "التي", "الذي", "اي", "اين", "ايه", "بماذا", "تم", "عم", "فيم", "كان", "كانت", "كم", "كيف", "لم",
    "لماذا", "لمن", "ما", "ماذا", "ماهو", "ماهي", "متي", "مما", "ممن", "من", "هل", "هم", "هو", "هي", "وماهي", "يتم",
];

#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "اذ", "اذا", "اذن", "الا", "التي", "الذي", "الذين", "اللاتي", "اللتان", "اللتين", "اللذان", "اللذين", "اللواتي",
    "الي", "اليه", "اليها", "اليهم", "ام", "اما", "امام", "ان", "انا", "انت", "انتم", "انه", "انها", "انهم", "او",
    "اولئك", "اي", "ايضا", "ب", "بان", "بانه", "بدون", "بذلك", "بعد", "بعض", "بل", "به", "بها", "بهم", "بين",
    "بينما", "بينها", "بينهم", "تحت", "تكون", "تلك", "ثم", "جميع", "حتي", "حول", "حيث", "حين", "حينما", "خلال",
    "خلف", "دون", "ذاك", "ذلك", "سوف", "سوي", "ضد", "عبر", "علي", "عليه", "عليها", "عليهم", "عن", "عند", "عندما",
    "عنه", "عنها", "عنهم", "ف", "فان", "فقط", "فوق", "في", "فيما", "فيه", "فيها", "فيهم", "قبل", "قد", "ك", "كان",
    "كانت", "كانوا", "كذلك", "كل", "كلما", "كما", "كي", "ل", "لا", "لاجل", "لان", "لانه", "لانها", "لدي", "لديه",
    "لديها", "لذلك", "لقد", "لك", "لكن", "لكنه", "لكي", "لم", "لن", "لنا", "له", "لها", "لهم", "لو", "لولا", "لي",
    "ليس", "ليست", "ما", "مثل", "مع", "معه", "معها", "معهم", "مما", "من", "منذ", "منه", "منها", "منهم", "نحن", "نحو",
    "هؤلاء", "هاتان", "هاتين", "هذا", "هذان", "هذه", "هذين", "هم", "هما", "هن", "هنا", "هناك", "هنالك", "هو", "هي",
    "و", "والتي", "والذي", "والي", "وان", "وانه", "وذلك", "وعلي", "وعن", "وفي", "وقد", "وكان", "وكانت", "وكل", "ولا",
    "ولكن", "ولم", "ولن", "وما", "ومع", "ومن", "وهذا", "وهذه", "وهو", "وهي", "يكون",
];
