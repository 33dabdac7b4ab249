//! The verbs of folding.

mod aligned;
mod compare;
mod explain;
mod key;
mod presets;
#[cfg(feature = "std")]
mod reader;
mod rule;
mod stream;
mod tokens;
mod units;
#[cfg(feature = "std")]
mod writer;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;

use crate::fold::{Backend, Machine, SLACK, Table};
use crate::profile::Profile;
pub use aligned::Aligned;
pub use explain::{Change, CodePoint, Explain};
pub use key::Key;
#[cfg(feature = "std")]
pub use reader::NormalizeReader;
pub use rule::Rule;
pub use stream::Stream;
pub use tokens::{FoldedToken, FoldedTokens};
pub use units::Units;
#[cfg(feature = "std")]
pub use writer::NormalizeWriter;

/// Bytes of source that [`Normalizer::normalize_to`] folds at once.
const PART: usize = 16 * 1024;

/// Folds with [`Profile::SEARCH`]: the same as `Normalizer::search().normalize(text)`.
///
/// ```
/// assert_eq!(arabic_text::normalize("كِتَابٌ"), "كتاب");
/// assert_eq!(arabic_text::normalize("كتـــاب"), arabic_text::normalize("كِتاب"));
/// ```
#[must_use]
pub fn normalize(text: &str) -> Cow<'_, str> {
    Normalizer::search().normalize(text)
}

/// A [`Profile`] compiled to tables, ready to fold.
///
/// Making one takes some tenths of a millisecond; keep it, share it between threads, clone it for the price of a
/// reference count. The presets are compiled once for the whole program: [`Normalizer::search`] and its siblings.
///
/// Folding takes time linear in the text, whatever it holds, and cannot fail. Every verb gives the same bytes.
///
/// ```
/// use arabic_text::{Alef, Normalizer, Profile};
///
/// let normalizer = Normalizer::new(Profile::UNVOCALIZED.alef(Alef::ToBareAlef));
/// assert_eq!(normalizer.normalize("أَحْمَدُ"), "احمد");
/// ```
#[derive(Clone)]
pub struct Normalizer {
    compiled: Arc<Compiled>,
}

struct Compiled {
    profile: Profile,
    table: Table,
}

impl Normalizer {
    /// Compiles a profile.
    ///
    /// ```
    /// use arabic_text::{Normalizer, Profile};
    ///
    /// let loose = Normalizer::new(Profile::LOOSE);
    /// assert_eq!(loose.normalize("مسؤول"), "مسوول");
    /// ```
    #[must_use]
    pub fn new(profile: Profile) -> Self {
        Self::with_backend(profile, Backend::best())
    }

    /// Compiles a profile for a backend, the scalar one if the processor has not got it: for tests and benches.
    #[doc(hidden)]
    #[must_use]
    pub fn with_backend(profile: Profile, backend: Backend) -> Self {
        let backend = if backend.is_available() { backend } else { Backend::Scalar };
        let table = Table::new(&profile, backend);
        Self { compiled: Arc::new(Compiled { profile, table }) }
    }

    /// The profile that was compiled.
    ///
    /// ```
    /// use arabic_text::{Normalizer, Profile};
    ///
    /// assert_eq!(*Normalizer::search().profile(), Profile::SEARCH);
    /// ```
    #[must_use]
    pub fn profile(&self) -> &Profile {
        &self.compiled.profile
    }

    pub(crate) fn table(&self) -> &Table {
        &self.compiled.table
    }

    /// Folds: borrows exactly when nothing changes.
    ///
    /// What comes before the first change is copied in one piece; one string is allocated, of the text's length, which
    /// grows only if signs or entries of one's own expand.
    ///
    /// ```
    /// use std::borrow::Cow;
    /// use arabic_text::Normalizer;
    ///
    /// let search = Normalizer::search();
    /// assert_eq!(search.normalize("مَدرسة"), "مدرسه");
    /// assert!(matches!(search.normalize("مدرسه"), Cow::Borrowed(_)));
    /// ```
    #[must_use]
    pub fn normalize<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let same = self.table().unchanged(text);
        if same == text.len() {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len() + SLACK);
        out.push_str(&text[..same]);
        self.table().fold_into(&text[same..], &mut out);
        Cow::Owned(out)
    }

    /// Appends the folded text to `out`.
    ///
    /// Without an allocation where `out` has room for the text and 64 bytes more.
    ///
    /// ```
    /// let mut key = String::from("title:");
    /// arabic_text::Normalizer::search().normalize_into("إلى", &mut key);
    /// assert_eq!(key, "title:الي");
    /// ```
    pub fn normalize_into(&self, text: &str, out: &mut String) {
        self.table().fold_into(text, out);
    }

    /// Folds `text` in place: nothing is touched where nothing changes, and the buffer stays.
    ///
    /// ```
    /// let mut text = String::from("القُدس");
    /// arabic_text::Normalizer::search().normalize_in_place(&mut text);
    /// assert_eq!(text, "القدس");
    /// ```
    pub fn normalize_in_place(&self, text: &mut String) {
        let same = self.table().unchanged(text);
        if same < text.len() {
            let rest = text.split_off(same);
            self.table().fold_into(&rest, text);
        }
    }

    /// Writes the folded text, in pieces of some kilobytes.
    ///
    /// # Errors
    ///
    /// Those of the writer; what was written before stays written.
    ///
    /// ```
    /// let mut out = String::new();
    /// arabic_text::Normalizer::search().normalize_to("أُمّ", &mut out)?;
    /// assert_eq!(out, "ام");
    /// # Ok::<(), std::fmt::Error>(())
    /// ```
    pub fn normalize_to<W: fmt::Write + ?Sized>(&self, text: &str, out: &mut W) -> fmt::Result {
        let mut machine = Machine::new();
        let mut buffer = String::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (part, behind) = rest.split_at(boundary_before(rest, PART));
            self.table().fold_part(part, &mut machine, &mut buffer);
            out.write_str(&buffer)?;
            buffer.clear();
            rest = behind;
        }
        machine.finish(&self.table().rules, &mut buffer);
        out.write_str(&buffer)
    }

    /// Whether `normalize` would give the text back as it is. Allocates nothing.
    ///
    /// ```
    /// let search = arabic_text::Normalizer::search();
    /// assert!(search.is_normalized("كتاب"));
    /// assert!(!search.is_normalized("كتابٌ"));
    /// ```
    #[must_use]
    pub fn is_normalized(&self, text: &str) -> bool {
        self.table().unchanged(text) == text.len()
    }
}

/// The last character boundary at or before `at`.
fn boundary_before(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

impl fmt::Debug for Normalizer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Normalizer").field("profile", self.profile()).finish_non_exhaustive()
    }
}
