//! What the oracle wants to know of a profile.

pub(crate) struct OwnedProfile {
    pub(crate) profile: arabic_text::Profile,
    pub(crate) own: Vec<(char, String)>,
}
