//! Offsets in characters for texts that are asked again and again.

use std::ops::Range;

/// So many bytes lie between two places whose character is known.
const STEP: usize = 1024;

/// Converts offsets of one text between bytes and characters, each in the time that a KiB takes. It takes 8 bytes for
/// each KiB of text.
pub(crate) struct CharacterIndex {
    /// How many characters begin before each KiB.
    before: Vec<usize>,
}

impl CharacterIndex {
    pub(crate) fn new(text: &str) -> Self {
        let mut count = 0;
        let before = text.as_bytes().chunks(STEP).map(|chunk| {
            let before = count;
            count += beginnings(chunk);
            before
        });
        Self { before: before.collect() }
    }

    /// The characters that begin before a byte of `text`, the text of [`new`](Self::new).
    fn character_at(&self, text: &str, byte: usize) -> usize {
        let byte = byte.min(text.len());
        let step = (byte / STEP).min(self.before.len().saturating_sub(1));
        let before = self.before.get(step).copied().unwrap_or(0);
        before + beginnings(&text.as_bytes()[step * STEP..byte])
    }

    /// The byte at which a character of `text` begins, or its end.
    fn byte_at(&self, text: &str, character: usize) -> usize {
        let step = self.before.partition_point(|&before| before <= character).saturating_sub(1);
        let Some(&before) = self.before.get(step) else { return 0 };
        let rest = text.as_bytes()[step * STEP..].iter().enumerate().filter(|(_, byte)| is_beginning(**byte));
        rest.map(|(at, _)| step * STEP + at).nth(character - before).unwrap_or(text.len())
    }

    pub(crate) fn characters_of(&self, text: &str, range: Range<usize>) -> Range<usize> {
        self.character_at(text, range.start)..self.character_at(text, range.end)
    }

    pub(crate) fn bytes_of(&self, text: &str, range: Range<usize>) -> Range<usize> {
        self.byte_at(text, range.start)..self.byte_at(text, range.end)
    }
}

fn is_beginning(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| is_beginning(**byte)).count()
}
