//! Letters that a copied program replaces by their place in a word, after `SoraniNormalizer` of
//! Lucene.
//!
//! The program takes one word at a time, goes through its characters in order, and removes some of
//! them as it goes:
//!
//! - REH becomes REH WITH SMALL V BELOW if nothing of the word has been kept before it.
//! - HEH becomes AE if nothing of the word follows it, removed characters included.
//! - HEH, and HEH that was HEH DOACHASHMEE, becomes AE at a ZERO WIDTH NON-JOINER behind it, with
//!   nothing but removed characters between them.
//!
//! A whole text needs two more answers. A word is a run of characters for which `is_of_word` returns
//! `true`, and of characters that are removed. A heh waits until a character is kept or its word
//! ends: what stands between is removed, so only the heh is stored, however much that is.

use super::machine::Machine;
use super::rules::Rules;
use super::sink::Sink;
use crate::profile::Model;
use crate::unicode::names::*;
use crate::unicode::{Class, is_combining_mark, is_word_character};

/// Where in its word a character stands.
#[derive(Clone, Debug)]
pub(super) struct WordEdges {
    /// Whether something of the word has been kept, so that a reh is not its first letter.
    is_inside: bool,
    /// A heh that waits, as the letter that it becomes if its word ends.
    heh: Option<char>,
    /// The source of that heh.
    source: usize,
}

impl WordEdges {
    pub(super) const fn new() -> Self {
        Self { is_inside: false, heh: None, source: 0 }
    }

    pub(super) fn is_new(&self) -> bool {
        !self.is_inside
    }

    pub(super) fn is_waiting(&self) -> bool {
        self.heh.is_some()
    }
}

impl Rules {
    /// Returns whether what some letters become depends on their place in a word.
    pub(crate) fn looks_at_words(&self) -> bool {
        // `Table` asks for letters that stand alone, without places.
        Model::SOME_LOOK_AT_WORDS && self.asks_for_places && self.copies_words
    }

    /// Returns whether `c` is such a letter.
    pub(crate) fn is_edge_letter(&self, c: char) -> bool {
        matches!(c, REH | HEH | HEH_DOACHASHMEE) && self.looks_at_words() && self.own(c).is_none()
    }
}

impl Machine {
    /// Takes a code point as the program takes it, if the profile copies one that looks at words.
    pub(super) fn take_of_word(&mut self, rules: &Rules, c: char, sink: &mut dyn Sink) {
        let is_first = !self.edges.is_inside;
        self.settle_edge(rules, Some(c), sink);
        if !rules.is_edge_letter(c) || c == REH && !is_first {
            return self.take(rules, c, sink);
        }
        if c == REH {
            self.put_letter(rules, REH_WITH_SMALL_V_BELOW, sink);
        } else {
            self.edges.heh = Some(if c == HEH { AE } else { HEH });
            self.edges.source = sink.fed();
        }
        self.note_script(rules, c);
    }

    /// Puts out a heh that waits, if `next` shows what it becomes. `next` is the next code point, or
    /// `None` if the word ends before it.
    pub(super) fn settle_edge(&mut self, rules: &Rules, next: Option<char>, sink: &mut dyn Sink) {
        if !rules.looks_at_words() {
            return;
        }
        let is_removed = next.is_some_and(|c| rules.own(c) == Some(""));
        let is_of_word = is_removed || next.is_some_and(is_of_word);
        let is_non_joiner = is_removed && next == Some(ZERO_WIDTH_NON_JOINER);
        if let Some(heh) = &mut self.edges.heh {
            if is_of_word {
                *heh = if is_non_joiner { AE } else { HEH };
            }
            if is_removed && !is_non_joiner {
                return;
            }
            let (heh, now) = (*heh, sink.fed());
            self.edges.heh = None;
            sink.feeds(self.edges.source);
            self.put_letter(rules, heh, sink);
            sink.feeds(now);
        }
        self.edges.is_inside = is_of_word && (self.edges.is_inside || !is_removed);
    }
}

/// Returns whether `c` belongs to a word: a letter or number of any script, a mark, or punctuation
/// that connects words.
pub(super) fn is_of_word(c: char) -> bool {
    is_word_character(c) || is_combining_mark(c) || Class::of(c).is_connector()
}
