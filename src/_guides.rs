//! Guides: what each rule merges, how to index and highlight, what is promised, and what stays your job.
//!
//! These modules hold text alone, and are compiled for the documentation only. The same pages are in the folder `docs` of
//! the repository.
//!
//! | to | read |
//! |---|---|
//! | choose rules, and know what each merges, with counts and real pairs of words | [`rules`] |
//! | choose a profile by the language of the text | [`languages`] |
//! | index and query, store the fingerprint, use keys in maps | [`indexing`] |
//! | show what was found, in bytes, characters or UTF-16 | [`highlighting`] |
//! | give the forms of a word one key, leave out question words | [`stems`] |
//! | build a search in the Quran | [`quran`] |
//! | see what folds and stems are worth in search | [`evidence`] |
//! | know what stays your job, and where it hurts | [`limits`] |
//! | keep the keys of another program | [`compat`] |
//! | know what is promised, and which test shows it | [`guarantees`] |
//! | see it measured | [`performance`] |

/// Where the links of the pages lead in the documentation. The pages end with the same names and the paths in the
/// repository; of two definitions of one name, the first holds.
macro_rules! links {
    () => {
        concat!(
            "[readme#profiles]: crate#which-profile\n",
            "[design]: ",
            env!("CARGO_PKG_REPOSITORY"),
            "/blob/main/DESIGN.md\n",
            "[performance.svg]: ",
            env!("CARGO_PKG_REPOSITORY"),
            "/raw/main/docs/performance.svg\n",
            "[evidence.svg]: ",
            env!("CARGO_PKG_REPOSITORY"),
            "/raw/main/docs/evidence.svg\n",
            "[stems#question-words-and-function-words]: crate::_guides::stems#question-words-and-function-words\n",
            "[compat]: crate::_guides::compat\n",
            "[evidence]: crate::_guides::evidence\n",
            "[guarantees]: crate::_guides::guarantees\n",
            "[highlighting]: crate::_guides::highlighting\n",
            "[indexing]: crate::_guides::indexing\n",
            "[languages]: crate::_guides::languages\n",
            "[limits]: crate::_guides::limits\n",
            "[performance]: crate::_guides::performance\n",
            "[rules]: crate::_guides::rules\n",
            "[rules/alef]: crate::_guides::rules::alef\n",
            "[rules/alef_maksura]: crate::_guides::rules::alef_maksura\n",
            "[rules/dagger_alef]: crate::_guides::rules::dagger_alef\n",
            "[rules/digits]: crate::_guides::rules::digits\n",
            "[rules/direction_controls]: crate::_guides::rules::direction_controls\n",
            "[rules/doachashmee]: crate::_guides::rules::doachashmee\n",
            "[rules/elongation]: crate::_guides::rules::elongation\n",
            "[rules/ezafe]: crate::_guides::rules::ezafe\n",
            "[rules/final_hamza]: crate::_guides::rules::final_hamza\n",
            "[rules/hamza]: crate::_guides::rules::hamza\n",
            "[rules/ignorables]: crate::_guides::rules::ignorables\n",
            "[rules/joiners]: crate::_guides::rules::joiners\n",
            "[rules/look_alikes]: crate::_guides::rules::look_alikes\n",
            "[rules/marks]: crate::_guides::rules::marks\n",
            "[quran]: crate::_guides::quran\n",
            "[rules/orthography]: crate::_guides::rules::orthography\n",
            "[rules/phrase_signs]: crate::_guides::rules::phrase_signs\n",
            "[rules/presentation_forms]: crate::_guides::rules::presentation_forms\n",
            "[rules/punctuation]: crate::_guides::rules::punctuation\n",
            "[rules/spaces]: crate::_guides::rules::spaces\n",
            "[rules/tatweel]: crate::_guides::rules::tatweel\n",
            "[rules/teh_marbuta]: crate::_guides::rules::teh_marbuta\n",
            "[stems]: crate::_guides::stems\n\n",
        )
    };
}

macro_rules! guides {
    ($($name:ident $file:literal)*) => {
        $(
            #[doc = links!()]
            #[doc = include_str!($file)]
            pub mod $name {}
        )*
    };
}

guides! {
    compat "../docs/compat.md"
    evidence "../docs/evidence.md"
    guarantees "../docs/guarantees.md"
    highlighting "../docs/highlighting.md"
    indexing "../docs/indexing.md"
    languages "../docs/languages.md"
    limits "../docs/limits.md"
    performance "../docs/performance.md"
    quran "../docs/quran.md"
    stems "../docs/stems.md"
}

#[doc = links!()]
#[doc = include_str!("../docs/rules/README.md")]
pub mod rules {
    guides! {
        alef "../docs/rules/alef.md"
        alef_maksura "../docs/rules/alef_maksura.md"
        dagger_alef "../docs/rules/dagger_alef.md"
        digits "../docs/rules/digits.md"
        direction_controls "../docs/rules/direction_controls.md"
        doachashmee "../docs/rules/doachashmee.md"
        elongation "../docs/rules/elongation.md"
        ezafe "../docs/rules/ezafe.md"
        final_hamza "../docs/rules/final_hamza.md"
        hamza "../docs/rules/hamza.md"
        ignorables "../docs/rules/ignorables.md"
        joiners "../docs/rules/joiners.md"
        look_alikes "../docs/rules/look_alikes.md"
        marks "../docs/rules/marks.md"
        orthography "../docs/rules/orthography.md"
        phrase_signs "../docs/rules/phrase_signs.md"
        presentation_forms "../docs/rules/presentation_forms.md"
        punctuation "../docs/rules/punctuation.md"
        spaces "../docs/rules/spaces.md"
        tatweel "../docs/rules/tatweel.md"
        teh_marbuta "../docs/rules/teh_marbuta.md"
    }
}
