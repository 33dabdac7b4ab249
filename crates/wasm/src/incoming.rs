//! A text that JavaScript hands in.
#![allow(unsafe_code)]

use alloc::vec::Vec;

use crate::utf16;

/// Room for a text as JavaScript has it, and what it is as UTF-8. Both are kept for the next one.
pub(crate) struct Incoming {
    units: Vec<u16>,
    bytes: Vec<u8>,
}

/// Units that room is kept for, beyond what is asked for.
const KEPT: usize = 1 << 20;

impl Incoming {
    pub(crate) const fn new() -> Self {
        Self { units: Vec::new(), bytes: Vec::new() }
    }

    pub(crate) fn room(&mut self, units: usize) -> &mut [u16] {
        make_room(&mut self.units, units, KEPT);
        make_room(&mut self.bytes, 3 * units, 3 * KEPT);
        &mut self.units
    }

    /// The text of so many units that were written.
    pub(crate) fn text(&mut self, length: usize) -> &str {
        let units = self.units.get(..length).unwrap_or_default();
        let length = utf16::read(units, &mut self.bytes);
        // SAFETY: what `read` writes is UTF-8.
        unsafe { core::str::from_utf8_unchecked(&self.bytes[..length]) }
    }
}

/// What is far too large is made anew, for others to have the room; what is too small too, since nothing of it is wanted.
fn make_room<T: Clone + Default>(place: &mut Vec<T>, wanted: usize, kept: usize) {
    if place.len() < wanted || place.len() > wanted.max(kept) {
        *place = Vec::new();
        place.resize(wanted, T::default());
    }
}
