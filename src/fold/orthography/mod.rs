//! The Quran in two spellings: what modern spelling writes for a word in Uthmani spelling.
//!
//! A word is cut into units, a letter with the set of its marks each (`unit`). Rules look at a unit, two before it and three
//! behind (`word`): what becomes of a dagger alef (`dagger_alef`), of a hamza (`hamza`), of other letters (`letters`). Last come
//! two rules for what is put out (`ending`). `docs/rules/orthography.md` has the same rules in tables.

mod dagger_alef;
mod ending;
mod hamza;
mod letters;
mod unit;
mod whole_word;
mod word;

pub(super) use ending::{LISTED, ended, may_be_rewritten};
pub(super) use unit::{Kind, Sign, Signs, Unit, small_letter, units, with_hamza};
pub(super) use whole_word::WholeWord;
pub(super) use word::Word;
