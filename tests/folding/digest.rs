//! Digests of the output of every preset, every profile of `compat` and the tokenizer for every
//! code point and for the shipped samples, compared with `testdata/digests.txt`.
//!
//! Other tests show that the output is correct. This test shows when it has changed, since indexes
//! must then be made again.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::RangeInclusive;
use std::sync::Mutex;
use std::thread;

use arabic_text::{Normalizer, Profile, Tokenizer, sentences};

use crate::common::profiles::PRESETS;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/digests.txt");
const PINNED: &str = include_str!("../../testdata/digests.txt");

/// If this variable is set, the test writes the file instead of comparing with it.
const RENEW: &str = "ARABIC_TEXT_RENEW_DIGESTS";

const HEADER: &str = "\
# Digests of the output, made and compared by tests/folding/digest.rs. Do not edit, but for the number behind `released`,
# which is the OUTPUT_VERSION of the last release (0: nothing is released): publishing a release sets it.
";

const ADVICE: &str = "\
If the output was meant to change: raise OUTPUT_VERSION in src/profile/fingerprint.rs, unless it was raised since the last
release; write the change into CHANGELOG.md under \"Output changes\"; and renew the file by
ARABIC_TEXT_RENEW_DIGESTS=1 cargo test --test folding digest";

/// The text before and behind each code point: nothing, Arabic letters, a letter with a mark
/// before, and spaces.
const CONTEXTS: [(&str, &str, &str); 4] =
    [("alone", "", ""), ("inside", "\u{628}", "\u{628}"), ("behind_mark", "\u{628}\u{64E}", ""), ("spaced", " ", " ")];

/// Planes 1 to 16 are tested only where CI does not emulate the processor.
const PLANES: [(&str, char, char); 2] = [("plane_0", '\0', '\u{FFFF}'), ("planes_1_16", '\u{10000}', char::MAX)];

const SAMPLES: [(&str, &str); 5] = [
    ("sample", include_str!("../../examples/sample.txt")),
    ("sample_news", include_str!("../../examples/sample_news.txt")),
    ("persian", include_str!("../../benches/samples/persian.txt")),
    ("tweets", include_str!("../../benches/samples/tweets.txt")),
    ("vocalized", include_str!("../../benches/samples/vocalized.txt")),
];

/// FNV-1a, 64 bits.
struct Digest(u64);

impl Digest {
    const EMPTY: Digest = Digest(0xCBF2_9CE4_8422_2325);

    fn add(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
    }
}

/// The digests by name. The map is ordered, so that the file is.
type Digests = BTreeMap<String, String>;

/// An output whose digest is stored: for a text, it adds bytes to the digest.
trait Output: Sync {
    fn name(&self) -> &str;
    fn add(&self, text: &str, digest: &mut Digest);
}

struct Folded {
    name: String,
    normalizer: Normalizer,
}

impl Output for Folded {
    fn name(&self) -> &str {
        &self.name
    }

    fn add(&self, text: &str, digest: &mut Digest) {
        digest.add(self.normalizer.normalize(text).as_bytes());
        digest.add(b"\0");
    }
}

/// The boundaries and kinds of all tokens, including spaces.
struct TokensOfText;

impl Output for TokensOfText {
    fn name(&self) -> &'static str {
        "tokens"
    }

    fn add(&self, text: &str, digest: &mut Digest) {
        for token in Tokenizer::new().spaces(true).tokens(text) {
            digest.add(&(token.span.end as u64).to_le_bytes());
            digest.add(token.kind.name().as_bytes());
        }
    }
}

/// The boundaries of sentences.
struct SentencesOfText;

impl Output for SentencesOfText {
    fn name(&self) -> &'static str {
        "sentences"
    }

    fn add(&self, text: &str, digest: &mut Digest) {
        for sentence in sentences(text) {
            digest.add(&(sentence.len() as u64).to_le_bytes());
        }
    }
}

/// Returns the names of all presets and profiles of `compat`, from the error message that lists
/// them.
fn profile_names() -> Vec<String> {
    let message = "?".parse::<Profile>().expect_err("no preset has this name").to_string();
    let words = message.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let names: Vec<String> = words.filter(|word| word.parse::<Profile>().is_ok()).map(String::from).collect();
    let known = PRESETS.iter().all(|preset| names.iter().any(|name| name == preset.0));
    assert!(known && names.len() > PRESETS.len(), "names of profiles: {names:?}");
    names
}

fn profile(name: &str) -> Profile {
    name.parse().expect("a name of the list")
}

fn planes() -> impl Iterator<Item = &'static (&'static str, char, char)> {
    PLANES.iter().take(if cfg!(target_arch = "x86_64") { 2 } else { 1 })
}

/// The code points of one plane in one context.
struct CodePoints {
    name: String,
    code_points: RangeInclusive<char>,
    /// A text with one line for each code point. `None` if each code point is a text of its own.
    lines: Option<String>,
}

impl CodePoints {
    fn new((context, before, behind): (&str, &str, &str), &(plane, first, last): &(&str, char, char)) -> Self {
        let mut lines = String::new();
        for c in first..=last {
            lines.extend([before, c.encode_utf8(&mut [0; 4]), behind, "\n"]);
        }
        let lines = Some(lines).filter(|_| (before, behind) != ("", ""));
        Self { name: format!("{context} {plane}"), code_points: first..=last, lines }
    }

    fn all() -> Vec<Self> {
        planes().flat_map(|plane| CONTEXTS.map(|context| Self::new(context, plane))).collect()
    }

    fn add_to(&self, digest: &mut Digest, output: &dyn Output) {
        match &self.lines {
            Some(lines) => output.add(lines, digest),
            None => self.code_points.clone().for_each(|c| output.add(c.encode_utf8(&mut [0; 4]), digest)),
        }
    }
}

/// Returns all digests of one output.
fn digests_of(output: &dyn Output, contexts: &[CodePoints]) -> Digests {
    let mut digests = Digests::new();
    let mut insert = |what: &str, digest: &Digest| {
        digests.insert(format!("{} {what}", output.name()), format!("{:016x}", digest.0));
    };
    for code_points in contexts {
        let mut digest = Digest::EMPTY;
        code_points.add_to(&mut digest, output);
        insert(&code_points.name, &digest);
    }
    for (what, text) in SAMPLES {
        let mut digest = Digest::EMPTY;
        output.add(text, &mut digest);
        insert(what, &digest);
    }
    digests
}

/// Returns all digests and fingerprints, computed in several threads.
fn digests() -> Digests {
    let names = profile_names();
    let folded = |name: &String| Folded { name: name.clone(), normalizer: Normalizer::new(profile(name)) };
    let mut outputs: Vec<Box<dyn Output + Send>> = vec![Box::new(TokensOfText), Box::new(SentencesOfText)];
    outputs.extend(names.iter().map(|name| Box::new(folded(name)) as Box<dyn Output + Send>));
    let fingerprint = |name: &String| (format!("{name} fingerprint"), format!("{:016x}", profile(name).fingerprint()));
    let digests = Mutex::new(names.iter().map(fingerprint).collect::<Digests>());
    let (outputs, contexts) = (Mutex::new(outputs), CodePoints::all());
    let take = || outputs.lock().expect("no thread panics").pop();
    let work = || {
        while let Some(output) = take() {
            let of_output = digests_of(&*output, &contexts);
            digests.lock().expect("no thread panics").extend(of_output);
        }
    };
    let count = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| (0..count).for_each(|_| _ = scope.spawn(work)));
    digests.into_inner().expect("no thread panics")
}

/// Returns the number behind a name, in the source of fingerprints or in the file.
fn number_behind(text: &str, name: &str) -> u32 {
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    let number = line.map(|rest| rest.trim_matches([' ', '=', ';']).parse());
    number.and_then(Result::ok).unwrap_or_else(|| panic!("there is no number behind `{name}`"))
}

fn output_version() -> u32 {
    number_behind(include_str!("../../src/profile/fingerprint.rs"), "const OUTPUT_VERSION: u32")
}

/// Returns the digests of the file: all lines except the header and the two numbers.
fn pinned() -> Digests {
    let lines =
        PINNED.lines().filter(|line| !["#", "released", "output_version"].iter().any(|part| line.starts_with(part)));
    let rows = lines.map(|line| line.rsplit_once(' ').expect("a name and a digest"));
    rows.map(|(name, value)| (name.into(), value.into())).collect()
}

/// Returns the lines that differ. Lines that only other processors compute are skipped.
fn differences(pinned: &Digests, digests: &Digests) -> Vec<String> {
    let is_made = |name: &str| planes().count() == PLANES.len() || !name.ends_with(PLANES[1].0);
    let gone = pinned.keys().filter(|name| is_made(name) && !digests.contains_key(*name));
    let changed = digests.iter().filter(|(name, value)| pinned.get(*name) != Some(*value)).map(|(name, _)| name);
    gone.chain(changed).cloned().collect()
}

fn renew(digests: &Digests, changed: bool) {
    let (released, version) = (number_behind(PINNED, "released"), output_version());
    assert!(!changed || version > released, "OUTPUT_VERSION is still {version}, that of the last release.\n{ADVICE}");
    assert_eq!(planes().count(), PLANES.len(), "this processor does not make all digests");
    let mut text = format!("{HEADER}released {released}\noutput_version {version}\n");
    for (name, value) in digests {
        writeln!(text, "{name} {value}").expect("a string takes everything");
    }
    std::fs::write(FILE, text).expect("the file can be written");
}

#[test]
#[cfg_attr(miri, ignore = "every code point under every profile takes too long")]
fn output_has_not_changed() {
    let (pinned, digests) = (pinned(), digests());
    let differences = differences(&pinned, &digests);
    let of_output = |name: &&String| !name.ends_with(" fingerprint") && pinned.contains_key(*name);
    if std::env::var_os(RENEW).is_some() {
        return renew(&digests, differences.iter().find(of_output).is_some());
    }
    let shown = differences.iter().take(20).map(String::as_str).collect::<Vec<_>>().join(", ");
    assert!(differences.is_empty(), "output changed, {} digests, among them: {shown}\n{ADVICE}", differences.len());
    let pinned_version = number_behind(PINNED, "output_version");
    assert_eq!(pinned_version, output_version(), "testdata/digests.txt is of another OUTPUT_VERSION.\n{ADVICE}");
}

#[test]
fn output_version_is_not_behind_the_release() {
    assert!(output_version() >= number_behind(PINNED, "released"));
}

#[test]
fn changes_are_found() {
    let digests = |rows: &[(&str, &str)]| rows.iter().map(|&(name, value)| (name.into(), value.into())).collect();
    let pinned: Digests = digests(&[("a", "1"), ("b", "2"), ("c", "3")]);
    assert_eq!(differences(&pinned, &digests(&[("a", "1"), ("b", "3"), ("d", "4")])), ["c", "b", "d"]);
    assert!(differences(&pinned, &pinned).is_empty());
}
