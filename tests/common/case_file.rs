//! Cases as data: `testdata/fold.txt`, which says what its lines mean.

use super::escape::unescape;

pub(crate) struct Case {
    pub(crate) profile: String,
    pub(crate) input: String,
    pub(crate) output: String,
    /// File, line and reason, for messages.
    pub(crate) context: String,
}

/// The cases of a file of testdata.
pub(crate) fn read(name: &str) -> Vec<Case> {
    let path = format!("{}/testdata/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines.map(|(at, line)| parse(line, &format!("testdata/{name}:{}", at + 1))).collect()
}

fn parse(line: &str, place: &str) -> Case {
    let fields: Vec<&str> = line.split(" | ").collect();
    let [profile, input, output, reason] = fields[..] else {
        panic!("{place}: four fields are wanted, with ` | ` between them");
    };
    let plain = |field| unescape(field).unwrap_or_else(|error| panic!("{place}: {error}"));
    let output = if output == "=" { input } else { output };
    let context = format!("{place} ({reason})");
    Case { profile: profile.into(), input: plain(input), output: plain(output), context }
}
