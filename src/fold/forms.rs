//! Presentation forms that are folded by table: those of letters that the other tables decide.

use alloc::string::String;
use alloc::vec::Vec;

use super::table::Table;
use crate::profile::PresentationForms;
use crate::unicode::names::LIGATURE_ALLAH;
use crate::unicode::{PRESENTATION_FORMS, is_mark};

const FIRST: u32 = 0xFB50;
const LAST: u32 = 0xFEFC;

/// What a presentation form becomes: whole characters, in the first `length` bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Form {
    bytes: [u8; 8],
    length: u8,
    /// Whether the form becomes something else behind an alef.
    depends: bool,
}

impl Form {
    /// Returns an entry of the table, if there is room for the letters.
    fn new(letters: &str) -> Option<Self> {
        let mut form = Self::default();
        form.bytes.get_mut(..letters.len())?.copy_from_slice(letters.as_bytes());
        form.length = letters.len() as u8;
        Some(form)
    }

    pub(crate) fn bytes(self) -> [u8; 8] {
        self.bytes
    }

    pub(crate) fn len(self) -> usize {
        usize::from(self.length)
    }
}

/// What all presentation forms become.
#[derive(Clone, Debug, Default)]
pub(crate) struct Forms {
    /// One entry for each code point from `FIRST` on. An entry is empty if the machine must fold
    /// the code point.
    table: Vec<Form>,
}

impl Forms {
    pub(crate) fn new(table: &Table) -> Self {
        let mut forms = Self::default();
        let o = table.rules.options();
        if o.presentation_forms == PresentationForms::Keep || table.rules.longest_run().is_some() {
            return forms;
        }
        forms.table.resize((LAST - FIRST + 1) as usize, Form::default());
        for &(form, letters) in PRESENTATION_FORMS {
            let own = char::from_u32(form.into()).is_none_or(|c| table.rules.own(c).is_some());
            if own || letters.chars().any(|c| is_mark(c) || table.lasting(c).is_none()) {
                continue;
            }
            let mut folded = String::new();
            letters.chars().for_each(|c| table.push_lasting(c, &mut folded));
            if let Some(mut entry) = Form::new(&folded) {
                entry.depends = u32::from(form) == u32::from(LIGATURE_ALLAH);
                forms.table[(u32::from(form) - FIRST) as usize] = entry;
            }
        }
        forms
    }

    /// Returns what a presentation form becomes, if the table has an entry for it.
    #[inline]
    pub(crate) fn get(&self, c: char) -> Option<Form> {
        let place = u32::from(c).checked_sub(FIRST)? as usize;
        self.table.get(place).copied().filter(|form| form.length > 0)
    }

    /// Returns what a presentation form becomes as text, if the table has an entry for it.
    pub(crate) fn text(&self, c: char) -> Option<&str> {
        self.get(c)?;
        let form = &self.table[(u32::from(c) - FIRST) as usize];
        core::str::from_utf8(&form.bytes[..form.len()]).ok()
    }

    /// Returns what the presentation form at `at` becomes, if what stands before it makes no
    /// difference.
    #[inline]
    pub(crate) fn at(&self, bytes: &[u8], at: usize) -> Option<Form> {
        let &[0xEF, second, third] = bytes.get(at..at + 3)? else { return None };
        let place = u32::from(second & 0x3F) << 6 | u32::from(third & 0x3F);
        let form = self.get(char::from_u32(0xF000 | place)?)?;
        let is_certain = !form.depends || matches!(bytes[..at], [] | [.., ..=0x7F]);
        is_certain.then_some(form)
    }
}
