//! The profiles of the tests' oracle.

#[derive(Clone)]
pub(crate) struct OwnedProfile {
    pub(crate) profile: arabic_text::Profile,
    pub(crate) own: Vec<(char, String)>,
}
