//! A shared normalizer for each preset.

use alloc::boxed::Box;
use once_cell::race::OnceBox;

use super::Normalizer;
use crate::profile::Profile;

fn compiled(cell: &'static OnceBox<Normalizer>, profile: Profile) -> &'static Normalizer {
    cell.get_or_init(|| Box::new(Normalizer::new(profile)))
}

/// A shared normalizer for each preset, compiled at first use.
impl Normalizer {
    /// Returns the normalizer of [`Profile::NONE`].
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::none().normalize("كتـابٌ"), "كتـابٌ");
    /// ```
    #[must_use]
    pub fn none() -> &'static Self {
        static CELL: OnceBox<Normalizer> = OnceBox::new();
        compiled(&CELL, Profile::NONE)
    }

    /// Returns the normalizer of [`Profile::CLEAN`].
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::clean().normalize("كتـابٌ"), "كتابٌ");
    /// ```
    #[must_use]
    pub fn clean() -> &'static Self {
        static CELL: OnceBox<Normalizer> = OnceBox::new();
        compiled(&CELL, Profile::CLEAN)
    }

    /// Returns the normalizer of [`Profile::UNVOCALIZED`].
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::unvocalized().normalize("كتـابٌ"), "كتاب");
    /// ```
    #[must_use]
    pub fn unvocalized() -> &'static Self {
        static CELL: OnceBox<Normalizer> = OnceBox::new();
        compiled(&CELL, Profile::UNVOCALIZED)
    }

    /// Returns the normalizer of [`Profile::SEARCH`].
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::search().normalize("مكتبةٌ"), "مكتبه");
    /// ```
    #[must_use]
    pub fn search() -> &'static Self {
        static CELL: OnceBox<Normalizer> = OnceBox::new();
        compiled(&CELL, Profile::SEARCH)
    }

    /// Returns the normalizer of [`Profile::LOOSE`].
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::loose().normalize("مسؤول"), "مسوول");
    /// ```
    #[must_use]
    pub fn loose() -> &'static Self {
        static CELL: OnceBox<Normalizer> = OnceBox::new();
        compiled(&CELL, Profile::LOOSE)
    }

    /// Returns the normalizer of [`Profile::QURAN`].
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::quran().normalize("ٱلصَّلَوٰةَ"), "الصلاه");
    /// ```
    #[must_use]
    pub fn quran() -> &'static Self {
        static CELL: OnceBox<Normalizer> = OnceBox::new();
        compiled(&CELL, Profile::QURAN)
    }

    /// Returns the normalizer of [`Profile::PERSIAN`].
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::persian().normalize("كتاب"), "کتاب");
    /// ```
    #[must_use]
    pub fn persian() -> &'static Self {
        static CELL: OnceBox<Normalizer> = OnceBox::new();
        compiled(&CELL, Profile::PERSIAN)
    }

    /// Returns the normalizer of [`Profile::URDU`].
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::urdu().normalize("انھوں"), "انہوں");
    /// ```
    #[must_use]
    pub fn urdu() -> &'static Self {
        static CELL: OnceBox<Normalizer> = OnceBox::new();
        compiled(&CELL, Profile::URDU)
    }

    /// Returns the normalizer of [`Profile::KURDISH`].
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::kurdish().normalize("له"), "لە");
    /// ```
    #[must_use]
    pub fn kurdish() -> &'static Self {
        static CELL: OnceBox<Normalizer> = OnceBox::new();
        compiled(&CELL, Profile::KURDISH)
    }

    /// Returns the normalizer of [`Profile::UYGHUR`].
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::uyghur().normalize("کىتاب"), "كىتاب");
    /// ```
    #[must_use]
    pub fn uyghur() -> &'static Self {
        static CELL: OnceBox<Normalizer> = OnceBox::new();
        compiled(&CELL, Profile::UYGHUR)
    }

    /// Returns the normalizer of [`Profile::PASHTO`].
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::pashto().normalize("وزير"), "وزیر");
    /// ```
    #[must_use]
    pub fn pashto() -> &'static Self {
        static CELL: OnceBox<Normalizer> = OnceBox::new();
        compiled(&CELL, Profile::PASHTO)
    }
}
