//! The text form of a profile parses to the profile, and profiles with equal outputs have equal
//! fingerprints. Inputs are profiles made of options, and texts that may be the text form of a
//! profile.
//!
//! The first byte chooses between the two. The others are the options, or the text.
#![no_main]
#![allow(dead_code)]

use arabic_text::{Profile, ProfileError};
use libfuzzer_sys::fuzz_target;

mod input;
mod profiles;

fn assert_reads_back(profile: &Profile) {
    let text = profile.to_string();
    let read: Profile = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(read, *profile, "{text}");
    assert_eq!(read.to_string(), text);
    assert_eq!(read.fingerprint(), profile.fingerprint());
    // Names are compared without case, and hexadecimal digits may have either case.
    let loud: Result<Profile, ProfileError> = text.to_uppercase().replace('_', "-").parse();
    assert_eq!(loud.as_ref(), Ok(profile), "{text}");
}

fn assert_reads_or_says_why(text: &str) {
    match text.parse::<Profile>() {
        Ok(profile) => assert_reads_back(&profile),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fuzz_target!(|data: &[u8]| {
    let [how, rest @ ..] = data else { return };
    if how & 1 == 0 {
        assert_reads_back(&input::profile(rest).0.profile);
    } else {
        assert_reads_or_says_why(&String::from_utf8_lossy(rest));
    }
});
