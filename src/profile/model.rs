//! The output of other programs for each code point, as measured on the programs. A test compares
//! these tables with `testdata/peers`.

use alloc::boxed::Box;
use alloc::vec::Vec;

/// A program whose output a profile of `compat` copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Model {
    LuceneArabic,
    LucenePersian,
    #[cfg(not(arabic_text_small))]
    LuceneSorani,
    CamelDediac,
    CamelAll,
    PyarabicStripTashkeel,
    PyarabicStripDiacritics,
    PyarabicSearchText,
    TashaphyneSearchText,
    OpenitiDenoise,
    OpenAsrLeaderboard,
    Milvus,
}

/// The first and last code point of a range, and the text that replaces each of them.
type MappedRange = (char, char, &'static str);

const TASHKEEL: MappedRange = ('\u{64B}', '\u{652}', "");
const TATWEEL: MappedRange = ('\u{640}', '\u{640}', "");
const DAGGER_ALEF: MappedRange = ('\u{670}', '\u{670}', "");
const ALEF_WITH_MADDA_OR_HAMZA_ABOVE: MappedRange = ('\u{622}', '\u{623}', "\u{627}");
const ALEF_WITH_HAMZA_BELOW: MappedRange = ('\u{625}', '\u{625}', "\u{627}");
const ALEF_WASLA: MappedRange = ('\u{671}', '\u{671}', "\u{627}");
const TEH_MARBUTA: MappedRange = ('\u{629}', '\u{629}', "\u{647}");
const ALEF_MAKSURA: MappedRange = ('\u{649}', '\u{649}', "\u{64A}");
const WAW_WITH_HAMZA: MappedRange = ('\u{624}', '\u{624}', "\u{621}");
const YEH_WITH_HAMZA: MappedRange = ('\u{626}', '\u{626}', "\u{621}");
/// The isolated ligatures only. Both programs that have this row keep their final forms (FEF6 and
/// others).
const LAM_ALEF: [MappedRange; 4] = [
    ('\u{FEF5}', '\u{FEF5}', "\u{644}\u{627}"),
    ('\u{FEF7}', '\u{FEF7}', "\u{644}\u{627}"),
    ('\u{FEF9}', '\u{FEF9}', "\u{644}\u{627}"),
    ('\u{FEFB}', '\u{FEFB}', "\u{644}\u{627}"),
];

/// The digit zero of each script whose digits Milvus replaces.
const MILVUS_ZEROS: &[char] = &[
    '\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}', '\u{A66}', '\u{AE6}', '\u{B66}', '\u{BE6}', '\u{C66}', '\u{CE6}',
    '\u{D66}', '\u{E50}', '\u{ED0}', '\u{F20}', '\u{1040}', '\u{1090}', '\u{17E0}', '\u{1810}', '\u{1946}', '\u{19D0}',
    '\u{1A80}', '\u{1A90}', '\u{1B50}', '\u{1BB0}', '\u{1C40}', '\u{1C50}', '\u{A620}', '\u{A8D0}', '\u{A900}',
    '\u{A9D0}', '\u{A9F0}', '\u{AA50}', '\u{ABF0}', '\u{FF10}',
];

const ASCII_DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

impl Model {
    fn rows(self) -> &'static [MappedRange] {
        match self {
            Self::LuceneArabic => {
                &[TASHKEEL, TATWEEL, ALEF_WITH_MADDA_OR_HAMZA_ABOVE, ALEF_WITH_HAMZA_BELOW, TEH_MARBUTA, ALEF_MAKSURA]
            }
            Self::LucenePersian => &[
                ('\u{654}', '\u{654}', ""),
                ('\u{6A9}', '\u{6A9}', "\u{643}"),
                ('\u{6C0}', '\u{6C1}', "\u{647}"),
                ('\u{6CC}', '\u{6CC}', "\u{64A}"),
                ('\u{6D2}', '\u{6D2}', "\u{64A}"),
            ],
            // Heh, heh doachashmee and reh depend on the word around them: see `fold/word_edges.rs`.
            #[cfg(not(arabic_text_small))]
            Self::LuceneSorani => &[
                ('\u{AD}', '\u{AD}', ""),
                ('\u{600}', '\u{605}', ""),
                ('\u{61C}', '\u{61C}', ""),
                ('\u{629}', '\u{629}', "\u{6D5}"),
                TATWEEL,
                ('\u{643}', '\u{643}', "\u{6A9}"),
                ('\u{649}', '\u{64A}', "\u{6CC}"),
                TASHKEEL,
                ('\u{692}', '\u{692}', "\u{695}"),
                ('\u{6DD}', '\u{6DD}', ""),
                ('\u{70F}', '\u{70F}', ""),
                ('\u{890}', '\u{891}', ""),
                ('\u{8E2}', '\u{8E2}', ""),
                ('\u{180E}', '\u{180E}', ""),
                ('\u{200B}', '\u{200F}', ""),
                ('\u{202A}', '\u{202E}', ""),
                ('\u{2060}', '\u{2064}', ""),
                ('\u{2066}', '\u{206F}', ""),
                ('\u{FEFF}', '\u{FEFF}', ""),
                ('\u{FFF9}', '\u{FFFB}', ""),
            ],
            Self::CamelDediac => &[TASHKEEL, DAGGER_ALEF],
            Self::CamelAll => &[
                TASHKEEL,
                DAGGER_ALEF,
                ALEF_WITH_MADDA_OR_HAMZA_ABOVE,
                ALEF_WITH_HAMZA_BELOW,
                ALEF_WASLA,
                ALEF_MAKSURA,
                TEH_MARBUTA,
            ],
            Self::PyarabicStripTashkeel => &[TASHKEEL],
            Self::PyarabicStripDiacritics => &[
                ('\u{610}', '\u{61A}', ""),
                ('\u{64B}', '\u{65F}', ""),
                DAGGER_ALEF,
                ('\u{6D6}', '\u{6DC}', ""),
                ('\u{6DF}', '\u{6E4}', ""),
                ('\u{6E7}', '\u{6E8}', ""),
                ('\u{6EA}', '\u{6ED}', ""),
            ],
            Self::PyarabicSearchText => &[
                TASHKEEL,
                TATWEEL,
                ALEF_WITH_MADDA_OR_HAMZA_ABOVE,
                ALEF_WITH_HAMZA_BELOW,
                ALEF_WASLA,
                ('\u{649}', '\u{649}', "\u{627}"),
                ('\u{670}', '\u{670}', "\u{627}"),
                TEH_MARBUTA,
                WAW_WITH_HAMZA,
                YEH_WITH_HAMZA,
                ('\u{654}', '\u{655}', "\u{621}"),
                LAM_ALEF[0],
                LAM_ALEF[1],
                LAM_ALEF[2],
                LAM_ALEF[3],
            ],
            Self::TashaphyneSearchText => &[
                TASHKEEL,
                TATWEEL,
                ALEF_WITH_MADDA_OR_HAMZA_ABOVE,
                ALEF_WITH_HAMZA_BELOW,
                ALEF_MAKSURA,
                TEH_MARBUTA,
                WAW_WITH_HAMZA,
                YEH_WITH_HAMZA,
                ('\u{654}', '\u{655}', "\u{627}"),
                LAM_ALEF[0],
                LAM_ALEF[1],
                LAM_ALEF[2],
                LAM_ALEF[3],
            ],
            Self::OpenitiDenoise => &[
                TASHKEEL,
                TATWEEL,
                DAGGER_ALEF,
                ('\u{656}', '\u{657}', ""),
                ('\u{6E1}', '\u{6E1}', ""),
                ('\u{6E4}', '\u{6E4}', ""),
                ('\u{8F0}', '\u{8F2}', ""),
            ],
            Self::OpenAsrLeaderboard => &[
                ('!', '/', ""),
                (':', '@', ""),
                ('[', '`', ""),
                ('{', '~', ""),
                ('\u{60C}', '\u{60C}', ""),
                ('\u{61B}', '\u{61B}', ""),
                ('\u{61F}', '\u{61F}', ""),
                ('\u{621}', '\u{621}', ""),
                TASHKEEL,
                ALEF_WITH_MADDA_OR_HAMZA_ABOVE,
                ALEF_WITH_HAMZA_BELOW,
                ('\u{624}', '\u{624}', "\u{648}"),
                ('\u{626}', '\u{626}', "\u{64A}"),
                ('\u{67E}', '\u{67E}', "\u{628}"),
                ('\u{6A4}', '\u{6A4}', "\u{641}"),
            ],
            Self::Milvus => &[
                ('\u{64B}', '\u{65F}', ""),
                TATWEEL,
                ALEF_WITH_MADDA_OR_HAMZA_ABOVE,
                ALEF_WITH_HAMZA_BELOW,
                TEH_MARBUTA,
                ALEF_MAKSURA,
            ],
        }
    }

    /// Returns the digit zero of each set of digits that is replaced by ASCII digits.
    fn zeros(self) -> &'static [char] {
        match self {
            Self::OpenAsrLeaderboard => &['\u{660}'],
            Self::Milvus => MILVUS_ZEROS,
            _ => &[],
        }
    }

    /// Returns whether white space is removed at both ends of the text.
    pub(crate) fn trims(self) -> bool {
        self == Self::OpenAsrLeaderboard
    }

    /// Whether there is a program for which `looks_at_words` returns `true`. The module for browsers has
    /// no room for it.
    pub(crate) const SOME_LOOK_AT_WORDS: bool = cfg!(not(arabic_text_small));

    /// Returns whether what some letters become depends on their place in the word.
    pub(crate) fn looks_at_words(self) -> bool {
        match self {
            #[cfg(not(arabic_text_small))]
            Self::LuceneSorani => true,
            _ => false,
        }
    }

    /// Returns each code point that changes wherever it stands, in ascending order, with its replacement. An empty
    /// replacement removes it.
    pub(crate) fn entries(self) -> Vec<(char, Box<str>)> {
        let letters = self.rows().iter().flat_map(|&(first, last, to)| (first..=last).map(move |c| (c, to)));
        let digits = self.zeros().iter().flat_map(|&zero| (zero..).zip(ASCII_DIGITS));
        // They are inserted in order, because a sort would make the module for browsers three KiB larger.
        let mut entries: Vec<(char, Box<str>)> = Vec::new();
        for (from, to) in letters.chain(digits) {
            let at = entries.partition_point(|entry| entry.0 < from);
            entries.insert(at, (from, to.into()));
        }
        entries
    }
}
