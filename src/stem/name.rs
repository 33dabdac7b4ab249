//! The names and fingerprints of stemmers, for storing with an index.

use alloc::string::{String, ToString};
use core::fmt;
use core::str::FromStr;

use super::Stemmer;

/// Raised with every release that changes a stem.
const OUTPUT_VERSION: u8 = 1;

const ALL: [Stemmer; 3] = [Stemmer::Arabic, Stemmer::Light10, Stemmer::Persian];

impl Stemmer {
    /// Returns the name that [`FromStr`] reads.
    ///
    /// ```
    /// use arabic_text::stem::Stemmer;
    ///
    /// assert_eq!(Stemmer::Arabic.name(), "arabic");
    /// assert_eq!("light10".parse(), Ok(Stemmer::Light10));
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Arabic => "arabic",
            Self::Light10 => "light10",
            Self::Persian => "persian",
        }
    }

    /// Returns a number to store with an index. Equal fingerprints mean equal stems in all versions
    /// of this crate; reindex if the fingerprint differs.
    ///
    /// ```
    /// use arabic_text::stem::Stemmer;
    ///
    /// assert_ne!(Stemmer::Arabic.fingerprint(), Stemmer::Light10.fingerprint());
    /// ```
    #[must_use]
    pub const fn fingerprint(self) -> u64 {
        let name = self.name().as_bytes();
        // FNV-1a, 64 bits.
        let (mut hash, mut at) = (step(0xCBF2_9CE4_8422_2325, OUTPUT_VERSION), 0);
        while at < name.len() {
            (hash, at) = (step(hash, name[at]), at + 1);
        }
        hash
    }
}

const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01B3)
}

impl fmt::Display for Stemmer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Stemmer {
    type Err = UnknownStemmer;

    fn from_str(name: &str) -> Result<Self, UnknownStemmer> {
        let found = ALL.into_iter().find(|stemmer| stemmer.name() == name);
        found.ok_or_else(|| UnknownStemmer(name.to_string()))
    }
}

/// The error of parsing a name that is not the name of a [`Stemmer`].
///
/// ```
/// let error = "snowball".parse::<arabic_text::stem::Stemmer>().unwrap_err();
/// assert_eq!(error.to_string(), "unknown stemmer `snowball`; expected one of `arabic`, `light10`, `persian`");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown stemmer `{0}`; expected one of {list}", list = ALL.map(|stemmer| alloc::format!("`{stemmer}`")).join(", "))]
pub struct UnknownStemmer(String);
