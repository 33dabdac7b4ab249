//! The definition: what becomes of a sequence of code points.
//!
//! Rules meet in this order: forms open and invisible characters go (here), letters and marks compose and are mapped
//! (`cluster`), neighbours are looked at (`neighbours`).

use super::cluster::Cluster;
use super::neighbours::Neighbours;
use super::rules::{Opened, Rules};
use super::sink::Sink;
use crate::unicode::names::{TATWEEL, ZERO_WIDTH_SPACE};
use crate::unicode::{combining_class, is_arabic_script, is_direction_control, is_joiner, is_mark, is_small_letter};

/// Takes a text code point by code point; memory does not depend on the text.
#[derive(Clone, Debug)]
pub(crate) struct Machine {
    cluster: Cluster,
    neighbours: Neighbours,
    behind_arabic: bool,
    /// The same without tatweel and small letters.
    ///
    /// A ZERO WIDTH SPACE separates words in other scripts, so it must go or stay alike under profiles that remove
    /// tatweel first and joiners, or not (promise 7 of the tokens).
    behind_lasting_arabic: bool,
    /// A mark has become a letter. Marks of other scripts stay on the letter before it, whatever their order.
    behind_spelt_out: bool,
}

impl Machine {
    pub(crate) const fn new() -> Self {
        Self {
            cluster: Cluster::new(),
            neighbours: Neighbours::new(),
            behind_arabic: false,
            behind_lasting_arabic: false,
            behind_spelt_out: false,
        }
    }

    /// Whether nothing is held that has a bearing on what follows.
    pub(crate) fn is_new(&self) -> bool {
        self.cluster.is_empty() && self.neighbours.is_new() && !self.behind_arabic && !self.behind_lasting_arabic
    }

    /// Takes the next code point.
    pub(crate) fn feed(&mut self, rules: &Rules, c: char, sink: &mut impl Sink) {
        let behind_arabic = if c == ZERO_WIDTH_SPACE { self.behind_lasting_arabic } else { self.behind_arabic };
        match rules.opened(c, behind_arabic) {
            Opened::Stays => self.take(rules, c, sink),
            Opened::Goes => {}
            Opened::Letters(letters) => letters.chars().for_each(|c| self.take(rules, c, sink)),
            Opened::Phrase(words) => {
                self.finish_cluster(rules, sink);
                sink.begins();
                self.neighbours.begin_phrase(rules, sink);
                words.chars().for_each(|c| self.take(rules, c, sink));
                self.finish_cluster(rules, sink);
                self.cluster.follow(true);
                self.neighbours.end_phrase(sink);
            }
            Opened::Own => {
                self.finish_cluster(rules, sink);
                self.cluster.follow(false);
                sink.begins();
                self.neighbours.emit_own(rules, c, sink);
                self.note_script(rules, c);
            }
        }
    }

    /// Nothing follows; the machine is as new.
    pub(crate) fn finish(&mut self, rules: &Rules, sink: &mut impl Sink) {
        self.finish_cluster(rules, sink);
        self.neighbours.finish(rules, sink);
        (self.behind_arabic, self.behind_lasting_arabic) = (false, false);
    }

    /// Puts out what is certain, whatever follows; output as a whole stays the same.
    pub(crate) fn flush(&mut self, rules: &Rules, sink: &mut impl Sink) {
        if self.cluster.is_settled() {
            self.finish_cluster(rules, sink);
        }
    }

    /// Whether what follows, of which the output begins with `next`, is folded as if the text began there.
    /// If so, everything is put out and the machine is as new.
    pub(crate) fn is_clear_before(&mut self, rules: &Rules, next: char, sink: &mut impl Sink) -> bool {
        self.finish_cluster(rules, sink);
        let clear = self.neighbours.is_clear(rules, next, sink);
        if clear {
            (self.behind_arabic, self.behind_lasting_arabic) = (false, false);
        }
        clear
    }

    fn finish_cluster(&mut self, rules: &Rules, sink: &mut impl Sink) {
        self.cluster.finish(rules, &mut self.neighbours, sink);
    }

    fn take(&mut self, rules: &Rules, c: char, sink: &mut impl Sink) {
        self.note_script(rules, c);
        if Cluster::takes(rules, c) {
            self.cluster.add(rules, c, &mut self.neighbours, sink);
        } else {
            self.cluster.start(rules, c, &mut self.neighbours, sink);
        }
    }

    /// Marks and controls are skipped; what becomes a letter is one.
    fn note_script(&mut self, rules: &Rules, c: char) {
        let becomes = if rules.own(c).is_some() { c } else { rules.spelt_out(c).unwrap_or_else(|| rules.letter(c)) };
        let stays_before = self.behind_spelt_out && combining_class(c) != 0 && !is_mark(c);
        if is_mark(becomes) || is_direction_control(c) || is_joiner(c) || stays_before {
            return;
        }
        let goes = is_small_letter(c) && rules.drops(c);
        self.behind_spelt_out = is_mark(c) || self.behind_spelt_out && goes;
        self.behind_arabic = is_arabic_script(c) || is_arabic_script(becomes);
        if c != TATWEEL && !is_small_letter(c) {
            self.behind_lasting_arabic = self.behind_arabic;
        }
    }
}
