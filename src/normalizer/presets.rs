//! One normalizer for each preset, compiled at first use.

use alloc::boxed::Box;
use once_cell::race::OnceBox;

use super::Normalizer;
use crate::profile::Profile;

fn compiled(cell: &'static OnceBox<Normalizer>, profile: Profile) -> &'static Normalizer {
    cell.get_or_init(|| Box::new(Normalizer::new(profile)))
}

/// One normalizer for each preset: compiled at first use, then shared.
impl Normalizer {
    /// [`Profile::NONE`].
    pub fn none() -> &'static Self {
        static CELL: OnceBox<Normalizer> = OnceBox::new();
        compiled(&CELL, Profile::NONE)
    }

    /// [`Profile::CLEAN`].
    pub fn clean() -> &'static Self {
        static CELL: OnceBox<Normalizer> = OnceBox::new();
        compiled(&CELL, Profile::CLEAN)
    }

    /// [`Profile::UNVOCALIZED`].
    pub fn unvocalized() -> &'static Self {
        static CELL: OnceBox<Normalizer> = OnceBox::new();
        compiled(&CELL, Profile::UNVOCALIZED)
    }

    /// [`Profile::SEARCH`].
    pub fn search() -> &'static Self {
        static CELL: OnceBox<Normalizer> = OnceBox::new();
        compiled(&CELL, Profile::SEARCH)
    }

    /// [`Profile::LOOSE`].
    pub fn loose() -> &'static Self {
        static CELL: OnceBox<Normalizer> = OnceBox::new();
        compiled(&CELL, Profile::LOOSE)
    }

    /// [`Profile::PERSIAN`].
    pub fn persian() -> &'static Self {
        static CELL: OnceBox<Normalizer> = OnceBox::new();
        compiled(&CELL, Profile::PERSIAN)
    }
}
