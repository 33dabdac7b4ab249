//! A number that changes when the output may change.

use core::fmt::{self, Write};

use super::{DaggerAlef, Marks, Profile};

/// Raised with every release that changes the output of some profile.
const OUTPUT_VERSION: u32 = 1;

impl Profile {
    /// A number to store beside an index: while it is the same, so is the output, on every machine and in every
    /// version of this crate; when it differs, reindex.
    ///
    /// ```
    /// use arabic_text::{Alef, Profile};
    ///
    /// let stored = Profile::SEARCH.fingerprint();
    /// assert_eq!(stored, "search".parse::<Profile>()?.fingerprint());
    /// assert_ne!(stored, Profile::SEARCH.alef(Alef::Keep).fingerprint());
    /// # Ok::<(), arabic_text::ProfileError>(())
    /// ```
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        let mut hash = Fnv1a(0xCBF2_9CE4_8422_2325);
        // Fnv1a never fails to write.
        let _ = write!(hash, "{OUTPUT_VERSION}");
        let _ = self.resolved().write_options(&mut hash, |_| true);
        let _ = self.write_model(&mut hash);
        let _ = self.write_own_entries(&mut hash);
        hash.0
    }

    /// What the copied program does, so that a correction of the copy changes the fingerprint.
    fn write_model(&self, out: &mut impl Write) -> fmt::Result {
        let Some(model) = self.model() else { return Ok(()) };
        write!(out, ",model,trims={}", model.trims())?;
        model.entries().iter().try_for_each(|(from, to)| write!(out, ",{from}={to}"))
    }

    /// The same output, written without `FollowMarks`.
    fn resolved(&self) -> Self {
        let dagger_alef = match (self.get_dagger_alef(), self.get_marks()) {
            (DaggerAlef::FollowMarks, Marks::Keep | Marks::RemoveCaseEnding) => DaggerAlef::Keep,
            (DaggerAlef::FollowMarks, _) => DaggerAlef::Remove,
            (explicit, _) => explicit,
        };
        self.clone().dagger_alef(dagger_alef)
    }
}

/// FNV-1a, 64 bits: fixed for ever, unlike the hashers of `std`.
struct Fnv1a(u64);

impl Write for Fnv1a {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        for &byte in s.as_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
        Ok(())
    }
}
