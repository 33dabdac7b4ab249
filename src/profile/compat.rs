//! Profiles that give the output of other programs byte for byte, for those who switch from them.
//!
//! Each copies one function of one version of a program and promises that alone: code points are
//! replaced or removed one by one, wherever they stand (under [`LUCENE_SORANI`], a few letters by their
//! place in a word). The canonical rules of the other profiles
//! do not apply: letters and marks are neither composed nor put in order, so that one letter in two
//! encodings may give two keys, as it does in the original; and folding twice is folding once only
//! where it is in the original (in all of these but [`LUCENE_SORANI`]). Every entry of a
//! [`Normalizer`](crate::Normalizer) takes them like any other profile, on the same engines.
//!
//! Options and custom mappings may be set on top. Custom mappings come first; presentation forms,
//! phrase signs, direction controls and joiners are looked at before the program sees them, all
//! other options after it, still without the canonical rules.
//!
//! ```
//! use arabic_text::{Digits, Normalizer, Profile, compat};
//!
//! let lucene = Normalizer::new(compat::LUCENE_ARABIC);
//! assert_eq!(lucene.normalize("مَدْرَسَةٌ ١٢"), "مدرسه ١٢");
//!
//! let with_digits: Profile = "lucene_arabic,digits=ascii".parse()?;
//! assert_eq!(with_digits, compat::LUCENE_ARABIC.with_digits(Digits::Ascii));
//! assert_eq!(Normalizer::new(with_digits).normalize("مَدْرَسَةٌ ١٢"), "مدرسه 12");
//! # Ok::<(), arabic_text::ProfileError>(())
//! ```

use alloc::vec::Vec;

use super::model::Model;
use super::{Options, Profile};

const fn copy_of(model: Model) -> Profile {
    Profile { options: Options::NONE, own: Vec::new(), model: Some(model) }
}

/// `ArabicNormalizer` of Apache Lucene 9.9.1 (Elasticsearch, OpenSearch and Solr:
/// `arabic_normalization`); its table has been the same since 2.9.
///
/// Removes tatweel and the marks 064B-0652, writes three hamza and madda alefs as ALEF, teh marbuta
/// as HEH, alef maksura as YEH; digits, dagger alef, other marks and look-alikes stay. Lowercase,
/// ASCII digits, stop words and stems of the whole analyzer are filters of their own there and no
/// part of this. [`SEARCH`](Profile::SEARCH) also takes all other marks, the other alef letters,
/// Persian look-alikes, presentation forms, controls, joiners and digits, and gives a combining
/// hamza the key of the composed letter.
///
/// ```
/// use arabic_text::{Normalizer, compat};
///
/// assert_eq!(Normalizer::new(compat::LUCENE_ARABIC).normalize("مكتبةٌ إلى ٱلبيت"), "مكتبه الي ٱلبيت");
/// ```
pub const LUCENE_ARABIC: Profile = copy_of(Model::LuceneArabic);

/// `PersianNormalizer` of Apache Lucene 9.9.1 (`persian_normalization`).
///
/// Writes Farsi yeh and yeh barree as YEH, keheh as KAF, heh goal and heh with yeh above as HEH,
/// removes a combining hamza; nothing else: the Persian analyzer runs [`LUCENE_ARABIC`] before it.
/// [`SEARCH`](Profile::SEARCH) does both and more; [`PERSIAN`](Profile::PERSIAN) goes the other
/// way, to Persian letters.
///
/// ```
/// use arabic_text::{Normalizer, compat};
///
/// assert_eq!(Normalizer::new(compat::LUCENE_PERSIAN).normalize("کتابی ۀ"), "كتابي ه");
/// ```
pub const LUCENE_PERSIAN: Profile = copy_of(Model::LucenePersian);

/// `SoraniNormalizer` of Apache Lucene 9.9.1 (`sorani_normalization`), on Java 19 or newer.
///
/// Writes YEH and alef maksura as FARSI YEH, KAF as KEHEH, teh marbuta as AE, HEH DOACHASHMEE as
/// HEH, REH WITH SMALL V as REH WITH SMALL V BELOW, removes tatweel, the marks 064B-0652 and
/// invisible characters (`General_Category` Cf of the Basic Multilingual Plane). HEH becomes AE at
/// the end of a word and in front of a non-joiner, and a first REH becomes REH WITH SMALL V BELOW.
/// [`KURDISH`](Profile::KURDISH) also takes the other marks, presentation forms and digits, and
/// gives HEH inside a word and HEH DOACHASHMEE one key, HEH DOACHASHMEE.
///
/// The original folds one token at a time. Here a word is a run of letters and numbers of any
/// script, marks, connecting punctuation such as `_`, and characters that are removed; each word of a
/// text has the output of the original for that word. Folding twice is not folding once, as in the
/// original: a final HEH DOACHASHMEE becomes HEH, and a final HEH becomes AE.
///
/// ```
/// use arabic_text::{Normalizer, compat};
///
/// let lucene = Normalizer::new(compat::LUCENE_SORANI);
/// assert_eq!(lucene.normalize("روژ، كورده\u{200C}كان خانه"), "ڕوژ، کوردەکان خانە");
/// ```
#[cfg(not(arabic_text_small))]
pub const LUCENE_SORANI: Profile = copy_of(Model::LuceneSorani);

/// `dediac_ar` of CAMeL Tools 1.6.0.
///
/// Removes the marks 064B-0652 and dagger alef; Quranic marks, combining hamza and tatweel stay.
/// [`SEARCH`](Profile::SEARCH) removes all marks and tatweel and merges letters, which this never
/// does.
///
/// ```
/// use arabic_text::{Normalizer, compat};
///
/// assert_eq!(Normalizer::new(compat::CAMEL_DEDIAC).normalize("كِتَابٌ إلى"), "كتاب إلى");
/// ```
pub const CAMEL_DEDIAC: Profile = copy_of(Model::CamelDediac);

/// `dediac_ar`, `normalize_alef_ar`, `normalize_alef_maksura_ar` and `normalize_teh_marbuta_ar` of
/// CAMeL Tools 1.6.0, one after another.
///
/// [`CAMEL_DEDIAC`], four alefs (wasla among them) as ALEF, alef maksura as YEH, teh marbuta as
/// HEH; tatweel and digits stay. [`SEARCH`](Profile::SEARCH) also takes tatweel, other marks,
/// look-alikes, presentation forms, controls, joiners and digits.
///
/// ```
/// use arabic_text::{Normalizer, compat};
///
/// assert_eq!(Normalizer::new(compat::CAMEL_ALL).normalize("مكتبةٌ إلى"), "مكتبه الي");
/// ```
pub const CAMEL_ALL: Profile = copy_of(Model::CamelAll);

/// `araby.strip_tashkeel` of PyArabic 0.6.15.
///
/// Removes the marks 064B-0652 and nothing else: dagger alef and tatweel stay.
/// [`SEARCH`](Profile::SEARCH) removes all marks and tatweel and merges letters, which this never
/// does.
///
/// ```
/// use arabic_text::{Normalizer, compat};
///
/// assert_eq!(Normalizer::new(compat::PYARABIC_STRIP_TASHKEEL).normalize("كِتَابٌ إلى"), "كتاب إلى");
/// ```
pub const PYARABIC_STRIP_TASHKEEL: Profile = copy_of(Model::PyarabicStripTashkeel);

/// `araby.strip_diacritics` of PyArabic 0.6.15.
///
/// Removes the marks of the block 0600-06FF (combining hamza and madda among them, so that a
/// decomposed letter loses its hamza and a composed one keeps it); the small letters, the marks of
/// 0897-08FF and tatweel stay. [`SEARCH`](Profile::SEARCH) removes these too and merges letters,
/// which this never does.
///
/// ```
/// use arabic_text::{Normalizer, compat};
///
/// assert_eq!(Normalizer::new(compat::PYARABIC_STRIP_DIACRITICS).normalize("كِتَابٌ إلى"), "كتاب إلى");
/// ```
pub const PYARABIC_STRIP_DIACRITICS: Profile = copy_of(Model::PyarabicStripDiacritics);

/// `normalize.normalize_searchtext` of PyArabic 0.6.15.
///
/// Removes the marks 064B-0652 and tatweel, writes four alefs, alef maksura and dagger alef as
/// ALEF, teh marbuta as HEH, hamza on a seat and combining hamza as HAMZA, the four isolated
/// lam-alef ligatures as their letters; other presentation forms stay. [`SEARCH`](Profile::SEARCH)
/// writes alef maksura as YEH, removes dagger alef and leaves hamza on its seat.
///
/// ```
/// use arabic_text::{Normalizer, compat};
///
/// assert_eq!(Normalizer::new(compat::PYARABIC_SEARCH_TEXT).normalize("مسؤول"), "مسءول");
/// ```
pub const PYARABIC_SEARCH_TEXT: Profile = copy_of(Model::PyarabicSearchText);

/// `normalize.normalize_searchtext` of Tashaphyne 0.3.6.
///
/// Removes the marks 064B-0652 and tatweel, writes three alefs and a combining hamza as ALEF, alef
/// maksura as YEH, teh marbuta as HEH, hamza on a seat as HAMZA, the four isolated lam-alef
/// ligatures as their letters; dagger alef stays. [`SEARCH`](Profile::SEARCH) leaves hamza on its
/// seat, composes a combining one, and takes digits, look-alikes and all marks.
///
/// ```
/// use arabic_text::{Normalizer, compat};
///
/// assert_eq!(Normalizer::new(compat::TASHAPHYNE_SEARCH_TEXT).normalize("مسؤول"), "مسءول");
/// ```
pub const TASHAPHYNE_SEARCH_TEXT: Profile = copy_of(Model::TashaphyneSearchText);

/// `helper.ara.denoise` of OpenITI 0.1.6.
///
/// Removes tatweel, the marks 064B-0652, 0656, 0657, 06E1, 06E4, the open tanwin and dagger alef;
/// other Quranic marks stay and no letter changes. [`SEARCH`](Profile::SEARCH) removes all marks
/// and merges letters.
///
/// ```
/// use arabic_text::{Normalizer, compat};
///
/// assert_eq!(Normalizer::new(compat::OPENITI_DENOISE).normalize("كِتَـابٌ"), "كتاب");
/// ```
pub const OPENITI_DENOISE: Profile = copy_of(Model::OpenitiDenoise);

/// `normalize_arabic_text` in `eval.py` of the Open Universal Arabic ASR Leaderboard, commit
/// 64b473201d8ba398190e29aba52e58b83f9c6724: the text whose word error rate the board counts.
///
/// Removes ASCII punctuation (between words without a space: `a-b` is one word), Arabic comma,
/// semicolon and question mark, the marks 064B-0652 and HAMZA, writes three alefs as ALEF, hamza on
/// a seat as its seat, peh as BEH, veh as FEH, Arabic digits as ASCII, and trims white space at
/// both ends of the text, so fold one utterance at a time. Tatweel, dagger alef, Persian digits,
/// alef maksura and teh marbuta stay. A stream holds the run of white space it stands in until it
/// knows whether text follows: the one profile whose memory is not bounded.
/// [`SEARCH`](Profile::SEARCH) keeps punctuation and HAMZA and merges the letters and marks that
/// this keeps.
///
/// ```
/// use arabic_text::{Normalizer, compat};
///
/// assert_eq!(Normalizer::new(compat::OPEN_ASR_LEADERBOARD).normalize("أَهْلًا، وسهلاً"), "اهلا وسهلا");
/// ```
pub const OPEN_ASR_LEADERBOARD: Profile = copy_of(Model::OpenAsrLeaderboard);

/// The filters `decimaldigit` and `arabic_normalization` of the `arabic` analyzer of Milvus 3.0,
/// commit 7dbee3ec97342437f4a9e0771ec996f1241421c1.
///
/// Removes tatweel and the marks 064B-065F, writes three alefs as ALEF, teh marbuta as HEH, alef
/// maksura as YEH, and the digits of 34 scripts as ASCII. Lowercase (before), stems and stop words
/// (after) are filters of their own there and no part of this. [`SEARCH`](Profile::SEARCH) also
/// takes dagger alef, Quranic marks, the other alef letters, look-alikes, presentation forms,
/// controls and joiners, keeps the digits of other scripts, and composes a combining hamza instead
/// of dropping it.
///
/// ```
/// use arabic_text::{Normalizer, compat};
///
/// assert_eq!(Normalizer::new(compat::MILVUS).normalize("مكتبةٌ ٣"), "مكتبه 3");
/// ```
pub const MILVUS: Profile = copy_of(Model::Milvus);

/// Each under its name.
pub(crate) const NAMED: &[(&str, Profile)] = &[
    ("lucene_arabic", LUCENE_ARABIC),
    ("lucene_persian", LUCENE_PERSIAN),
    #[cfg(not(arabic_text_small))]
    ("lucene_sorani", LUCENE_SORANI),
    ("camel_dediac", CAMEL_DEDIAC),
    ("camel_all", CAMEL_ALL),
    ("pyarabic_strip_tashkeel", PYARABIC_STRIP_TASHKEEL),
    ("pyarabic_strip_diacritics", PYARABIC_STRIP_DIACRITICS),
    ("pyarabic_search_text", PYARABIC_SEARCH_TEXT),
    ("tashaphyne_search_text", TASHAPHYNE_SEARCH_TEXT),
    ("openiti_denoise", OPENITI_DENOISE),
    ("open_asr_leaderboard", OPEN_ASR_LEADERBOARD),
    ("milvus", MILVUS),
];
