//! Rules for letters that are not read, for small letters, and for a few other letters.

use super::unit::{Kind, Sign, Signs};
use super::word::View;
use crate::unicode::names::*;

/// Rule *zero*: returns whether the letter is not read, so that modern spelling does not write it.
pub(super) fn is_not_read(view: &View<'_>) -> bool {
    let unit = view.unit();
    if unit.has(Sign::Hamza) || !unit.has(Sign::Zero) {
        return false;
    }
    if unit.is_yeh() {
        return true;
    }
    let Some(before) = view.before(1).filter(|_| unit.is(ALEF)) else { return false };
    let is_behind_conjunction = view.place() == 1 && (before.is(WAW) || before.is(FEH));
    let stays = match view.behind(1) {
        None => before.is(WAW),
        Some(next) => before.is(MEEM) && next.has(Sign::Hamza),
    };
    !is_behind_conjunction && !stays
}

/// Writes a small letter as a letter, except where it only lengthens a final pronoun.
pub(super) fn rewrite_small(view: &mut View<'_>) {
    let unit = view.unit();
    let is_length = |before: super::Unit| before.is(HEH) || before.is(MEEM) && unit.base == WAW;
    if unit.kind == Kind::Small && view.is_last() && view.before(1).is_some_and(is_length) {
        view.drop();
    } else {
        view.put(unit.base);
    }
}

/// Rewrites any other letter.
pub(super) fn rewrite(view: &mut View<'_>) {
    let unit = view.unit();
    let next = view.behind(1);
    match unit.base {
        SAD if unit.has(Sign::Seen) => return view.put(SEEN),
        LAM if is_doubled_lam(view) => view.put(LAM),
        SEEN if is_behind_hidden_alef(view) => view.put(ALEF),
        ALEF => {
            if is_behind_hidden_hamza(view) {
                view.put(HAMZA);
            }
            if next.is_some() && (unit.has(Sign::LongZero) || unit.has(Sign::SmallSukun)) {
                return view.drop();
            }
        }
        _ => {}
    }
    view.put(unit.letter);
    if unit.is_yeh() && unit.has(Sign::SubscriptAlef) && unit.has(Sign::Shadda) == next.is_some() {
        view.put(YEH);
    }
    let is_long = unit.base == WAW && unit.has(Sign::InvertedDamma);
    if is_long && next.is_some_and(|next| !next.is_alef() && !next.is_yeh()) {
        view.put(WAW);
    }
}

/// *lam*: one that stands for two.
fn is_doubled_lam(view: &View<'_>) -> bool {
    let unit = view.unit();
    let (Some(before), Some(next)) = (view.before(1), view.behind(1)) else { return false };
    if !before.is_alef() || before.has(Sign::Hamza) {
        return false;
    }
    if unit.has(Sign::Shadda) {
        let before_yeh = next.is_yeh() && unit.has(Sign::Fatha) && !before.has(Sign::Madda);
        return before_yeh || next.is(THAL) && next.has(Sign::Fatha);
    }
    let is_before_lam = view.behind(2).is_some_and(|second| second.is(LAM));
    let before_diphthong = next.is(YEH) && !next.has(Sign::Hamza) && next.has_any(Signs::SUKUNS);
    unit.is_bare() && before.is_plain_alef() && before_diphthong && is_before_lam
}

/// *wasl*: an imperative, of which the first alef is not written behind a conjunction.
fn is_behind_hidden_alef(view: &View<'_>) -> bool {
    let unit = view.unit();
    view.place() == 1
        && unit.has_any(Signs::SUKUNS)
        && view.before(1).is_some_and(|before| before.is(WAW) || before.is(FEH))
        && view.behind(1).is_some_and(|next| next.is(HAMZA))
}

/// An alef that is long, behind a yeh: the hamza between is not written.
fn is_behind_hidden_hamza(view: &View<'_>) -> bool {
    view.behind(1).is_some_and(|next| next.is_dagger_alef())
        && view.behind(2).is_some()
        && view.before(1).is_some_and(|before| before.is_yeh() && !before.has(Sign::Hamza) && !before.has(Sign::Zero))
        && !view.is_nothing_out()
}
