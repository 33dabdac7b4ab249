//! What stands behind `tokenize = 'arabic ...'`.

use std::fmt::{self, Display, Formatter};

use arabic_text::stem::Stemmer;
use arabic_text::{Profile, Tokenizer, UNICODE_VERSION};

use crate::schema::unquoted;

/// Raised with every release in which the tokens of an index change by anything but the profile, the stemmer and the version
/// of Unicode.
const OUTPUT_VERSION: u32 = 1;

/// What is kept beside the key of a word, at its place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Exact {
    No,
    /// The folded word, without its stem taken.
    Unstemmed,
    /// What another profile makes of the word.
    Folded(Profile),
}

/// Options of a table's tokenizer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Options {
    pub(crate) profile: Profile,
    pub(crate) stem: Option<Stemmer>,
    pub(crate) exact: Exact,
    pub(crate) remove_latin_case: bool,
    /// By the order of [`SWITCHES`].
    switches: [bool; SWITCHES.len()],
    /// What the table remembers.
    pub(crate) fingerprint: Option<u64>,
}

/// A switch of the tokenizer: name, whether it is on if nothing is said, how it is set.
type Switch = (&'static str, bool, fn(Tokenizer, bool) -> Tokenizer);

const SWITCHES: [Switch; 8] = [
    ("urls", true, Tokenizer::urls),
    ("emails", true, Tokenizer::emails),
    ("mentions", true, Tokenizer::mentions),
    ("hashtags", true, Tokenizer::hashtags),
    ("split_digits", false, Tokenizer::split_digits),
    ("split_scripts", false, Tokenizer::split_scripts),
    ("split_underscores", false, Tokenizer::split_underscores),
    ("split_non_joiners", false, Tokenizer::split_non_joiners),
];

const OTHERS: [&str; 4] = ["stem", "exact", "remove_latin_case", "fingerprint"];

impl Default for Options {
    fn default() -> Self {
        Self {
            profile: Profile::SEARCH,
            stem: None,
            exact: Exact::No,
            remove_latin_case: true,
            switches: SWITCHES.map(|switch| switch.1),
            fingerprint: None,
        }
    }
}

impl Options {
    /// Reads the words behind the tokenizer's name: a profile, if the first word is no option, then pairs of option and value.
    pub(crate) fn from_words(words: &[&str]) -> Result<Self, String> {
        let mut options = Self::default();
        let mut pairs = words;
        if let [first, rest @ ..] = words
            && !names().any(|name| name == *first)
        {
            options.profile = profile(first)
                .map_err(|error| format!("the first word is neither an option nor a profile: {error}"))?;
            pairs = rest;
        }
        for pair in pairs.chunks(2) {
            match pair {
                [name, value] => options.set(name, value)?,
                [name, ..] if names().any(|known| known == *name) => {
                    return Err(format!("option `{name}` has no value"));
                }
                _ => return Err(unknown(pair[0])),
            }
        }
        if options.exact == Exact::Unstemmed && options.stem.is_none() {
            return Err(
                "option `exact`: 1 keeps words beside their stems; expected a profile, or the option `stem` too".into(),
            );
        }
        Ok(options)
    }

    /// Reads the same from a text in which words may be in single quotes, as FTS5 does.
    pub(crate) fn from_text(text: &str) -> Result<Self, String> {
        let words = split(text)?;
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        Self::from_words(words.strip_prefix(&["arabic"]).unwrap_or(&words))
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        let wrong = |error: String| format!("option `{name}`: {error}");
        match name {
            "stem" => {
                self.stem = match value {
                    "0" | "none" => None,
                    _ => Some(
                        value.parse().map_err(|error: arabic_text::stem::UnknownStemmer| wrong(error.to_string()))?,
                    ),
                };
            }
            "exact" => {
                self.exact = match value {
                    "0" => Exact::No,
                    "1" => Exact::Unstemmed,
                    _ => Exact::Folded(profile(value).map_err(wrong)?),
                };
            }
            "remove_latin_case" => self.remove_latin_case = switch(value).map_err(wrong)?,
            "fingerprint" => {
                let number = u64::from_str_radix(value, 16).ok().filter(|_| value.len() == 16);
                let expected = || wrong(format!("invalid value `{value}`; expected 16 hexadecimal digits"));
                self.fingerprint = Some(number.ok_or_else(expected)?);
            }
            _ => {
                let place = SWITCHES.iter().position(|switch| switch.0 == name);
                let place = place.ok_or_else(|| unknown(name))?;
                self.switches[place] = switch(value).map_err(wrong)?;
            }
        }
        Ok(())
    }

    /// How the words of a text are found.
    pub(crate) fn tokenizer(&self) -> Tokenizer {
        let set = SWITCHES.iter().zip(self.switches);
        set.fold(Tokenizer::new(), |tokenizer, (switch, on)| switch.2(tokenizer, on))
    }

    /// A number that changes when the tokens of a table with these options may change.
    pub(crate) fn current_fingerprint(&self) -> u64 {
        let profile = self.profile.fingerprint();
        let stem = self.stem.map_or(0, Stemmer::fingerprint);
        let exact = match &self.exact {
            Exact::No => (0, 0),
            Exact::Unstemmed => (1, 0),
            Exact::Folded(profile) => (2, profile.fingerprint()),
        };
        let rest = (UNICODE_VERSION, self.remove_latin_case, self.switches);
        fnv1a(&format!("{OUTPUT_VERSION} {profile} {stem} {exact:?} {rest:?}"))
    }
}

/// The text that [`Options::from_text`] reads, without a fingerprint.
impl Display for Options {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "arabic '{}'", self.profile)?;
        if let Some(stem) = self.stem {
            write!(f, " stem {stem}")?;
        }
        match &self.exact {
            Exact::No => {}
            Exact::Unstemmed => f.write_str(" exact 1")?,
            Exact::Folded(profile) => write!(f, " exact '{profile}'")?,
        }
        if !self.remove_latin_case {
            f.write_str(" remove_latin_case 0")?;
        }
        for ((name, default, _), on) in SWITCHES.iter().zip(self.switches) {
            if on != *default {
                write!(f, " {name} {}", u8::from(on))?;
            }
        }
        Ok(())
    }
}

fn names() -> impl Iterator<Item = &'static str> {
    OTHERS.into_iter().chain(SWITCHES.map(|switch| switch.0))
}

fn unknown(name: &str) -> String {
    let names: Vec<String> = names().map(|name| format!("`{name}`")).collect();
    format!("unknown option `{name}`; expected one of {}", names.join(", "))
}

fn profile(text: &str) -> Result<Profile, String> {
    text.parse().map_err(|error: arabic_text::ProfileError| error.to_string())
}

fn switch(value: &str) -> Result<bool, String> {
    match value {
        "0" => Ok(false),
        "1" => Ok(true),
        _ => Err(format!("invalid value `{value}`; expected 0 or 1")),
    }
}

/// Splits a text into words as FTS5 does. A word in single quotes may have any characters.
pub(crate) fn split(text: &str) -> Result<Vec<String>, String> {
    let (mut words, mut rest) = (Vec::new(), text.trim_ascii_start());
    while !rest.is_empty() {
        let word;
        (word, rest) = if rest.starts_with('\'') {
            unquoted(rest).ok_or_else(|| format!("a quote is not closed in `{text}`"))?
        } else {
            let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '\'').unwrap_or(rest.len());
            (rest[..end].to_owned(), &rest[end..])
        };
        words.push(word);
        rest = rest.trim_ascii_start();
    }
    Ok(words)
}

/// FNV-1a, 64 bits.
fn fnv1a(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_form_reads_back() {
        for text in
            ["", "loose", "'search,digits=keep' stem arabic exact 1", "persian exact clean urls 0 split_digits 1"]
        {
            let options = Options::from_text(text).unwrap();
            assert_eq!(Options::from_text(&options.to_string()), Ok(options));
        }
        assert_eq!(Options::from_text("arabic loose"), Options::from_text("loose"));
    }

    #[test]
    fn every_option_has_a_bearing_on_the_fingerprint() {
        let texts = ["", "loose", "stem arabic", "stem light10", "exact clean", "exact none", "stem arabic exact 1"];
        let switches = SWITCHES.map(|(name, default, _)| format!("{name} {}", u8::from(!default)));
        let all = texts.map(str::to_owned).into_iter().chain(switches).chain(["remove_latin_case 0".into()]);
        let mut numbers: Vec<u64> = all.map(|text| Options::from_text(&text).unwrap().current_fingerprint()).collect();
        let count = numbers.len();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), count);
    }

    #[test]
    fn errors_name_the_option() {
        let error = |text: &str| Options::from_text(text).unwrap_err();
        assert!(error("serach").contains("unknown preset `serach`"));
        assert!(error("search digts 1").contains("unknown option `digts`; expected one of `stem`"));
        assert!(error("stem").contains("option `stem` has no value"));
        assert!(error("search digts").contains("unknown option `digts`; expected one of `stem`"));
        assert!(error("stem english").contains("option `stem`: "));
        assert!(error("exact loos").contains("option `exact`: unknown preset `loos`"));
        assert!(error("'search,digits=roman'").contains("invalid value `roman` for option `digits`"));
        assert!(error("urls yes").contains("option `urls`: invalid value `yes`; expected 0 or 1"));
        assert!(error("exact 1").contains("option `exact`: 1 keeps words beside their stems"));
        assert!(error("fingerprint 12").contains("option `fingerprint`: invalid value `12`"));
        assert!(error("'search").contains("a quote is not closed"));
    }
}
