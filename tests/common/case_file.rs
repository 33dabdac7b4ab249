//! The case files of `testdata`, which all have one format: each line is
//! `options | input | output | reason`.
//!
//! The head of each file says what its options are. `\u{..}` is a code point, `=` as output means
//! the input, and an output that is a list has ` / ` between its items.

use arabic_text::Profile;

use super::escape::unescape;
use super::profiles::OwnedProfile;

pub(crate) struct Case {
    /// The options as text: a profile, a stemmer, or the options of a tokenizer.
    pub(crate) options: String,
    pub(crate) input: String,
    pub(crate) output: String,
    /// The output as a list.
    pub(crate) items: Vec<String>,
    /// File, line and reason, for messages.
    pub(crate) context: String,
}

/// Reads the cases of a file of `testdata`.
pub(crate) fn read(name: &str) -> Vec<Case> {
    let path = format!("{}/testdata/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines.map(|(at, line)| parse(line, &format!("testdata/{name}:{}", at + 1))).collect()
}

fn parse(line: &str, position: &str) -> Case {
    let fields: Vec<&str> = line.split(" | ").collect();
    let [options, input, output, reason] = fields[..] else {
        panic!("{position}: expected four fields with ` | ` between them");
    };
    let unescaped = |field| unescape(field).unwrap_or_else(|error| panic!("{position}: {error}"));
    let output = if output == "=" { input } else { output };
    Case {
        options: options.into(),
        input: unescaped(input),
        output: unescaped(output),
        items: output.split(" / ").map(unescaped).collect(),
        context: format!("{position} ({reason})"),
    }
}

/// Returns the profile of a case for the oracle. Custom mappings stand among the options: `U+0651=`
/// and `U+06A4=U+0641 U+064E`.
pub(crate) fn owned_profile(case: &Case) -> OwnedProfile {
    let is_mapping = |part: &&str| part.starts_with("U+");
    let rules: Vec<&str> = case.options.split(',').filter(|part| !is_mapping(part)).collect();
    let rules: Profile = rules.join(",").parse().unwrap_or_else(|error| panic!("{}: {error}", case.context));
    let mappings = case.options.split(',').filter(is_mapping);
    mappings.fold(OwnedProfile::of(rules), |profile, mapping| {
        let (from, to) = mapping.split_once('=').unwrap_or_else(|| panic!("{}: {mapping}", case.context));
        let from = code_point(from);
        profile.with(from, &to.split(' ').filter(|c| !c.is_empty()).map(code_point).collect::<String>())
    })
}

fn code_point(text: &str) -> char {
    let digits = text.strip_prefix("U+").unwrap_or_else(|| panic!("{text} is not a code point"));
    u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).unwrap_or_else(|| panic!("{text} is no character"))
}
