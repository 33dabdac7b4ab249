//! The letters of each language: what one code point becomes under the option `look_alikes`.
//!
//! What some letters become depends on the letters beside them (`places.rs`). Here they become the
//! letter that `places.rs` has a question about.

use crate::profile::LookAlikes;
use crate::unicode::names::*;

/// Returns the letter that `c` becomes, or `None` if it is kept.
pub(super) fn look_alike(option: LookAlikes, c: char) -> Option<char> {
    match option {
        LookAlikes::Keep => None,
        LookAlikes::ToArabic => to_arabic(c),
        LookAlikes::ToPersian => to_persian(c),
        LookAlikes::ToUrdu => to_urdu(c),
        LookAlikes::ToKurdish => to_kurdish(c),
        LookAlikes::ToUyghur => to_uyghur(c),
        LookAlikes::ToPashto => to_pashto(c),
        LookAlikes::ToSindhi => to_sindhi(c),
        LookAlikes::ToKashmiri => to_kashmiri(c),
        LookAlikes::ToJawi => to_jawi(c),
    }
}

fn to_arabic(c: char) -> Option<char> {
    Some(match c {
        KEHEH => KAF,
        FARSI_YEH | YEH_BARREE => YEH,
        YEH_BARREE_WITH_HAMZA_ABOVE => YEH_WITH_HAMZA_ABOVE,
        HEH_DOACHASHMEE | HEH_WITH_YEH_ABOVE | HEH_GOAL | HEH_GOAL_WITH_HAMZA_ABOVE => HEH,
        TEH_MARBUTA_GOAL => TEH_MARBUTA,
        _ => return None,
    })
}

fn to_persian(c: char) -> Option<char> {
    Some(match c {
        YEH | ALEF_MAKSURA | YEH_BARREE => FARSI_YEH,
        YEH_BARREE_WITH_HAMZA_ABOVE => YEH_WITH_HAMZA_ABOVE,
        _ => return keheh(c).or_else(|| one_heh(c)),
    })
}

fn to_urdu(c: char) -> Option<char> {
    Some(match c {
        YEH | ALEF_MAKSURA => FARSI_YEH,
        AE => HEH_GOAL,
        // The hamza is a mark, so `hamza_seat` must not remove it.
        HEH_GOAL_WITH_HAMZA_ABOVE => c,
        TEH_MARBUTA => TEH_MARBUTA_GOAL,
        // `cluster` makes two letters of it.
        YEH_BARREE_WITH_HAMZA_ABOVE => c,
        _ => return keheh(c),
    })
}

fn to_kurdish(c: char) -> Option<char> {
    Some(match c {
        YEH | ALEF_MAKSURA | YEH_BARREE => FARSI_YEH,
        YEH_BARREE_WITH_HAMZA_ABOVE => YEH_WITH_HAMZA_ABOVE,
        HEH_GOAL => HEH,
        TEH_MARBUTA | TEH_MARBUTA_GOAL => AE,
        RREH | REH_WITH_SMALL_V => REH_WITH_SMALL_V_BELOW,
        _ => return keheh(c),
    })
}

fn to_uyghur(c: char) -> Option<char> {
    Some(match c {
        KEHEH | SWASH_KAF => KAF,
        HEH_GOAL => HEH,
        TEH_MARBUTA | TEH_MARBUTA_GOAL => AE,
        _ => return None,
    })
}

fn to_pashto(c: char) -> Option<char> {
    Some(match c {
        GAF => KAF_WITH_RING,
        ALEF_MAKSURA | YEH_BARREE => FARSI_YEH,
        YEH_BARREE_WITH_HAMZA_ABOVE => YEH_WITH_HAMZA_ABOVE,
        TTEH => TEH_WITH_RING,
        DDAL => DAL_WITH_RING,
        RREH => REH_WITH_RING,
        RNOON | NOON_WITH_SMALL_TAH => NOON_WITH_RING,
        _ => return keheh(c).or_else(|| one_heh(c)),
    })
}

fn to_sindhi(c: char) -> Option<char> {
    Some(match c {
        FARSI_YEH | ALEF_MAKSURA | YEH_BARREE => YEH,
        YEH_BARREE_WITH_HAMZA_ABOVE => YEH_WITH_HAMZA_ABOVE,
        _ => return one_heh(c),
    })
}

fn to_kashmiri(c: char) -> Option<char> {
    Some(match c {
        ALEF_WITH_HAMZA_ABOVE => ALEF_WITH_WAVY_HAMZA_ABOVE,
        // `cluster` makes an alef and a mark of each.
        ALEF_WITH_HAMZA_BELOW | ALEF_WITH_WAVY_HAMZA_BELOW => c,
        YEH_WITH_TAIL => KASHMIRI_YEH,
        KIRGHIZ_OE => WAW_WITH_RING,
        _ => return to_urdu(c),
    })
}

fn to_jawi(c: char) -> Option<char> {
    Some(match c {
        KAF_WITH_DOT_ABOVE | GAF => KEHEH_WITH_DOT_ABOVE,
        FARSI_YEH => YEH,
        HIGH_HAMZA => HAMZA,
        _ => return keheh(c).or_else(|| one_heh(c)),
    })
}

fn keheh(c: char) -> Option<char> {
    matches!(c, KAF | SWASH_KAF).then_some(KEHEH)
}

/// Maps all kinds of heh to HEH, and TEH MARBUTA GOAL to the TEH MARBUTA of Arabic.
fn one_heh(c: char) -> Option<char> {
    Some(match c {
        HEH_DOACHASHMEE | HEH_WITH_YEH_ABOVE | HEH_GOAL | HEH_GOAL_WITH_HAMZA_ABOVE | AE => HEH,
        TEH_MARBUTA_GOAL => TEH_MARBUTA,
        _ => return None,
    })
}

/// Returns the yeh that is the seat of a hamza.
pub(super) fn seat_of_yeh(option: LookAlikes) -> char {
    match option {
        LookAlikes::ToPersian
        | LookAlikes::ToUrdu
        | LookAlikes::ToKurdish
        | LookAlikes::ToPashto
        | LookAlikes::ToKashmiri => FARSI_YEH,
        LookAlikes::ToUyghur => ALEF_MAKSURA,
        LookAlikes::Keep | LookAlikes::ToArabic | LookAlikes::ToSindhi | LookAlikes::ToJawi => YEH,
    }
}
