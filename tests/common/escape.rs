//! Text as code points, since a screen does not show the order of bidirectional text and combining
//! marks.

/// Writes `\u{..}` for each character outside printable ASCII, and for the separators of the case
/// files.
pub(crate) fn escape(text: &str) -> String {
    let shown = |c: char| match c {
        '\\' | '|' => format!("\\u{{{:X}}}", u32::from(c)),
        '!'..='~' | ' ' => c.to_string(),
        _ => format!("\\u{{{:X}}}", u32::from(c)),
    };
    text.chars().map(shown).collect()
}

/// Returns the text whose `\u{..}` are replaced by the characters.
pub(crate) fn unescape(text: &str) -> Result<String, String> {
    let mut parts = text.split("\\u{");
    let mut plain = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let (digits, rest) = part.split_once('}').ok_or_else(|| format!("no closing brace: {part}"))?;
        let c = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
        plain.push(c.ok_or_else(|| format!("{digits} is not a code point"))?);
        plain.push_str(rest);
    }
    Ok(plain)
}
