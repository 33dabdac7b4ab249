//! The presets by name, and generated profiles.

use arabic_text::{
    Alef, AlefMaksura, DaggerAlef, Digits, DirectionControls, Doachashmee, Elongation, Ezafe, FinalHamza, Hamza,
    Ignorables, Joiners, LookAlikes, Marks, Normalizer, Orthography, PhraseSigns, PresentationForms, Profile,
    Punctuation, Spaces, Tatweel, TehMarbuta,
};
use proptest::prelude::*;
use proptest::sample::select;

use super::alphabet;

/// A profile with its custom mappings, which the crate has no getter for.
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
        let profile = self.profile.with_mapping(from, to).expect("an entry that is short enough");
        let mut own = self.own;
        own.push((from, to.into()));
        Self { profile, own }
    }
}

/// The name of a preset, its profile, and its shared normalizer.
pub(crate) type Preset = (&'static str, Profile, fn() -> &'static Normalizer);

pub(crate) const PRESETS: [Preset; 11] = [
    ("none", Profile::NONE, Normalizer::none),
    ("clean", Profile::CLEAN, Normalizer::clean),
    ("unvocalized", Profile::UNVOCALIZED, Normalizer::unvocalized),
    ("search", Profile::SEARCH, Normalizer::search),
    ("loose", Profile::LOOSE, Normalizer::loose),
    ("quran", Profile::QURAN, Normalizer::quran),
    ("persian", Profile::PERSIAN, Normalizer::persian),
    ("urdu", Profile::URDU, Normalizer::urdu),
    ("kurdish", Profile::KURDISH, Normalizer::kurdish),
    ("uyghur", Profile::UYGHUR, Normalizer::uyghur),
    ("pashto", Profile::PASHTO, Normalizer::pashto),
];

pub(crate) const MARKS: [Marks; 4] = [Marks::Keep, Marks::Remove, Marks::KeepShadda, Marks::RemoveCaseEnding];
pub(crate) const DAGGER_ALEF: [DaggerAlef; 4] =
    [DaggerAlef::FollowMarks, DaggerAlef::Keep, DaggerAlef::Remove, DaggerAlef::ToAlef];
pub(crate) const TATWEEL: [Tatweel; 2] = [Tatweel::Keep, Tatweel::Remove];
pub(crate) const ALEF: [Alef; 3] = [Alef::Keep, Alef::ToBareKeepMadda, Alef::ToBareAlef];
pub(crate) const ALEF_MAKSURA: [AlefMaksura; 2] = [AlefMaksura::Keep, AlefMaksura::ToYeh];
pub(crate) const TEH_MARBUTA: [TehMarbuta; 2] = [TehMarbuta::Keep, TehMarbuta::ToHeh];
pub(crate) const HAMZA: [Hamza; 3] = [Hamza::Keep, Hamza::ToSeat, Hamza::ToHamza];
pub(crate) const LOOK_ALIKES: [LookAlikes; 10] = [
    LookAlikes::Keep,
    LookAlikes::ToArabic,
    LookAlikes::ToPersian,
    LookAlikes::ToUrdu,
    LookAlikes::ToKurdish,
    LookAlikes::ToUyghur,
    LookAlikes::ToPashto,
    LookAlikes::ToSindhi,
    LookAlikes::ToKashmiri,
    LookAlikes::ToJawi,
];
pub(crate) const FINAL_HAMZA: [FinalHamza; 2] = [FinalHamza::Keep, FinalHamza::RemoveAfterAlef];
pub(crate) const EZAFE: [Ezafe; 2] = [Ezafe::Keep, Ezafe::Remove];
pub(crate) const DOACHASHMEE: [Doachashmee; 2] = [Doachashmee::Keep, Doachashmee::AspiratesOnly];
pub(crate) const PRESENTATION_FORMS: [PresentationForms; 2] = [PresentationForms::Keep, PresentationForms::Fold];
pub(crate) const PHRASE_SIGNS: [PhraseSigns; 3] = [PhraseSigns::Keep, PhraseSigns::Expand, PhraseSigns::Remove];
pub(crate) const DIGITS: [Digits; 4] = [Digits::Keep, Digits::Ascii, Digits::ArabicIndic, Digits::ExtendedArabicIndic];
pub(crate) const PUNCTUATION: [Punctuation; 2] = [Punctuation::Keep, Punctuation::Ascii];
pub(crate) const DIRECTION_CONTROLS: [DirectionControls; 2] = [DirectionControls::Keep, DirectionControls::Remove];
pub(crate) const JOINERS: [Joiners; 4] = [Joiners::Keep, Joiners::KeepShaping, Joiners::KeepNonJoiner, Joiners::Remove];
pub(crate) const IGNORABLES: [Ignorables; 2] = [Ignorables::Keep, Ignorables::Remove];
pub(crate) const ELONGATION: [Elongation; 3] = [Elongation::Keep, Elongation::CollapseTo1, Elongation::CollapseTo2];
pub(crate) const ORTHOGRAPHY: [Orthography; 2] = [Orthography::AsWritten, Orthography::Quranic];
pub(crate) const SPACES: [Spaces; 3] = [Spaces::Keep, Spaces::Collapse, Spaces::CollapseLines];

pub(crate) fn any_preset() -> impl Strategy<Value = Preset> {
    select(PRESETS.to_vec())
}

/// Generates random values of all options, or a preset with one option changed.
pub(crate) fn any_rules() -> impl Strategy<Value = Profile> {
    prop_oneof![random_rules(), (any_preset(), random_rules(), 0..21_usize).prop_map(with_one_option)]
}

fn random_rules() -> impl Strategy<Value = Profile> {
    let letters = (select(&ALEF), select(&ALEF_MAKSURA), select(&TEH_MARBUTA), select(&HAMZA), select(&LOOK_ALIKES));
    let marks = (select(&MARKS), select(&DAGGER_ALEF), select(&TATWEEL));
    let forms = (select(&PRESENTATION_FORMS), select(&PHRASE_SIGNS), select(&DIGITS), select(&PUNCTUATION));
    let others =
        (select(&DIRECTION_CONTROLS), select(&JOINERS), select(&ELONGATION), select(&SPACES), select(&IGNORABLES));
    // Beside the spelling of the Quran many options do nothing.
    let orthography = prop_oneof![3 => Just(Orthography::AsWritten), 1 => Just(Orthography::Quranic)];
    let places = (select(&FINAL_HAMZA), select(&EZAFE), select(&DOACHASHMEE), orthography);
    (letters, marks, forms, others, places).prop_map(|(letters, marks, forms, others, places)| {
        Profile::NONE
            .with_alef(letters.0)
            .with_alef_maksura(letters.1)
            .with_teh_marbuta(letters.2)
            .with_hamza(letters.3)
            .with_look_alikes(letters.4)
            .with_marks(marks.0)
            .with_dagger_alef(marks.1)
            .with_tatweel(marks.2)
            .with_presentation_forms(forms.0)
            .with_phrase_signs(forms.1)
            .with_digits(forms.2)
            .with_punctuation(forms.3)
            .with_direction_controls(others.0)
            .with_joiners(others.1)
            .with_elongation(others.2)
            .with_spaces(others.3)
            .with_ignorables(others.4)
            .with_final_hamza(places.0)
            .with_ezafe(places.1)
            .with_doachashmee(places.2)
            .with_orthography(places.3)
    })
}

fn with_one_option(((_, preset, _), random, option): (Preset, Profile, usize)) -> Profile {
    match option {
        0 => preset.with_alef(random.alef()),
        1 => preset.with_alef_maksura(random.alef_maksura()),
        2 => preset.with_teh_marbuta(random.teh_marbuta()),
        3 => preset.with_hamza(random.hamza()),
        4 => preset.with_look_alikes(random.look_alikes()),
        5 => preset.with_marks(random.marks()),
        6 => preset.with_dagger_alef(random.dagger_alef()),
        7 => preset.with_tatweel(random.tatweel()),
        8 => preset.with_presentation_forms(random.presentation_forms()),
        9 => preset.with_phrase_signs(random.phrase_signs()),
        10 => preset.with_digits(random.digits()),
        11 => preset.with_punctuation(random.punctuation()),
        12 => preset.with_direction_controls(random.direction_controls()),
        13 => preset.with_joiners(random.joiners()),
        14 => preset.with_elongation(random.elongation()),
        15 => preset.with_ignorables(random.ignorables()),
        16 => preset.with_final_hamza(random.final_hamza()),
        17 => preset.with_ezafe(random.ezafe()),
        18 => preset.with_doachashmee(random.doachashmee()),
        19 => preset.with_orthography(Orthography::Quranic),
        _ => preset.with_spaces(random.spaces()),
    }
}

/// Generates rules, and up to four custom mappings of characters that the rules change.
pub(crate) fn any_profile() -> impl Strategy<Value = OwnedProfile> {
    let to = prop_oneof![Just(String::new()), alphabet::text(3)];
    let entries = proptest::collection::vec((alphabet::character(), to), 0..=4);
    (any_rules(), entries).prop_map(|(rules, entries)| {
        entries.iter().fold(OwnedProfile::of(rules), |profile, (from, to)| profile.with(*from, to))
    })
}

/// Profiles under which letters depend on the letters beside them.
pub(crate) const LANGUAGES: &[&str] = &[
    "persian",
    "urdu",
    "kurdish",
    "uyghur",
    "pashto",
    "search,look_alikes=to_sindhi",
    "search,look_alikes=to_kashmiri",
    "search,look_alikes=to_urdu,joiners=keep_non_joiner",
    "search,look_alikes=to_kurdish,joiners=keep",
    "persian,joiners=keep_non_joiner",
    "persian,joiners=keep",
    "kurdish,joiners=keep_non_joiner,spaces=collapse",
    "uyghur,joiners=keep_shaping",
    "persian,tatweel=keep",
    "clean,look_alikes=to_urdu",
    "clean,look_alikes=to_kurdish,joiners=keep_non_joiner",
    "clean,look_alikes=to_persian,ezafe=remove,final_hamza=remove_after_alef",
    "loose,look_alikes=to_uyghur",
];
