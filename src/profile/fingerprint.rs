//! The fingerprint of a profile, a number that changes if the output may change.

use core::fmt::{self, Write};

use super::{DaggerAlef, Marks, Profile};

/// Raised with every release that changes the output of some profile.
const OUTPUT_VERSION: u32 = 2;

impl Profile {
    /// Returns a number to store with an index. Equal fingerprints mean equal output on every
    /// machine and in every version of this crate; reindex if the fingerprint differs. Output includes
    /// the words and tokens of [`Normalizer::words`](crate::Normalizer::words) and
    /// [`tokens`](crate::Normalizer::tokens), but not the options of a
    /// [`Tokenizer`](crate::Tokenizer).
    ///
    /// ```
    /// use arabic_text::{Alef, Profile};
    ///
    /// let stored = Profile::SEARCH.fingerprint();
    /// assert_eq!(stored, "search".parse::<Profile>()?.fingerprint());
    /// assert_ne!(stored, Profile::SEARCH.with_alef(Alef::Keep).fingerprint());
    /// # Ok::<(), arabic_text::ProfileError>(())
    /// ```
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        let mut hash = Fnv1a(0xCBF2_9CE4_8422_2325);
        // Fnv1a never fails to write.
        let _ = write!(hash, "{OUTPUT_VERSION}");
        let resolved = self.resolved();
        let _ = resolved.write_options(&mut hash, |field| !field.is_new() || !field.is_default(&resolved.options));
        let _ = self.write_model(&mut hash);
        let _ = self.write_own_entries(&mut hash);
        hash.0
    }

    /// Adds the table of the copied program, so that a correction of the table changes the
    /// fingerprint.
    fn write_model(&self, out: &mut impl Write) -> fmt::Result {
        let Some(model) = self.model() else { return Ok(()) };
        write!(out, ",model,trims={}", model.trims())?;
        if model.looks_at_words() {
            out.write_str(",words")?;
        }
        model.entries().iter().try_for_each(|(from, to)| write!(out, ",{from}={to}"))
    }

    /// Returns a profile with the same output whose dagger alef is not `FollowMarks`, and without values that
    /// have no effect.
    fn resolved(&self) -> Self {
        let mut resolved = self.clone();
        if self.model().is_none() {
            resolved.options = self.options.resolved();
        }
        let dagger_alef = match (resolved.dagger_alef(), resolved.marks()) {
            (DaggerAlef::FollowMarks, Marks::Keep | Marks::RemoveCaseEnding) => DaggerAlef::Keep,
            (DaggerAlef::FollowMarks, _) => DaggerAlef::Remove,
            (explicit, _) => explicit,
        };
        resolved.with_dagger_alef(dagger_alef)
    }
}

/// The hash function FNV-1a with 64 bits, which never changes, unlike the hashers of `std`.
struct Fnv1a(u64);

impl Write for Fnv1a {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        for &byte in s.as_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
        Ok(())
    }
}
