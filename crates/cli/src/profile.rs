//! The profile that the options of a command name.

use anyhow::{Context, Result, bail};
use arabic_text::{Normalizer, Profile};
use clap::Args;

/// Which rules fold the text.
#[derive(Args, Clone, Debug)]
pub(crate) struct ProfileArgs {
    /// Profile, alone or with options: search, loose, clean, unvocalized, persian, none, or `search,digits=keep`
    #[arg(long, short, value_name = "PROFILE", default_value = "search", help_heading = "Folding")]
    pub(crate) profile: String,
    /// One option of the profile, which wins over --profile: `digits=keep`; several may be given
    #[arg(long, value_name = "NAME=VALUE", help_heading = "Folding")]
    pub(crate) option: Vec<String>,
}

impl ProfileArgs {
    pub(crate) fn profile(&self) -> Result<Profile> {
        let mut text = self.profile.clone();
        for option in &self.option {
            if !option.contains('=') {
                bail!("invalid value `{option}` for --option; expected `name=value`, such as `digits=keep`");
            }
            text.push(',');
            text.push_str(option);
        }
        text.parse().with_context(|| format!("invalid profile `{text}`"))
    }

    pub(crate) fn normalizer(&self) -> Result<Normalizer> {
        Ok(Normalizer::new(self.profile()?))
    }
}
