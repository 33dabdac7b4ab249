//! The names of profiles, of options and of their values.
//!
//! The library says them all where it is given an unknown one, each between backticks behind the one it was given. So
//! nothing here has to follow when it gets a new one.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use arabic_text::Profile;

/// Presets, and profiles that copy other programs.
pub(crate) fn profiles() -> Vec<String> {
    expected("?")
}

pub(crate) fn options() -> Vec<String> {
    expected("none,?=keep")
}

pub(crate) fn values(option: &str) -> Vec<String> {
    expected(&format!("none,{option}=?"))
}

/// The value that an option has in a profile: the one that changes nothing.
pub(crate) fn value(profile: &Profile, option: &str) -> String {
    let is_set =
        |value: &String| format!("{profile},{option}={value}").parse().is_ok_and(|other: Profile| other == *profile);
    values(option).into_iter().find(is_set).unwrap_or_default()
}

fn expected(unknown: &str) -> Vec<String> {
    let Err(error) = unknown.parse::<Profile>() else { return Vec::new() };
    let message = error.to_string();
    let names = message.split('`').skip(1).step_by(2).map(String::from);
    // Behind the text that it was given, and the option that this was to be a value of.
    // By bytes: a search for a `str` would make the module two KiB larger.
    let at = message.as_bytes().windows(8).position(|part| part == b"expected");
    let given = at.map_or(0, |at| message[..at].matches('`').count() / 2);
    names.skip(given).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_one() {
        let profiles = profiles();
        assert_eq!(profiles[..5], ["none", "clean", "unvocalized", "search", "loose"]);
        assert!(profiles.contains(&"lucene_arabic".into()), "{profiles:?}");
        let options = options();
        assert!(options.len() >= 20 && options[0] == "marks", "{options:?}");
        assert_eq!(values("marks"), ["keep", "remove", "keep_shadda", "remove_case_ending"]);
        for profile in &profiles {
            let parsed: Profile = profile.parse().unwrap();
            for option in &options {
                let value = value(&parsed, option);
                assert_eq!(format!("{profile},{option}={value}").parse(), Ok(parsed.clone()), "{profile} {option}");
            }
        }
    }

    /// As many as `Profile::NONE` prints in full.
    #[test]
    fn every_value_makes_another_profile() {
        for option in options() {
            let values = values(&option);
            let mut made: Vec<Profile> =
                values.iter().map(|value| format!("none,{option}={value}").parse().unwrap()).collect();
            made.dedup();
            assert!(values.len() >= 2 && made.len() == values.len(), "{option}: {values:?}");
        }
    }
}
