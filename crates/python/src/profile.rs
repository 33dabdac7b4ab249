//! The class `Profile`.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use crate::errors::{part_error, profile_error};
use crate::text::wrong_type;

/// Rules for folding: which characters are replaced and which are removed.
///
/// Made from a name or the text form of a profile, or from another profile, and options by name: `Profile("search",
/// digits="keep")`. Without a first argument it begins with `none`. `mappings` replaces single characters by texts of your
/// own; an empty text removes. Presets are attributes: `Profile.SEARCH`. Profiles that give the output of other programs
/// have names alone, such as `"lucene_arabic"` or `"camel_all"`.
///
/// Profiles are immutable, can be compared, hashed and pickled; `str(profile)` is the shortest text form.
///
/// Raises `ProfileError`, which names what is wrong, where, and what was expected.
///
/// >>> from arabic_text import Profile
/// >>> profile = Profile("search", digits="keep", mappings={"؟": ""})
/// >>> str(profile)
/// 'search,digits=keep,U+061F='
/// >>> Profile("search,digits=keep,U+061F=") == profile
/// True
/// >>> Profile(Profile.SEARCH, digits="roman")
/// Traceback (most recent call last):
///     ...
/// arabic_text.ProfileError: invalid value `roman` for option `digits`; expected one of `keep`, `ascii`, `arabic_indic`, `extended_arabic_indic`
#[pyclass(module = "arabic_text", frozen, eq, hash, str = "{0}")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Profile(pub(crate) arabic_text::Profile);

/// A constant of the crate, under its name.
macro_rules! presets {
    ($($preset:ident)*) => { [$((stringify!($preset), arabic_text::Profile::$preset)),*] };
}

/// Makes each preset an attribute of the class.
pub(crate) fn add_presets(py: Python<'_>) -> PyResult<()> {
    let class = py.get_type::<Profile>();
    let presets = presets!(NONE CLEAN UNVOCALIZED SEARCH LOOSE QURAN PERSIAN URDU KURDISH UYGHUR PASHTO);
    presets.into_iter().try_for_each(|(name, preset)| class.setattr(name, Profile(preset)))
}

/// The name of an option, and of its value in a profile.
type Row = (&'static str, fn(&arabic_text::Profile) -> &'static str);

macro_rules! rows {
    ($($option:ident)*) => { &[$((stringify!($option), |profile| profile.$option().name())),*] };
}

const OPTIONS: &[Row] = rows!(
    marks dagger_alef tatweel alef alef_maksura teh_marbuta hamza look_alikes final_hamza ezafe doachashmee
    presentation_forms phrase_signs digits punctuation direction_controls joiners ignorables elongation
    orthography spaces
);

#[pymethods]
impl Profile {
    #[new]
    #[pyo3(signature = (profile = None, /, *, mappings = None, **options))]
    #[pyo3(text_signature = "(profile='none', /, *, mappings=None, **options)")]
    fn new(
        profile: Option<&Bound<'_, PyAny>>,
        mappings: Option<&Bound<'_, PyDict>>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let start = profile.map_or(Ok(arabic_text::Profile::NONE), from_object)?;
        with_parts(start, mappings, options).map(Self)
    }

    /// All options of this profile, by name.
    ///
    /// >>> Profile.SEARCH.options["digits"]
    /// 'ascii'
    #[getter]
    fn options<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let options = PyDict::new(py);
        OPTIONS.iter().try_for_each(|(name, value)| options.set_item(name, value(&self.0)))?;
        Ok(options)
    }

    /// A number of 64 bits to store beside an index: while it is the same, so is the output, on every machine and in every
    /// version of this package; when it differs, index anew.
    ///
    /// >>> stored = Profile.SEARCH.fingerprint
    /// >>> stored == Profile("search").fingerprint, stored == Profile.LOOSE.fingerprint
    /// (True, False)
    #[getter]
    fn fingerprint(&self) -> u64 {
        self.0.fingerprint()
    }

    fn __repr__(&self) -> String {
        format!("Profile('{}')", self.0)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> (Bound<'py, PyAny>, (String,)) {
        (py.get_type::<Self>().into_any(), (self.0.to_string(),))
    }
}

/// A profile that is given as such or as text.
pub(crate) fn from_object(object: &Bound<'_, PyAny>) -> PyResult<arabic_text::Profile> {
    if let Ok(profile) = object.cast::<Profile>() {
        return Ok(profile.get().0.clone());
    }
    match object.cast::<PyString>() {
        Ok(text) => text.to_str()?.parse().map_err(|error| profile_error(&error)),
        Err(_) => Err(wrong_type(object, "str or Profile")),
    }
}

/// The profile with further options and custom mappings.
pub(crate) fn with_parts(
    mut profile: arabic_text::Profile,
    mappings: Option<&Bound<'_, PyDict>>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<arabic_text::Profile> {
    for (name, value) in options.into_iter().flatten() {
        let value = value.cast::<PyString>().map_err(|_| wrong_type(&value, &format!("str for option `{name}`")))?;
        profile = with_option(&profile, name.cast::<PyString>()?.to_str()?, value.to_str()?)?;
    }
    for (from, to) in mappings.into_iter().flatten() {
        let from = from.cast::<PyString>().map_err(|_| wrong_type(&from, "str as a key of mappings"))?;
        let to = to.cast::<PyString>().map_err(|_| wrong_type(&to, "str as a value of mappings"))?;
        let Ok(from) = from.extract::<char>() else {
            return Err(part_error(format!("invalid key `{from}` of mappings; expected one character")));
        };
        profile = profile.with_mapping(from, to.to_str()?).map_err(|error| profile_error(&error))?;
    }
    Ok(profile)
}

/// By the text form, which knows all options.
fn with_option(profile: &arabic_text::Profile, name: &str, value: &str) -> PyResult<arabic_text::Profile> {
    let is_name = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    // Other characters must not be read as several options, or as a mapping.
    if !is_name(name) {
        return Err(part_error(format!("unknown option `{name}`")));
    }
    if !is_name(value) {
        return Err(part_error(format!("invalid value `{value}` for option `{name}`")));
    }
    format!("{profile},{name}={value}").parse::<arabic_text::Profile>().map_err(|error| {
        let message = error.to_string();
        let end = message.rfind(" (at byte").unwrap_or(message.len());
        part_error(&message[..end])
    })
}
