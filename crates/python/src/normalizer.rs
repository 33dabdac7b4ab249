//! The class `Normalizer`.

use std::cell::RefCell;
use std::hash::{Hash, Hasher};

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

use crate::aligned::Aligned;
use crate::arrow;
use crate::explain::Change;
use crate::find::Matches;
use crate::profile::{self, Profile};
use crate::stream::Stream;
use crate::text::{Text, is_long, without_gil};
use crate::tokenizer::Tokenizer;
use crate::tokens::FoldedToken;

/// Folds texts by a profile, which is compiled once. Make one, keep it, and share it among threads.
///
/// Takes what `Profile` takes: `Normalizer("loose")`, `Normalizer(Profile.SEARCH, digits="keep")`; without anything it is
/// that of `search`. A normalizer can be called, compared, hashed, pickled and sent to other processes.
///
/// Texts are `str`, with offsets in characters, or `bytes` of UTF-8, with offsets in bytes; what comes out is of the same
/// type. Methods raise `TypeError` for other types, `UnicodeDecodeError` for bytes that are not UTF-8, with the place of
/// the first invalid one, and `UnicodeEncodeError` for lone surrogates.
///
/// >>> from arabic_text import Normalizer
/// >>> search = Normalizer()
/// >>> search.normalize("إِسْلَام"), search.normalize("اســلام")
/// ('اسلام', 'اسلام')
/// >>> list(map(Normalizer("loose"), ["سؤال", "جمييييل"]))
/// ['سوال', 'جميل']
#[pyclass(module = "arabic_text", frozen, eq, hash)]
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Normalizer(pub(crate) arabic_text::Normalizer);

impl Hash for Normalizer {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.profile().hash(state);
    }
}

impl Normalizer {
    fn fold<'py>(&self, py: Python<'py>, text: &Text) -> Bound<'py, PyAny> {
        fold(py, &self.0, text)
    }

    /// The tokenizer that was given, or the usual one.
    fn tokenizer(given: Option<&Tokenizer>) -> arabic_text::Tokenizer {
        given.map_or_else(arabic_text::Tokenizer::new, |tokenizer| tokenizer.0)
    }
}

thread_local! {
    /// Room for a folded text, so that a short one takes no memory of its own.
    static FOLDED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The folded text, or the same object where nothing changes.
pub(crate) fn fold<'py>(py: Python<'py>, normalizer: &arabic_text::Normalizer, text: &Text) -> Bound<'py, PyAny> {
    let source = text.as_str();
    if is_long(source.len()) {
        let folded = py.detach(|| normalizer.normalize(source));
        return text.with_content(py, &folded);
    }
    FOLDED.with_borrow_mut(|folded| {
        folded.clear();
        normalizer.normalize_into(source, folded);
        text.with_content(py, folded)
    })
}

#[pymethods]
impl Normalizer {
    #[new]
    #[pyo3(signature = (profile = None, /, *, mappings = None, **options))]
    #[pyo3(text_signature = "(profile='search', /, *, mappings=None, **options)")]
    fn new(
        profile: Option<&Bound<'_, PyAny>>,
        mappings: Option<&Bound<'_, PyDict>>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let start = profile.map_or(Ok(arabic_text::Profile::SEARCH), profile::from_object)?;
        profile::with_parts(start, mappings, options).map(|profile| Self(arabic_text::Normalizer::new(profile)))
    }

    /// The profile that this normalizer was made with.
    ///
    /// >>> Normalizer("search", digits="keep").profile
    /// Profile('search,digits=keep')
    #[getter]
    fn profile(&self) -> Profile {
        Profile(self.0.profile().clone())
    }

    /// Returns the folded text: the same object where nothing changes.
    ///
    /// >>> Normalizer().normalize("مَدرسةٌ")
    /// 'مدرسه'
    /// >>> Normalizer().normalize("٣".encode())
    /// b'3'
    fn normalize<'py>(&self, py: Python<'py>, text: Text) -> Bound<'py, PyAny> {
        self.fold(py, &text)
    }

    /// Returns what `normalize` does, so that a normalizer can stand where a function is wanted.
    fn __call__<'py>(&self, py: Python<'py>, text: Text) -> Bound<'py, PyAny> {
        self.fold(py, &text)
    }

    /// Returns a list of folded texts: as `[n.normalize(text) for text in texts]` does, faster.
    ///
    /// >>> Normalizer().normalize_all(["إلى", "٣"])
    /// ['الي', '3']
    fn normalize_all<'py>(&self, py: Python<'py>, texts: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyList>> {
        let fold = |text: PyResult<Bound<'py, PyAny>>| Ok(self.fold(py, &text?.extract()?));
        let folded = texts.try_iter()?.map(fold).collect::<PyResult<Vec<_>>>()?;
        PyList::new(py, folded)
    }

    /// Returns whether folding changes nothing.
    ///
    /// >>> Normalizer().is_normalized("كتاب"), Normalizer().is_normalized("كِتاب")
    /// (True, False)
    fn is_normalized(&self, py: Python<'_>, text: Text) -> bool {
        let text = text.as_str();
        without_gil(py, text.len(), || self.0.is_normalized(text))
    }

    /// Returns whether two texts fold to the same.
    ///
    /// >>> Normalizer().equivalent("مَدْرَسَة", "مدرسه")
    /// True
    fn equivalent(&self, py: Python<'_>, a: Text, b: Text) -> bool {
        let (a, b) = (a.as_str(), b.as_str());
        without_gil(py, a.len().min(b.len()), || self.0.equivalent(a, b))
    }

    /// Returns where `needle` is first found in `text`, both taken as folded, as a pair of offsets into `text`, or `None`.
    ///
    /// Marks behind the last letter belong to what is found. With `whole_words` a match begins and ends where words of the
    /// tokenizer do. A needle that folds to nothing is found nowhere. Takes time linear in both.
    ///
    /// >>> text = "قَرَأتُ كِتَـابَ أَخِي"
    /// >>> start, end = Normalizer().find(text, "كتاب")
    /// >>> start, end, text[start:end]
    /// (8, 16, 'كِتَـابَ')
    #[pyo3(signature = (text, needle, *, whole_words = false))]
    fn find(&self, py: Python<'_>, text: Text, needle: Text, whole_words: bool) -> Option<(usize, usize)> {
        let (haystack, needle) = (text.as_str(), needle.as_str());
        let found = without_gil(py, haystack.len(), || self.0.finder(needle).whole_words(whole_words).find(haystack));
        found.map(|range| text.offsets().convert(range))
    }

    /// Returns an iterator over all places where `needle` is found, as pairs of offsets into `text`, in ascending order and
    /// without overlaps. It is lazy and keeps no folded copy of the text.
    ///
    /// >>> list(Normalizer().find_iter("كِتابٌ وكتاب", "كتاب"))
    /// [(0, 6), (8, 12)]
    /// >>> list(Normalizer().find_iter("كِتابٌ وكتاب", "كتاب", whole_words=True))
    /// [(0, 6)]
    #[pyo3(signature = (text, needle, *, whole_words = false))]
    fn find_iter(&self, text: Text, needle: Text, whole_words: bool) -> Matches {
        Matches::new(text, self.0.finder(needle.as_str()).whole_words(whole_words))
    }

    /// Returns whether `needle` is found in `text`, both taken as folded.
    ///
    /// >>> Normalizer().contains("قرأتُ الكِتابَ", "كتاب")
    /// True
    #[pyo3(signature = (text, needle, *, whole_words = false))]
    fn contains(&self, py: Python<'_>, text: Text, needle: Text, whole_words: bool) -> bool {
        let (text, needle) = (text.as_str(), needle.as_str());
        without_gil(py, text.len(), || self.0.finder(needle).whole_words(whole_words).is_match(text))
    }

    /// Folds `text` and keeps the way back to the source; see `Aligned`.
    ///
    /// >>> aligned = Normalizer().align("كِتَابٌ جديد")
    /// >>> aligned.text, aligned.source_span(0, 4)
    /// ('كتاب جديد', (0, 7))
    fn align(&self, py: Python<'_>, text: Text) -> Aligned {
        Aligned::new(py, &self.0, text)
    }

    /// Returns the tokens of `text`, each folded, with its place in `text`. Spaces, and tokens that fold to nothing, are
    /// left out. Where the profile expands a phrase sign, each word of the phrase is a token with the place of the sign.
    ///
    /// >>> [(token.kind, token.folded, token.span) for token in Normalizer().tokens("٣ كُتُبٍ!")]
    /// [('number', '3', (0, 1)), ('word', 'كتب', (2, 8)), ('punctuation', '!', (8, 9))]
    #[pyo3(signature = (text, tokenizer = None))]
    fn tokens(&self, py: Python<'_>, text: Text, tokenizer: Option<&Bound<'_, Tokenizer>>) -> Vec<FoldedToken> {
        let mut offsets = text.offsets();
        let tokens = self.0.tokens_with(&Self::tokenizer(tokenizer.map(Bound::get)), text.as_str());
        tokens.map(|token| FoldedToken::new(py, &text, &token, &mut offsets)).collect()
    }

    /// Returns the folded words of `text`: what an index wants.
    ///
    /// >>> Normalizer().words("كَتَبَ أحمدُ ٣ صفحات!")
    /// ['كتب', 'احمد', '3', 'صفحات']
    #[pyo3(signature = (text, tokenizer = None))]
    fn words<'py>(
        &self,
        py: Python<'py>,
        text: Text,
        tokenizer: Option<&Bound<'py, Tokenizer>>,
    ) -> PyResult<Bound<'py, PyList>> {
        let mut tokens = self.0.token_stream_with(&Self::tokenizer(tokenizer.map(Bound::get)), text.as_str());
        let words = PyList::empty(py);
        while tokens.advance() {
            let token = tokens.token();
            if token.kind.is_word() {
                words.append(text.with_content(py, token.text))?;
            }
        }
        Ok(words)
    }

    /// Returns what folding changes, from the beginning to the end: where, into what, and by which rules.
    ///
    /// >>> for change in Normalizer().explain("سنةٌ"):
    /// ...     print(change)
    /// 2..3 U+0629 ARABIC LETTER TEH MARBUTA -> U+0647 ARABIC LETTER HEH (teh_marbuta)
    /// 3..4 U+064C ARABIC DAMMATAN -> nothing (marks)
    fn explain(&self, py: Python<'_>, text: Text) -> Vec<Change> {
        let source = text.as_str();
        let changes: Vec<_> = without_gil(py, source.len(), || self.0.explain(source).collect());
        let mut offsets = text.offsets();
        changes.iter().map(|change| Change::new(py, &text, change, &mut offsets)).collect()
    }

    /// Returns a stream that folds chunks of bytes, cut anywhere; see `Stream`.
    ///
    /// >>> stream = Normalizer().stream()
    /// >>> stream.push(b"\xd9\x85\xd9") + stream.push(b"\x8e\xd9\x86") + stream.finish() == "من".encode()
    /// True
    #[pyo3(signature = (*, replace_invalid = false))]
    fn stream(&self, replace_invalid: bool) -> Stream {
        Stream::new(&self.0, replace_invalid)
    }

    /// Folds a column of strings, which comes and goes by the Arrow C interfaces, without a copy on the way.
    ///
    /// `column` is anything with `__arrow_c_array__` or `__arrow_c_stream__`: arrays of pyarrow and nanoarrow, series of
    /// polars and pandas. Its type is `string`, `large_string`, `string_view`, or a dictionary of these, and that of the
    /// result is the same; nulls stay, chunks too. Entries of a dictionary are folded once; those that fold to the same
    /// become one. Other threads run meanwhile.
    ///
    /// Returns a `Column` for an array, a `ChunkedColumn` for a stream. Raises `TypeError` for columns of other types,
    /// `ValueError` for strings that are not UTF-8, with the row, and `OverflowError` where a chunk of type `string`
    /// would become longer than 2 GiB.
    ///
    /// >>> import pyarrow
    /// >>> pyarrow.array(Normalizer().normalize_arrow(pyarrow.array(["إلى", None]))).to_pylist()
    /// ['الي', None]
    fn normalize_arrow<'py>(&self, column: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        arrow::map(column, |array| arrow::fold(&self.0, array))
    }

    /// Returns a column with the list of the folded words of each row; takes what `normalize_arrow` takes.
    ///
    /// The type is `list<string>`, or `large_list<large_string>` for a column of `large_string`.
    ///
    /// >>> import pyarrow
    /// >>> pyarrow.array(Normalizer().words_arrow(pyarrow.array(["إلى أين؟"]))).to_pylist()
    /// [['الي', 'اين']]
    #[pyo3(signature = (column, tokenizer = None))]
    fn words_arrow<'py>(
        &self,
        column: &Bound<'py, PyAny>,
        tokenizer: Option<&Bound<'py, Tokenizer>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let tokenizer = Self::tokenizer(tokenizer.map(Bound::get));
        arrow::map(column, |array| arrow::words(&self.0, &tokenizer, array))
    }

    /// Returns a column with the list of the tokens of each row, as `tokens` gives them; takes what `normalize_arrow` takes.
    ///
    /// A token is a struct of `kind`, `text`, `folded`, and `start` and `end`, which count characters of the row.
    ///
    /// >>> import pyarrow
    /// >>> pyarrow.array(Normalizer().tokens_arrow(pyarrow.array(["إلى"]))).to_pylist()
    /// [[{'kind': 'word', 'text': 'إلى', 'folded': 'الي', 'start': 0, 'end': 3}]]
    #[pyo3(signature = (column, tokenizer = None))]
    fn tokens_arrow<'py>(
        &self,
        column: &Bound<'py, PyAny>,
        tokenizer: Option<&Bound<'py, Tokenizer>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let tokenizer = Self::tokenizer(tokenizer.map(Bound::get));
        arrow::map(column, |array| arrow::tokens(&self.0, &tokenizer, array))
    }

    fn __repr__(&self) -> String {
        format!("Normalizer('{}')", self.0.profile())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> (Bound<'py, PyAny>, (String,)) {
        (py.get_type::<Self>().into_any(), (self.0.profile().to_string(),))
    }
}
