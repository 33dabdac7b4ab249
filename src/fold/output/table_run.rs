//! Folding runs of characters by table, one by one and without vectors.

use super::Output;
use crate::fold::blocks::pass_through_length;
use crate::fold::table::{Entry, Table};

/// What pairs become in a run.
#[derive(Clone, Debug)]
pub(crate) struct RunTable {
    /// The entry of each pair, or `ENDS`.
    pairs: PairEntries,
    /// The entries of pairs that follow a space. A removed pair ends a run there, because a second
    /// space may have to be removed.
    behind_space: PairEntries,
}

/// Entries indexed by both bytes of a pair, as a big-endian number less D800. An entry has two
/// bytes of output, the first lowest, and their number in the third byte.
type PairEntries = [u32; 1024];

#[inline(always)]
fn entry_of(pairs: &PairEntries, both: [u8; 2]) -> Option<u32> {
    pairs.get(usize::from(u16::from_be_bytes(both).wrapping_sub(0xD800))).copied()
}

/// The entry of a pair before which a run ends.
const ENDS: u32 = u32::MAX;

impl RunTable {
    pub(crate) const fn new() -> Self {
        Self { pairs: [ENDS; 1024], behind_space: [ENDS; 1024] }
    }

    /// Makes the table of the entries of all pairs. `stops` says which of them end a run.
    pub(crate) fn of(pairs: &[Entry; 256], stops: impl Fn(Entry) -> bool) -> Self {
        let mut runs = Self::new();
        for (place, entry) in pairs.iter().enumerate().filter(|(_, entry)| !stops(**entry)) {
            let both = (place & 0xC0) << 2 | 0x80 | place & 0x3F;
            runs.pairs[both] = u32::from(u16::from_le_bytes(entry.bytes())) | (entry.len() as u32) << 16;
            runs.behind_space[both] = if entry.len() == 0 { ENDS } else { runs.pairs[both] };
        }
        runs
    }

    /// Returns the entry of a pair; `None` if the two bytes are no pair.
    #[inline(always)]
    fn get(&self, both: [u8; 2]) -> Option<u32> {
        entry_of(&self.pairs, both)
    }

    /// Returns whether two bytes are a pair that is removed in a run.
    #[inline(always)]
    fn removes(&self, both: [u8; 2]) -> bool {
        self.get(both).is_some_and(|entry| entry >> 16 == 0)
    }
}

impl Output<'_> {
    /// Appends a short text, if it has only pairs that the table decides and ASCII that is kept.
    /// Returns whether it has; otherwise appends nothing. Does what `push_run` does, but sets up
    /// less.
    #[inline(always)]
    pub(in crate::fold) fn push_word(&mut self, text: &str, table: &Table) -> bool {
        self.reserve(text.len() + 4);
        let source = text.as_bytes();
        let mut at = 0;
        // SAFETY: as in `push_run`.
        unsafe {
            let mut to = self.end();
            while at + 1 < source.len() {
                let both = source.as_ptr().add(at).cast::<[u8; 2]>().read();
                match table.run_table.get(both) {
                    Some(ENDS) => return false,
                    Some(entry) => {
                        to = put(entry, to);
                        at += 2;
                    }
                    // A left-over space may follow.
                    None if both[0] == b' ' && removes_behind(table, source, at, both[1]) => return false,
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

    /// Appends what a run of pairs, ASCII and characters that pass through becomes. The run ends
    /// before a pair that ends runs, an ASCII character that becomes more than one byte, or another
    /// character. Returns the length of the run in bytes of source.
    #[inline(never)]
    pub(crate) fn push_run<const ASCII_STAYS: bool>(&mut self, text: &str, table: &Table) -> usize {
        self.reserve(text.len() + 4);
        let source = text.as_bytes();
        let mut at = 0;
        let mut pairs = &table.run_table.pairs;
        // SAFETY: `n` bytes of source become at most `n` bytes of output: an entry of a pair has at
        // most two bytes, one of ASCII at most one. A store writes at most one byte more, and there
        // is room for four more than the source has. Only ASCII, entries, and characters of the
        // source are written, so the output stays UTF-8.
        unsafe {
            let mut to = self.end();
            loop {
                while at + 1 < source.len() {
                    let both = source.as_ptr().add(at).cast::<[u8; 2]>().read();
                    if let Some(entry) = entry_of(pairs, both) {
                        if entry == ENDS {
                            break;
                        }
                        to = put(entry, to);
                        pairs = &table.run_table.pairs;
                        at += 2;
                    } else if both[0] < 0x80 {
                        let Some(count) = push_ascii::<ASCII_STAYS>(table, both[0], to) else { break };
                        to = to.add(count);
                        pairs = if both[0] == b' ' { &table.run_table.behind_space } else { &table.run_table.pairs };
                        at += 1;
                    } else if let Some(length) = pass_through_length(source, at).filter(|_| table.knows_others) {
                        to.copy_from_nonoverlapping(source.as_ptr().add(at), length);
                        to = to.add(length);
                        at += length;
                        pairs = &table.run_table.pairs;
                        if table.is_removed_at(source, at) {
                            break;
                        }
                    } else {
                        break;
                    }
                }
                let Some(end) = left_over(table, source, at) else { break };
                at = end;
                pairs = if source[end - 1] == b' ' { &table.run_table.behind_space } else { &table.run_table.pairs };
            }
            if let (true, [.., last @ ..0x80]) = (at + 1 == source.len(), source) {
                if let Some(count) = push_ascii::<ASCII_STAYS>(table, *last, to) {
                    to = to.add(count);
                    at += 1;
                }
            }
            self.set_end(to);
        }
        at
    }
}

/// Returns whether a removed pair stands after the space at `at`; `next` is the first byte of that
/// pair.
#[inline(always)]
fn removes_behind(table: &Table, source: &[u8], at: usize, next: u8) -> bool {
    source.get(at + 2).is_some_and(|&trail| table.run_table.removes([next, trail]))
}

/// Returns where a run continues that ended before the pair at `at`. It continues if the pair ended
/// the run only because it is removed behind a space, and if it is certain what becomes of the
/// rest: of all removed pairs there, and of a left-over space after them. A space that may carry a
/// mark is not certain.
#[inline(never)]
fn left_over(table: &Table, source: &[u8], at: usize) -> Option<usize> {
    if at == 0 || source[at - 1] != b' ' {
        return None;
    }
    let mut end = at;
    while matches!(source[end..], [first, second, ..] if table.run_table.removes([first, second])) {
        end += 2;
    }
    if end == at || !table.ascii_stays || table.byte_tables.may_keep_marks() {
        return None;
    }
    match source[end..] {
        [b' ', first, second, ..] if table.byte_tables.removes_left_over_spaces() => {
            let is_certain = first < 0x80 || table.run_table.get([first, second]).is_some_and(|entry| entry != ENDS);
            is_certain.then_some(end + 1)
        }
        [b' '] | [b' ', _] if table.byte_tables.removes_left_over_spaces() => None,
        [..0x80 | 0xD8..=0xDB, ..] => Some(end),
        _ => None,
    }
}

/// Writes the entry of a pair. Returns the position of the next byte.
///
/// # Safety
///
/// Two bytes can be written at `to`, and the entry is not `ENDS`.
#[inline(always)]
unsafe fn put(entry: u32, to: *mut u8) -> *mut u8 {
    // SAFETY: the caller guarantees the requirements, and an entry has at most two bytes.
    unsafe {
        to.cast::<[u8; 2]>().write((entry as u16).to_le_bytes());
        to.add((entry >> 16) as usize)
    }
}

/// Writes what a byte of ASCII becomes. Returns the number of bytes, one or zero; `None` if the
/// character ends a run.
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
    // SAFETY: the caller guarantees that a byte can be written.
    unsafe { to.write(if STAYS { ascii } else { entry.bytes()[0] }) };
    Some(if STAYS { 1 } else { entry.len() })
}
