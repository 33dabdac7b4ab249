//! What becomes of a hamza without a seat, and of one on a seat.

use super::unit::{Kind, Sign, Signs, Unit};
use super::word::View;
use crate::unicode::names::*;

/// Finds the rule for a hamza without a seat: HAMZA, or one on a carrier.
pub(super) fn rewrite_alone(view: &mut View<'_>) {
    let unit = view.unit();
    let (before, next) = (view.before(1), view.behind(1));
    let begins_word = view.begins_word();
    if view.place() == 1 && before.is_some_and(|before| before.is_alef()) && !unit.signs.is_empty() {
        return view.put(ALEF);
    }
    let alef = next.filter(|next| next.is_plain_alef() || next.is_dagger_alef());
    if alef.is_some_and(|alef| before_alef(view, &alef)) {
        return;
    }
    if begins_word && next.is_some() {
        return view.put(ALEF);
    }
    if (next.is_some() || unit.kind == Kind::Seatless) && is_written_on_alef(&unit, before, next) {
        return view.put(ALEF);
    }
    view.put(HAMZA);
    if unit.has(Sign::InvertedDamma) && next.is_some_and(|next| !next.is_alef()) {
        view.put(WAW);
    }
}

/// Writes a hamza and the plain or dagger alef behind it as one alef, where modern spelling does. Returns whether it does.
fn before_alef(view: &mut View<'_>, next: &Unit) -> bool {
    let unit = view.unit();
    let before = view.before(1);
    if before.is_some_and(|before| before.is_yeh()) {
        return false;
    }
    if unit.has_any(Signs::TANWINS) {
        let applies = unit.kind == Kind::Seatless && before.is_some_and(|before| before.has(Sign::Fatha));
        if applies {
            view.drop();
        }
        return applies;
    }
    let begins_word = view.begins_word();
    let is_long = |before: Unit| before.is_alef_or_dagger() || before.is(WAW) && !before.has(Sign::Fatha);
    let is_read_with_alef = unit.has(Sign::Fatha) && (next.is_dagger_alef() || !before.is_some_and(is_long));
    if !(begins_word || unit.kind == Kind::Seatless || is_read_with_alef) {
        return false;
    }
    let has_vowel = next.has_any(Signs::VOWELS) || next.has(Sign::PointAbove);
    let is_final = next.is(ALEF) && view.behind(2).is_none();
    if begins_word && !next.is_dagger_alef() && has_vowel {
        view.put(ALEF);
        view.put(ALEF);
        view.skip();
    } else if is_final && before.is_some_and(|before| before.is(REH) || before.is(NOON)) {
        view.put(ALEF);
        view.put(YEH);
        view.skip();
    } else {
        view.merge();
    }
    true
}

/// Whether modern spelling writes the hamza on an alef, by the vowels beside it.
fn is_written_on_alef(unit: &Unit, before: Option<Unit>, next: Option<Unit>) -> bool {
    let is = |question: fn(&Unit) -> bool| before.as_ref().is_some_and(question);
    if unit.has(Sign::Fatha) && is(Unit::is_yeh) && next.is_some_and(|next| next.is(SEEN)) {
        return true;
    }
    let is_heavier = |before: &Unit| {
        before.is_yeh()
            || before.is(WAW)
            || before.is_alef_or_dagger()
            || before.has(Sign::Kasra)
            || before.has(Sign::Damma)
    };
    (unit.has(Sign::Fatha) || unit.has_any(Signs::SUKUNS)) && !is(is_heavier)
}

/// Whether it is a letter with a hamza on it that rules are about.
pub(super) fn is_on_seat(unit: &Unit) -> bool {
    unit.has(Sign::Hamza) && (unit.is_alef() || unit.is(WAW) || unit.is_yeh())
}

/// Finds the rule for a hamza on a seat.
pub(super) fn rewrite_on_seat(view: &mut View<'_>) {
    let unit = view.unit();
    if unit.is_alef() {
        return on_alef(view);
    }
    let (before, next) = (view.before(1), view.behind(1));
    if view.begins_word() && next.is_some() {
        if next.is_some_and(|next| next.is_plain_alef() || next.is_dagger_alef()) {
            view.drop();
        } else {
            view.put(ALEF);
        }
        return;
    }
    if let Some(next) = next.filter(|next| next.is(ALEF) && unit.is(WAW) && view.behind(2).is_none()) {
        let is_behind_alef = before.is_some_and(|before| before.is_alef_or_dagger());
        let is_silent = next.has(Sign::Zero) || next.has_any(Signs::SUKUNS);
        if is_silent || unit.has(Sign::Damma) || unit.has(Sign::Dammatan) || is_behind_alef {
            return waw_before_silent_alef(view, is_behind_alef);
        }
    }
    if unit.is(YEH) && unit.has_any(Signs::SUKUNS) && next.is_some_and(|next| next.is_plain_alef()) {
        view.put(YEH);
        return view.put(HAMZA);
    }
    view.put(unit.letter);
}

/// Modern spelling writes the hamza alone behind an alef, else on the alef.
fn waw_before_silent_alef(view: &mut View<'_>, is_behind_alef: bool) {
    let unit = view.unit();
    let is_nunated = unit.has_any(Signs::TANWINS) && view.before(1).is_some_and(|before| before.has(Sign::Damma));
    if is_behind_alef {
        view.put(HAMZA);
    } else if is_nunated {
        view.put(unit.letter);
    } else {
        view.put(ALEF);
    }
    view.skip();
}

fn on_alef(view: &mut View<'_>) {
    let unit = view.unit();
    let is_silent = |next: Unit| next.is_yeh() && (next.has(Sign::Zero) || next.has(Sign::Sukun));
    let is_before_heh = || view.behind(2).is_some_and(|second| second.is(HEH));
    let is_third = view.place() > 1;
    if unit.has(Sign::Kasra) && is_third && view.behind(1).is_some_and(is_silent) && is_before_heh() {
        view.put(HAMZA);
        return view.skip();
    }
    let is_behind_long_waw = view.before(1).is_some_and(|before| before.is(WAW) && before.has(Sign::Madda));
    view.put(if view.is_last() && is_behind_long_waw { HAMZA } else { unit.letter });
}
