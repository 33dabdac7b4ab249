//! Presentation forms by table: those of letters that the other tables know.

use alloc::string::String;
use alloc::vec::Vec;

use super::table::Table;
use crate::profile::PresentationForms;
use crate::unicode::{PRESENTATION_FORMS, is_mark};

const FIRST: u32 = 0xFB50;
const LAST: u32 = 0xFEFC;

/// What presentation forms become.
#[derive(Clone, Debug, Default)]
pub(crate) struct Forms {
    letters: String,
    /// Where in `letters`, for each code point from `FIRST` on; nothing for what the machine must look at.
    spans: Vec<(u16, u8)>,
}

impl Forms {
    pub(crate) fn new(table: &Table) -> Self {
        let mut forms = Self::default();
        let o = table.rules.options();
        if o.presentation_forms == PresentationForms::Keep || table.rules.longest_run().is_some() {
            return forms;
        }
        forms.spans.resize((LAST - FIRST + 1) as usize, (0, 0));
        for &(form, letters) in PRESENTATION_FORMS {
            let own = char::from_u32(form.into()).is_none_or(|c| table.rules.own(c).is_some());
            if own || letters.chars().any(|c| is_mark(c) || table.lasting(c).is_none()) {
                continue;
            }
            let start = forms.letters.len();
            letters.chars().for_each(|c| table.push_lasting(c, &mut forms.letters));
            let length = forms.letters.len() - start;
            if let (Ok(start), Ok(length)) = (start.try_into(), length.try_into()) {
                forms.spans[(u32::from(form) - FIRST) as usize] = (start, length);
            }
        }
        forms
    }

    /// What a presentation form becomes, wherever it stands.
    pub(crate) fn get(&self, c: char) -> Option<&str> {
        let place = u32::from(c).checked_sub(FIRST)? as usize;
        let &(start, length) = self.spans.get(place).filter(|span| span.1 > 0)?;
        self.letters.get(usize::from(start)..usize::from(start) + usize::from(length))
    }
}
