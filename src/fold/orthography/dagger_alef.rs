//! Rules for a dagger alef.

use super::unit::{Sign, Signs, Unit};
use super::word::View;
use crate::unicode::names::*;

/// Finds the rule for a dagger alef.
pub(super) fn rewrite(view: &mut View<'_>) {
    let Some(before) = view.before(1) else {
        if !before_yeh(view) {
            view.put(ALEF);
        }
        return;
    };
    if before.is_alef() {
        behind_alef(view, &before);
    } else if view.is_last() && !before.is_yeh() && !before.is_no_letter() {
        view.drop();
    } else if is_on_maksura(view, &before) {
        if !view.is_last() {
            view.turn_into_alef();
        }
    } else if is_on_waw(view, &before) {
        view.turn_into_alef();
        if view.behind(1).is_some_and(|next| next.is_plain_alef()) {
            view.skip();
        }
    } else if !before_yeh(view) && !is_left_out(view, &before) {
        spell_out(view, &before);
    }
}

fn behind_alef(view: &mut View<'_>, before: &Unit) {
    if view.is_last() && before.is(ALEF) && !before.has(Sign::Hamza) {
        view.put(YEH);
    } else {
        view.drop();
    }
}

/// Rule *maksura*: returns whether the dagger alef only tells that the yeh before it is read as an alef.
fn is_on_maksura(view: &View<'_>, before: &Unit) -> bool {
    let is_read =
        before.is(ALEF_MAKSURA) || view.is_last() || view.before(2).is_some_and(|before| before.has(Sign::PointBelow));
    before.is_yeh() && !before.has(Sign::Hamza) && !before.is_no_letter() && before.is_bare() && is_read
}

/// Rule *waw*: returns whether the dagger alef tells that the waw before it is read as an alef.
fn is_on_waw(view: &View<'_>, before: &Unit) -> bool {
    let Some(next) = view.behind(1) else { return false };
    let is_teh =
        || next.is(TEH) && is_kaf(view.behind(2)) && !view.before(2).is_some_and(|before| before.is_dagger_alef());
    before.is(WAW)
        && !before.has(Sign::Hamza)
        && before.is_bare()
        && view.place() > 1
        && (next.is(TEH_MARBUTA) || next.is_plain_alef() || is_teh())
}

fn is_kaf(unit: Option<Unit>) -> bool {
    unit.is_some_and(|unit| unit.is(KAF))
}

/// Rule *before yeh* of the IndoPak spelling: the letter behind the dagger alef is not read. Returns whether the rule applied.
fn before_yeh(view: &mut View<'_>) -> bool {
    let is_silent = |unit: &Unit| unit.is_bare() && !unit.has(Sign::Hamza) && !unit.is_no_letter();
    let Some(next) = view.behind(1).filter(is_silent) else { return false };
    let second = view.behind(2);
    if next.is_yeh() {
        match second {
            None => {}
            Some(second) if second.is_dagger_alef() => return false,
            Some(_) => {
                view.put(ALEF);
                view.skip();
            }
        }
        return true;
    }
    let Some(second) = second.filter(|_| next.is(WAW)) else { return false };
    if second.is(ALEF) {
        view.skip();
        return true;
    }
    let applies = second.is(TEH_MARBUTA) || second.is(TEH) && is_kaf(view.behind(3));
    if applies {
        view.put(ALEF);
        view.skip();
    }
    applies
}

/// Returns whether modern spelling has no alef here either.
fn is_left_out(view: &View<'_>, before: &Unit) -> bool {
    let Some(next) = view.behind(1) else { return false };
    let is_second = |base| view.behind(2).is_some_and(|unit| unit.is(base));
    let is_before = |base| view.before(2).is_some_and(|unit| unit.is(base));
    match before.base {
        HEH => next.is(THAL) || next.is(KAF) || next.is(WAW) && next.has(Sign::Hamza),
        THAL => next.is(LAM) && view.behind(2).is_some(),
        LAM if next.is(KAF) && is_second(NOON) => true,
        LAM if next.is_yeh() && next.has(Sign::Hamza) => is_second(KAF) && is_before(WAW),
        LAM => next.is(HEH) && view.before(2).is_some(),
        TAH => next.is(HEH) && view.place() == 1,
        MEEM => next.is(NOON) && is_before(HAH),
        _ => false,
    }
}

/// Writes an alef: at the end of a vocative with a space behind it, behind a doubled lam with another lam before it.
fn spell_out(view: &mut View<'_>, before: &Unit) {
    if is_vocative(view, before) {
        view.put(ALEF);
        return view.put(SPACE);
    }
    let is_doubled = before.is(LAM) && before.has(Sign::Shadda);
    if is_doubled && view.before(2).is_some_and(|before| before.is_alef() && !before.has(Sign::Hamza)) {
        view.put(LAM);
    }
    view.put(ALEF);
}

fn is_vocative(view: &View<'_>, before: &Unit) -> bool {
    let Some(next) = view.behind(1) else { return false };
    let is_conjunction = |unit: Unit| (unit.is(WAW) || unit.is(FEH)) && !unit.has(Sign::Hamza);
    match view.place() {
        1 if before.is_yeh() => true,
        1 => before.is(HEH) && next.is_alef() && (next.has(Sign::Hamza) || next.has_any(Signs::VOWELS)),
        2 => before.is_yeh() && view.before(2).is_some_and(is_conjunction),
        _ => false,
    }
}
