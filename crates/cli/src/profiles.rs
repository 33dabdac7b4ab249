//! `artext profiles`: a table of the profiles and their rules.

use std::io::Write;

use anyhow::{Context, Result};
use arabic_text::Profile;
use clap::Args;

use crate::{Outcome, output};

#[derive(Args)]
#[command(
    after_help = "Without a name: a table of the presets, and the names of the profiles that copy another program. With names: every option
of each, and the fingerprint to store beside an index. The table of each rule, with the words that it merges, is in the
library's documentation."
)]
pub(crate) struct ProfilesArgs {
    /// Profiles to show, by name or with options such as `search,digits=keep`
    profiles: Vec<String>,
}

const PRESETS: &[&str] =
    &["none", "clean", "unvocalized", "search", "loose", "quran", "persian", "urdu", "kurdish", "uyghur", "pashto"];

const COMPATIBLE: &[&str] = &[
    "lucene_arabic",
    "lucene_persian",
    "lucene_sorani",
    "camel_dediac",
    "camel_all",
    "pyarabic_strip_tashkeel",
    "pyarabic_strip_diacritics",
    "pyarabic_search_text",
    "tashaphyne_search_text",
    "openiti_denoise",
    "open_asr_leaderboard",
    "milvus",
];

/// The name of an option, and of its value in a profile.
type Row = (&'static str, fn(&Profile) -> &'static str);

macro_rules! rows {
    ($($option:ident)*) => { &[$((stringify!($option), |profile| profile.$option().name())),*] };
}

const OPTIONS: &[Row] = rows!(
    marks dagger_alef tatweel alef alef_maksura teh_marbuta hamza look_alikes final_hamza ezafe doachashmee
    presentation_forms phrase_signs digits punctuation direction_controls joiners ignorables elongation
    orthography spaces
);

pub(crate) fn run(args: &ProfilesArgs) -> Result<Outcome> {
    let mut out = output::lines()?;
    if args.profiles.is_empty() {
        table(&mut out)?;
    }
    for text in &args.profiles {
        let profile: Profile = text.parse().with_context(|| format!("invalid profile `{text}`"))?;
        writeln!(out, "{profile}\n  {:<20} {:016x}", "fingerprint", profile.fingerprint())?;
        for (option, value) in OPTIONS {
            writeln!(out, "  {option:<20} {}", value(&profile))?;
        }
    }
    out.flush()?;
    Ok(Outcome::Success)
}

fn table(out: &mut dyn Write) -> Result<()> {
    let presets: Vec<Profile> = PRESETS.iter().map(|name| name.parse()).collect::<Result<_, _>>()?;
    write!(out, "{:<19}", "option")?;
    for name in PRESETS {
        write!(out, "{name:<19}")?;
    }
    writeln!(out)?;
    for (option, value) in OPTIONS {
        let values: String = presets.iter().map(|profile| format!("{:<19}", value(profile))).collect();
        writeln!(out, "{}", format!("{option:<19}{values}").trim_end())?;
    }
    writeln!(out, "\nOther programs, byte for byte: {}", COMPATIBLE.join(", "))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The library says all names in its error.
    #[test]
    fn every_profile_is_listed() {
        let error = "no_such_profile".parse::<Profile>().unwrap_err().to_string();
        let listed = PRESETS.iter().chain(COMPATIBLE).map(|name| format!("`{name}`")).collect::<Vec<_>>();
        for name in &listed {
            assert!(error.contains(name.as_str()), "{name} is no profile: {error}");
        }
        assert_eq!(error.matches('`').count() / 2, listed.len() + 1, "{error}");
    }

    #[test]
    fn every_option_is_listed() {
        let error = "none,no_such_option=keep".parse::<Profile>().unwrap_err().to_string();
        for (option, _) in OPTIONS {
            assert!(error.contains(&format!("`{option}`")), "{error}");
        }
        assert_eq!(error.matches('`').count() / 2, OPTIONS.len() + 1, "{error}");
    }
}
