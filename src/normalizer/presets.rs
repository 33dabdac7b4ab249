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
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::none().normalize("كتـابٌ"), "كتـابٌ");
    /// ```
    #[must_use]
    pub fn none() -> &'static Self {
        static CELL: OnceBox<Normalizer> = OnceBox::new();
        compiled(&CELL, Profile::NONE)
    }

    /// [`Profile::CLEAN`].
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::clean().normalize("كتـابٌ"), "كتابٌ");
    /// ```
    #[must_use]
    pub fn clean() -> &'static Self {
        static CELL: OnceBox<Normalizer> = OnceBox::new();
        compiled(&CELL, Profile::CLEAN)
    }

    /// [`Profile::UNVOCALIZED`].
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::unvocalized().normalize("كتـابٌ"), "كتاب");
    /// ```
    #[must_use]
    pub fn unvocalized() -> &'static Self {
        static CELL: OnceBox<Normalizer> = OnceBox::new();
        compiled(&CELL, Profile::UNVOCALIZED)
    }

    /// [`Profile::SEARCH`].
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::search().normalize("مكتبةٌ"), "مكتبه");
    /// ```
    #[must_use]
    pub fn search() -> &'static Self {
        static CELL: OnceBox<Normalizer> = OnceBox::new();
        compiled(&CELL, Profile::SEARCH)
    }

    /// [`Profile::LOOSE`].
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::loose().normalize("مسؤول"), "مسوول");
    /// ```
    #[must_use]
    pub fn loose() -> &'static Self {
        static CELL: OnceBox<Normalizer> = OnceBox::new();
        compiled(&CELL, Profile::LOOSE)
    }

    /// [`Profile::PERSIAN`].
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::persian().normalize("كتاب"), "کتاب");
    /// ```
    #[must_use]
    pub fn persian() -> &'static Self {
        static CELL: OnceBox<Normalizer> = OnceBox::new();
        compiled(&CELL, Profile::PERSIAN)
    }
}
