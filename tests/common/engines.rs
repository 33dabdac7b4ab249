//! A profile compiled for every instruction set of the processor. All of them must give the same
//! output.

use arabic_text::{InstructionSet, Normalizer, Profile};

use super::escape::escape;
use super::verbs;

const BEFORE: &str = "before: ";

pub(crate) struct Engines {
    scalar: Normalizer,
    others: Vec<(InstructionSet, Normalizer)>,
}

impl Engines {
    pub(crate) fn new(profile: &Profile) -> Self {
        let others = InstructionSet::available().filter(|&backend| backend != InstructionSet::Scalar);
        Self {
            scalar: Normalizer::with_instruction_set(profile.clone(), InstructionSet::Scalar),
            others: others
                .map(|backend| (backend, Normalizer::with_instruction_set(profile.clone(), backend)))
                .collect(),
        }
    }

    pub(crate) fn scalar(&self) -> &Normalizer {
        &self.scalar
    }

    /// Fails unless every method gives the output of the scalar engine on every instruction set.
    pub(crate) fn assert_agree_on(&self, text: &str) {
        // The text is copied to an allocation of its exact length, so that sanitizers report a read
        // beyond it.
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

    /// Compares three methods only, which is faster than
    /// [`assert_agree_on`](Self::assert_agree_on). Behind other text, runs of repeated letters are
    /// found block by block from the start.
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
