//! The cases of `testdata/fold.txt` and `testdata/quran.txt`, folded by every method of `Normalizer`.

use std::collections::BTreeSet;

use arabic_text::{Normalizer, Profile};

use crate::common::case_file::{self, Case};
use crate::common::escape::escape;
use crate::common::profiles::PRESETS;
use crate::common::verbs;

fn cases() -> Vec<Case> {
    [case_file::read("fold.txt"), case_file::read("quran.txt")].into_iter().flatten().collect()
}

fn profile(case: &Case) -> Profile {
    case.options.parse().unwrap_or_else(|error| panic!("{}: {error}", case.context))
}

#[test]
fn every_method_gives_the_output() {
    for case in cases() {
        let normalizer = Normalizer::new(profile(&case));
        assert_eq!(escape(&normalizer.normalize(&case.input)), escape(&case.output), "{}", case.context);
        verbs::assert_all_give(&normalizer, &case.input, &case.output);
    }
}

/// The shared normalizers are those of the presets.
#[test]
fn compiled_presets_give_the_output() {
    for case in cases() {
        let preset = PRESETS.into_iter().find(|preset| preset.0 == case.options);
        if let Some((_, _, normalizer)) = preset {
            assert_eq!(escape(&normalizer().normalize(&case.input)), escape(&case.output), "{}", case.context);
        }
    }
}

/// A block has 64 bytes, so each case is tested at several positions in a block, in the middle of
/// ordinary text.
#[test]
fn cases_hold_anywhere_in_a_text() {
    // Line breaks separate the filling from the case, unless the profile collapses them.
    let keeps_line_breaks = |case: &Case| !case.options.contains("collapse_lines");
    for case in cases().into_iter().filter(keeps_line_breaks) {
        let normalizer = Normalizer::new(profile(&case));
        for length in [0, 1, 2, 29, 30, 31, 62, 63, 64, 65, 127] {
            let filling = "-".repeat(length);
            let framed = |text: &str| format!("{filling}\n{text}\n\u{628}\u{62A}{filling}");
            let given = normalizer.normalize(&framed(&case.input)).into_owned();
            let expected = framed(&case.output);
            assert_eq!(escape(&given), escape(&expected), "{} behind {length} bytes", case.context);
        }
    }
}

/// Every preset and every value of every option has a case.
#[test]
fn cases_cover_every_value() {
    let cases = cases();
    let named: BTreeSet<&str> = cases.iter().flat_map(|case| case.options.split(',')).collect();
    for (name, _, _) in PRESETS {
        assert!(named.contains(name), "no case under {name}");
    }
    for part in VALUES.split_whitespace() {
        assert!(named.contains(part), "no case for {part}");
    }
}

const VALUES: &str = "
    marks=keep marks=remove marks=keep_shadda marks=remove_case_ending
    dagger_alef=keep dagger_alef=remove dagger_alef=to_alef
    tatweel=keep tatweel=remove
    alef=keep alef=to_bare_keep_madda alef=to_bare_alef
    alef_maksura=keep alef_maksura=to_yeh
    teh_marbuta=keep teh_marbuta=to_heh
    hamza=keep hamza=to_seat hamza=to_hamza
    look_alikes=keep look_alikes=to_arabic look_alikes=to_persian look_alikes=to_urdu look_alikes=to_kurdish
    look_alikes=to_uyghur look_alikes=to_pashto look_alikes=to_sindhi look_alikes=to_kashmiri look_alikes=to_jawi
    final_hamza=keep final_hamza=remove_after_alef
    ezafe=keep ezafe=remove
    doachashmee=keep doachashmee=aspirates_only
    presentation_forms=keep presentation_forms=fold
    phrase_signs=keep phrase_signs=expand phrase_signs=remove
    digits=keep digits=ascii digits=arabic_indic digits=extended_arabic_indic
    punctuation=keep punctuation=ascii
    direction_controls=keep direction_controls=remove
    joiners=keep joiners=keep_shaping joiners=keep_non_joiner joiners=remove
    ignorables=keep ignorables=remove
    orthography=as_written orthography=quranic
    elongation=keep elongation=collapse_to_1 elongation=collapse_to_2
    spaces=keep spaces=collapse spaces=collapse_lines
";
