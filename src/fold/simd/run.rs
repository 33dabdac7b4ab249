//! Runs by table, character by character, without vectors.

use super::output::Output;
use super::passed::passed_length;
use crate::fold::table::{Entry, Table};

/// What characters of the Arabic block become in a run.
#[derive(Clone, Debug)]
pub(crate) struct Runs {
    /// By both bytes, the lead's two low bits first: two bytes of output, the first lowest, and above them how many of
    /// these there are. Or `ENDS`.
    pairs: [u32; 1024],
}

/// A run ends before the pair.
const ENDS: u32 = u32::MAX;

impl Runs {
    pub(crate) const fn new() -> Self {
        Self { pairs: [ENDS; 1024] }
    }

    /// Entries that `stops` says end a run.
    pub(crate) fn of(pairs: &[Entry; 256], stops: impl Fn(Entry) -> bool) -> Self {
        let mut runs = Self::new();
        for (place, entry) in pairs.iter().enumerate().filter(|(_, entry)| !stops(**entry)) {
            runs.pairs[(place & 0xC0) << 2 | 0x80 | place & 0x3F] =
                u32::from(u16::from_le_bytes(entry.bytes())) | (entry.len() as u32) << 16;
        }
        runs
    }

    /// What becomes of a pair, if these are the bytes of one.
    #[inline(always)]
    fn get(&self, both: [u8; 2]) -> Option<u32> {
        self.pairs.get(usize::from(u16::from_be_bytes(both).wrapping_sub(0xD800))).copied()
    }
}

impl Output<'_> {
    /// Puts out a word of pairs and ASCII that stays, if it is that: `push_run` with nothing set up.
    #[inline(always)]
    pub(super) fn push_word(&mut self, text: &str, table: &Table) -> bool {
        self.reserve(text.len() + 4);
        let source = text.as_bytes();
        let mut at = 0;
        // SAFETY: as in `push_run`.
        unsafe {
            let mut to = self.end();
            while at + 1 < source.len() {
                let both = source.as_ptr().add(at).cast::<[u8; 2]>().read();
                match table.runs.get(both) {
                    Some(ENDS) => return false,
                    Some(entry) => {
                        to = put(entry, to);
                        at += 2;
                    }
                    None if both[0] < 0x80 => {
                        to.write(both[0]);
                        to = to.add(1);
                        at += 1;
                    }
                    None => return false,
                }
            }
            if at < source.len() {
                if source[at] >= 0x80 {
                    return false;
                }
                to.write(source[at]);
                to = to.add(1);
            }
            self.set_end(to);
        }
        true
    }

    /// Puts out a run of Arabic letters and of ASCII by table, and of characters that are passed over, up to an entry that ends
    /// runs, one that is longer than its source, or another character. Gives the length of the run.
    #[inline(never)]
    pub(crate) fn push_run<const ASCII_STAYS: bool>(&mut self, text: &str, table: &Table) -> usize {
        self.reserve(text.len() + 4);
        let source = text.as_bytes();
        let mut at = 0;
        // SAFETY: of `n` bytes of source read, at most `n` come out (an entry has at most two bytes, for two, or one for one), and a
        // store goes at most one byte further: there is room for four more than the source has. What comes out
        // are whole characters: ASCII, entries, and characters of the source.
        unsafe {
            let mut to = self.end();
            while at + 1 < source.len() {
                let both = source.as_ptr().add(at).cast::<[u8; 2]>().read();
                if let Some(entry) = table.runs.get(both) {
                    if entry == ENDS {
                        break;
                    }
                    to = put(entry, to);
                    at += 2;
                } else if both[0] < 0x80 {
                    let Some(count) = push_ascii::<ASCII_STAYS>(table, both[0], to) else { break };
                    to = to.add(count);
                    at += 1;
                } else if let Some(length) = passed_length(source, at).filter(|_| table.knows_others) {
                    to.copy_from_nonoverlapping(source.as_ptr().add(at), length);
                    to = to.add(length);
                    at += length;
                } else {
                    break;
                }
            }
            if let (true, [.., last @ ..0x80]) = (at + 1 == source.len(), source)
                && let Some(count) = push_ascii::<ASCII_STAYS>(table, *last, to)
            {
                to = to.add(count);
                at += 1;
            }
            self.set_end(to);
        }
        at
    }
}

/// Writes an entry of a pair, and gives where the next one goes.
///
/// # Safety
///
/// Two bytes can be written at `to`, and the entry is not `ENDS`.
#[inline(always)]
unsafe fn put(entry: u32, to: *mut u8) -> *mut u8 {
    // SAFETY: the caller's word; an entry says that it has two bytes at most.
    unsafe {
        to.cast::<[u8; 2]>().write((entry as u16).to_le_bytes());
        to.add((entry >> 16) as usize)
    }
}

/// Writes what a byte of ASCII becomes, and gives how many bytes that is: one or none. `None` if it ends a run.
///
/// # Safety
///
/// A byte can be written at `to`.
#[inline(always)]
unsafe fn push_ascii<const STAYS: bool>(table: &Table, ascii: u8, to: *mut u8) -> Option<usize> {
    let entry = table.ascii[usize::from(ascii & 0x7F)];
    if !STAYS && (entry.is_special() || entry.len() > 1) {
        return None;
    }
    // SAFETY: the caller's word.
    unsafe { to.write(if STAYS { ascii } else { entry.bytes()[0] }) };
    Some(if STAYS { 1 } else { entry.len() })
}
