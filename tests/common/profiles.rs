//! Profiles: the presets by name, and random ones.

use arabic_text::{
    Alef, AlefMaksura, DaggerAlef, Digits, DirectionControls, Elongation, Hamza, Joiners, LookAlikes, Marks,
    Normalizer, PhraseSigns, PresentationForms, Profile, Punctuation, Spaces, Tatweel, TehMarbuta,
};
use proptest::prelude::*;
use proptest::sample::select;

use super::alphabet;

/// A profile, with the entries of one's own that it was made from: the crate does not give them back.
#[derive(Clone, Debug)]
pub(crate) struct OwnedProfile {
    pub(crate) profile: Profile,
    pub(crate) own: Vec<(char, String)>,
}

impl OwnedProfile {
    pub(crate) fn of(profile: Profile) -> Self {
        Self { profile, own: Vec::new() }
    }

    pub(crate) fn with(self, from: char, to: &str) -> Self {
        let profile = self.profile.map(from, to).expect("an entry that is short enough");
        let mut own = self.own;
        own.push((from, to.into()));
        Self { profile, own }
    }
}

/// A preset under its name, with the normalizer that is compiled once for it.
pub(crate) type Preset = (&'static str, Profile, fn() -> &'static Normalizer);

pub(crate) const PRESETS: [Preset; 6] = [
    ("none", Profile::NONE, Normalizer::none),
    ("clean", Profile::CLEAN, Normalizer::clean),
    ("unvocalized", Profile::UNVOCALIZED, Normalizer::unvocalized),
    ("search", Profile::SEARCH, Normalizer::search),
    ("loose", Profile::LOOSE, Normalizer::loose),
    ("persian", Profile::PERSIAN, Normalizer::persian),
];

pub(crate) const MARKS: [Marks; 4] = [Marks::Keep, Marks::Remove, Marks::KeepShadda, Marks::RemoveCaseEnding];
pub(crate) const DAGGER_ALEF: [DaggerAlef; 4] =
    [DaggerAlef::FollowMarks, DaggerAlef::Keep, DaggerAlef::Remove, DaggerAlef::ToAlef];
pub(crate) const TATWEEL: [Tatweel; 2] = [Tatweel::Keep, Tatweel::Remove];
pub(crate) const ALEF: [Alef; 2] = [Alef::Keep, Alef::ToBareAlef];
pub(crate) const ALEF_MAKSURA: [AlefMaksura; 2] = [AlefMaksura::Keep, AlefMaksura::ToYeh];
pub(crate) const TEH_MARBUTA: [TehMarbuta; 2] = [TehMarbuta::Keep, TehMarbuta::ToHeh];
pub(crate) const HAMZA: [Hamza; 3] = [Hamza::Keep, Hamza::ToSeat, Hamza::ToHamza];
pub(crate) const LOOK_ALIKES: [LookAlikes; 3] = [LookAlikes::Keep, LookAlikes::ToArabic, LookAlikes::ToPersian];
pub(crate) const PRESENTATION_FORMS: [PresentationForms; 2] = [PresentationForms::Keep, PresentationForms::Fold];
pub(crate) const PHRASE_SIGNS: [PhraseSigns; 3] = [PhraseSigns::Keep, PhraseSigns::Expand, PhraseSigns::Remove];
pub(crate) const DIGITS: [Digits; 4] = [Digits::Keep, Digits::Ascii, Digits::ArabicIndic, Digits::ExtendedArabicIndic];
pub(crate) const PUNCTUATION: [Punctuation; 2] = [Punctuation::Keep, Punctuation::Ascii];
pub(crate) const DIRECTION_CONTROLS: [DirectionControls; 2] = [DirectionControls::Keep, DirectionControls::Remove];
pub(crate) const JOINERS: [Joiners; 2] = [Joiners::Keep, Joiners::Remove];
pub(crate) const ELONGATION: [Elongation; 3] = [Elongation::Keep, Elongation::CollapseTo1, Elongation::CollapseTo2];
pub(crate) const SPACES: [Spaces; 2] = [Spaces::Keep, Spaces::Collapse];

pub(crate) fn any_preset() -> impl Strategy<Value = Preset> {
    select(PRESETS.to_vec())
}

/// Any values of all options, or a preset with one option changed: rules meet in both ways.
pub(crate) fn any_rules() -> impl Strategy<Value = Profile> {
    prop_oneof![random_rules(), (any_preset(), random_rules(), 0..16_usize).prop_map(with_one_option)]
}

fn random_rules() -> impl Strategy<Value = Profile> {
    let letters = (select(&ALEF), select(&ALEF_MAKSURA), select(&TEH_MARBUTA), select(&HAMZA), select(&LOOK_ALIKES));
    let marks = (select(&MARKS), select(&DAGGER_ALEF), select(&TATWEEL));
    let forms = (select(&PRESENTATION_FORMS), select(&PHRASE_SIGNS), select(&DIGITS), select(&PUNCTUATION));
    let others = (select(&DIRECTION_CONTROLS), select(&JOINERS), select(&ELONGATION), select(&SPACES));
    (letters, marks, forms, others).prop_map(|(letters, marks, forms, others)| {
        Profile::NONE
            .alef(letters.0)
            .alef_maksura(letters.1)
            .teh_marbuta(letters.2)
            .hamza(letters.3)
            .look_alikes(letters.4)
            .marks(marks.0)
            .dagger_alef(marks.1)
            .tatweel(marks.2)
            .presentation_forms(forms.0)
            .phrase_signs(forms.1)
            .digits(forms.2)
            .punctuation(forms.3)
            .direction_controls(others.0)
            .joiners(others.1)
            .elongation(others.2)
            .spaces(others.3)
    })
}

fn with_one_option(((_, preset, _), random, option): (Preset, Profile, usize)) -> Profile {
    match option {
        0 => preset.alef(random.get_alef()),
        1 => preset.alef_maksura(random.get_alef_maksura()),
        2 => preset.teh_marbuta(random.get_teh_marbuta()),
        3 => preset.hamza(random.get_hamza()),
        4 => preset.look_alikes(random.get_look_alikes()),
        5 => preset.marks(random.get_marks()),
        6 => preset.dagger_alef(random.get_dagger_alef()),
        7 => preset.tatweel(random.get_tatweel()),
        8 => preset.presentation_forms(random.get_presentation_forms()),
        9 => preset.phrase_signs(random.get_phrase_signs()),
        10 => preset.digits(random.get_digits()),
        11 => preset.punctuation(random.get_punctuation()),
        12 => preset.direction_controls(random.get_direction_controls()),
        13 => preset.joiners(random.get_joiners()),
        14 => preset.elongation(random.get_elongation()),
        _ => preset.spaces(random.get_spaces()),
    }
}

/// Rules, and up to four entries of one's own for characters that the rules are about.
pub(crate) fn any_profile() -> impl Strategy<Value = OwnedProfile> {
    let to = prop_oneof![Just(String::new()), alphabet::text(3)];
    let entries = proptest::collection::vec((alphabet::character(), to), 0..=4);
    (any_rules(), entries).prop_map(|(rules, entries)| {
        entries.iter().fold(OwnedProfile::of(rules), |profile, (from, to)| profile.with(*from, to))
    })
}
