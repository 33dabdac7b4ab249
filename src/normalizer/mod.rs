//! The verbs of folding.

mod presets;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;

use crate::fold::Table;
use crate::profile::Profile;

/// A compiled [`Profile`].
#[derive(Clone, Debug)]
pub struct Normalizer {
    compiled: Arc<Compiled>,
}

#[derive(Debug)]
struct Compiled {
    profile: Profile,
    table: Table,
}

impl Normalizer {
    /// Compiles a profile.
    #[must_use]
    pub fn new(profile: Profile) -> Self {
        let table = Table::new(&profile);
        Self { compiled: Arc::new(Compiled { profile, table }) }
    }

    /// The profile.
    #[must_use]
    pub fn profile(&self) -> &Profile {
        &self.compiled.profile
    }

    /// Folds.
    #[must_use]
    pub fn normalize<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let same = self.compiled.table.unchanged(text);
        if same == text.len() {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        out.push_str(&text[..same]);
        self.compiled.table.fold_into(&text[same..], &mut out);
        Cow::Owned(out)
    }
}
