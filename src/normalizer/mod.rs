//! The methods of [`Normalizer`], which apply a compiled profile to text in different forms.

mod aligned;
mod compare;
#[cfg(feature = "explain")]
mod explain;
mod key;
mod offsets;
mod presets;
#[cfg(feature = "std")]
mod reader;
#[cfg(feature = "explain")]
mod rule;
mod split;
mod stream;
mod tokens;
#[cfg(feature = "std")]
mod writer;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;

use crate::fold::{Machine, SLACK, Table};
use crate::profile::Profile;
use crate::simd::InstructionSet;
pub use aligned::{Aligned, Segments};
#[cfg(feature = "explain")]
pub use explain::{Change, CodePoint, Explain};
pub use key::Key;
pub use offsets::OffsetConverter;
#[cfg(feature = "std")]
pub use reader::NormalizeReader;
#[cfg(feature = "explain")]
pub use rule::Rule;
pub use stream::Stream;
pub use tokens::{FoldedToken, FoldedTokens, FoldedWords, TokenMemory, TokenStream};
#[cfg(feature = "std")]
pub use writer::NormalizeWriter;

/// The number of source bytes that [`Normalizer::normalize_to`] folds at once.
const PART: usize = 16 * 1024;

/// Folds `text` with [`Profile::SEARCH`]. Equal to `Normalizer::search().normalize(text)`.
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
/// Compiling takes some tenths of a millisecond, so keep a normalizer. Threads can share it, and a
/// clone costs a reference count. The presets are compiled once for the whole program: use
/// [`Normalizer::search`] and the similar functions.
///
/// Folding takes time linear in the length of any text, and cannot fail. All methods give the same
/// folded text.
///
/// ```
/// use arabic_text::{Alef, Normalizer, Profile};
///
/// let normalizer = Normalizer::new(Profile::UNVOCALIZED.with_alef(Alef::ToBareAlef));
/// assert_eq!(normalizer.normalize("أَحْمَدُ"), "احمد");
/// ```
#[derive(Clone)]
pub struct Normalizer {
    compiled: Arc<CompiledProfile>,
}

struct CompiledProfile {
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
        Self::with_instruction_set(profile, InstructionSet::best())
    }

    /// Compiles a profile for an instruction set, or for [`InstructionSet::Scalar`] if the
    /// processor does not have that set. The output is the same for all sets; [`Normalizer::new`]
    /// uses the fastest one.
    ///
    /// ```
    /// use arabic_text::{InstructionSet, Normalizer, Profile};
    ///
    /// let scalar = Normalizer::with_instruction_set(Profile::SEARCH, InstructionSet::Scalar);
    /// assert_eq!(scalar.normalize("كِتَابٌ"), Normalizer::search().normalize("كِتَابٌ"));
    /// ```
    #[must_use]
    pub fn with_instruction_set(profile: Profile, set: InstructionSet) -> Self {
        let table = Table::new(&profile, set.or_scalar());
        Self { compiled: Arc::new(CompiledProfile { profile, table }) }
    }

    /// Returns the profile that was compiled.
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

    /// Folds `text`. Returns `Cow::Borrowed` if and only if nothing changes.
    ///
    /// If something changes, allocates one string of the text's length, which grows only if signs
    /// or custom mappings expand. The part before the first change is copied as a whole. Where it
    /// takes the complete rules to know that nothing changes, such as for a joiner inside an emoji,
    /// the string is allocated and dropped again.
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
        let same = self.table().unchanged_beginning(text);
        if same == text.len() {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len() + SLACK);
        out.push_str(&text[..same]);
        self.table().fold_into(&text[same..], &mut out);
        if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
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

    /// Folds `text` in place. Keeps the string's buffer, and does not write to the part before the
    /// first change.
    ///
    /// ```
    /// let mut text = String::from("القُدس");
    /// arabic_text::Normalizer::search().normalize_in_place(&mut text);
    /// assert_eq!(text, "القدس");
    /// ```
    pub fn normalize_in_place(&self, text: &mut String) {
        let same = self.table().unchanged_beginning(text);
        if same < text.len() {
            let rest = text.split_off(same);
            self.table().fold_into(&rest, text);
        }
    }

    /// Writes the folded text to `out`, some kilobytes at a time.
    ///
    /// # Errors
    ///
    /// Returns the first error of the writer. Text before the error has been written.
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

    /// Returns whether `normalize` would return `text` unchanged. Allocates nothing.
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

impl From<Profile> for Normalizer {
    fn from(profile: Profile) -> Self {
        Self::new(profile)
    }
}

/// Normalizers are equal if their profiles are.
impl PartialEq for Normalizer {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.compiled, &other.compiled) || self.profile() == other.profile()
    }
}

impl Eq for Normalizer {}

/// Returns the last character boundary at or before byte offset `at`.
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
