//! A profile on every backend that the processor has, which all must do the same.

use arabic_text::{Backend, Normalizer, Profile};

use super::escape::escape;
use super::verbs;

const BEFORE: &str = "before: ";

pub(crate) struct Engines {
    scalar: Normalizer,
    others: Vec<(Backend, Normalizer)>,
}

impl Engines {
    pub(crate) fn new(profile: &Profile) -> Self {
        let others = Backend::available().filter(|&backend| backend != Backend::Scalar);
        Self {
            scalar: Normalizer::with_backend(profile.clone(), Backend::Scalar),
            others: others.map(|backend| (backend, Normalizer::with_backend(profile.clone(), backend))).collect(),
        }
    }

    pub(crate) fn scalar(&self) -> &Normalizer {
        &self.scalar
    }

    /// Fails unless every verb of every backend does what the scalar engine does.
    pub(crate) fn assert_agree_on(&self, text: &str) {
        // In memory of its own length, so that sanitizers see a read beyond it.
        let text: Box<str> = text.into();
        let expected = self.scalar.normalize(&text);
        verbs::assert_verbs_give(&self.scalar, &text, &expected);
        let hash = verbs::hash(&self.scalar, &text);
        for (backend, normalizer) in &self.others {
            self.assert_same_on(&text);
            verbs::assert_verbs_give(normalizer, &text, &expected);
            let context = || format!("hash, {backend:?}, {} of {}", normalizer.profile(), escape(&text));
            assert_eq!(verbs::hash(normalizer, &text), hash, "{}", context());
        }
    }

    /// The same, of three verbs only: quick. Behind other text, runs of letters are looked for by block at once.
    pub(crate) fn assert_same_on(&self, text: &str) {
        let expected = self.scalar.normalize(text);
        for (backend, normalizer) in &self.others {
            let given = normalizer.normalize(text);
            let context = || format!("{backend:?}, {} of {}", normalizer.profile(), escape(text));
            let mut out = String::from(BEFORE);
            normalizer.normalize_into(text, &mut out);
            assert!(out[BEFORE.len()..] == *expected, "{}\n behind {}", context(), escape(&out));
            assert!(given == expected, "{}\n given {}\nscalar {}", context(), escape(&given), escape(&expected));
            assert_eq!(normalizer.is_normalized(text), *expected == *text, "is_normalized, {}", context());
        }
    }
}
