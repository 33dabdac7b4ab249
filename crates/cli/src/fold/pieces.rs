//! A part of a text, folded piece by piece.

use arabic_text::Normalizer;

use super::cuts;
use crate::input::Lines;

/// The number of bytes that are validated, counted and folded one after the other: few enough that
/// most of them stay in the caches next to a core meanwhile.
const PIECE: usize = 64 * 1024;

/// Folds parts that are texts of their own.
pub(super) struct PartFolder<'a> {
    normalizer: &'a Normalizer,
    /// Whether invalid bytes become U+FFFD.
    lossy: bool,
    folded: String,
}

/// A part ends at its first invalid byte.
pub(super) struct InvalidAt(pub(super) usize);

impl<'a> PartFolder<'a> {
    /// `room` is the number of bytes of the longest part.
    pub(super) fn new(normalizer: &'a Normalizer, lossy: bool, room: usize) -> Self {
        // With less room than this, `normalize_into` would enlarge the buffer.
        Self { normalizer, lossy, folded: String::with_capacity(room + 64) }
    }

    /// Folds a part, and returns the number of its lines. The text before an invalid byte is folded.
    pub(super) fn fold(&mut self, part: &[u8]) -> Result<Lines, InvalidAt> {
        self.folded.clear();
        let mut lines = Lines::default();
        let mut at = 0;
        while at < part.len() {
            let piece = first_piece(&part[at..]);
            self.fold_piece(piece).map_err(|InvalidAt(place)| InvalidAt(at + place))?;
            lines.pass(piece);
            at += piece.len();
        }
        Ok(lines)
    }

    /// The text to which the last part was folded.
    pub(super) fn folded(&self) -> &[u8] {
        self.folded.as_bytes()
    }

    fn fold_piece(&mut self, piece: &[u8]) -> Result<(), InvalidAt> {
        match arabic_text::from_utf8(piece) {
            Ok(text) => self.normalizer.normalize_into(text, &mut self.folded),
            Err(_) => return self.fold_invalid(piece),
        }
        Ok(())
    }

    #[cold]
    fn fold_invalid(&mut self, piece: &[u8]) -> Result<(), InvalidAt> {
        if self.lossy {
            self.normalizer.normalize_into(&String::from_utf8_lossy(piece), &mut self.folded);
            return Ok(());
        }
        let valid = piece.utf8_chunks().next().map_or("", |chunk| chunk.valid());
        self.normalizer.normalize_into(valid, &mut self.folded);
        Err(InvalidAt(valid.len()))
    }
}

/// Returns the longest piece at the beginning of a part, or the whole part if that has no place to
/// cut in so many bytes.
fn first_piece(part: &[u8]) -> &[u8] {
    let end = part.get(..PIECE).and_then(cuts::last).unwrap_or(part.len());
    &part[..end]
}
