//! Text and places as JavaScript has them.

use alloc::vec::Vec;
use core::ops::Range;

const BITS: u64 = 0x8080_8080_8080_8080;

/// Of eight bytes a bit for each that begins a character.
fn starts(word: u64) -> u64 {
    (!word | word << 1) & BITS
}

/// Of eight bytes a bit for each that begins a character of three bytes or four.
fn long(word: u64) -> u64 {
    word & word << 1 & word << 2 & BITS
}

/// Writes a text as UTF-16 to `out`, which has room for it exactly.
fn write(text: &str, out: &mut [u16]) {
    let bytes = text.as_bytes();
    let (mut read, mut written) = (0, 0);
    while let (Some(&lead), Some(unit)) = (bytes.get(read), out.get_mut(written)) {
        let lead = u16::from(lead);
        if lead < 0x80 {
            *unit = lead;
            (read, written) = (read + 1, written + 1);
        } else if lead < 0xE0 {
            let trail = bytes.get(read + 1).map_or(0, |&trail| u16::from(trail));
            *unit = (lead & 0x1F) << 6 | trail & 0x3F;
            (read, written) = (read + 2, written + 1);
        } else {
            let Some(c) = text[read..].chars().next() else { break };
            written += c.encode_utf16(&mut out[written..]).len();
            read += c.len_utf8();
        }
    }
}

/// Bits of four units that those of a character of two bytes at most do not have.
const BEYOND_TWO_BYTES: u64 = 0xF800_F800_F800_F800;

/// Writes what JavaScript has as UTF-8 to the beginning of `out`, which has room for three bytes for each unit; gives how many bytes
/// it has. A surrogate that stands alone becomes U+FFFD.
pub(crate) fn read(units: &[u16], out: &mut [u8]) -> usize {
    let (mut read, mut written) = (0, 0);
    while read < units.len() {
        while let (Some(next), Some(room)) = (units.get(read..read + 4), out.get_mut(written..written + 8)) {
            let [a, b, c, d] = [next[0], next[1], next[2], next[3]].map(u64::from);
            if (a | b << 16 | c << 32 | d << 48) & BEYOND_TWO_BYTES != 0 {
                break;
            }
            let mut at = 0;
            for &unit in next {
                let [low, high] = [unit as u8, (unit >> 6) as u8];
                let is_ascii = unit < 0x80;
                room[at & 7] = if is_ascii { low } else { 0xC0 | high };
                room[(at + 1) & 7] = 0x80 | low & 0x3F;
                at += 2 - usize::from(is_ascii);
            }
            read += 4;
            written += at;
        }
        let rest = &units[read..];
        let Some(c) = char::decode_utf16(rest[..rest.len().min(2)].iter().copied()).next() else { break };
        let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
        written += c.encode_utf8(&mut out[written..]).len();
        read += c.len_utf16();
    }
    written
}

/// Places of a text in UTF-16, sooner in ascending order.
pub(crate) struct Places<'a> {
    bytes: &'a [u8],
    byte: usize,
    unit: usize,
}

impl<'a> Places<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        Self { bytes: text.as_bytes(), byte: 0, unit: 0 }
    }

    /// A range of bytes, on boundaries of characters, in UTF-16.
    pub(crate) fn range(&mut self, range: Range<usize>) -> Range<usize> {
        let start = self.place(range.start);
        start..self.place(range.end)
    }

    fn place(&mut self, byte: usize) -> usize {
        if byte >= self.byte {
            self.unit += count(&self.bytes[self.byte..byte]);
        } else {
            self.unit -= count(&self.bytes[byte..self.byte]);
        }
        self.byte = byte;
        self.unit
    }
}

/// How many units whole characters have: one for each, two for those of four bytes.
fn count(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    let words = words.iter().map(|word| {
        let word = u64::from_le_bytes(*word);
        starts(word).count_ones() + (long(word) & word << 3).count_ones()
    });
    let rest = rest.iter().map(|&byte| u32::from(byte & 0xC0 != 0x80) + u32::from(byte >= 0xF0));
    words.chain(rest).sum::<u32>() as usize
}

/// Appends a text to units of which `used` are; more of them are kept than are used, so that they are made once.
pub(crate) fn append(text: &str, units: &mut Vec<u16>, used: &mut usize) -> usize {
    let length = count(text.as_bytes());
    if units.len() < *used + length {
        units.resize((*used + length).max(2 * *used), 0);
    }
    write(text, &mut units[*used..*used + length]);
    *used += length;
    length
}

#[cfg(test)]
mod tests {
    use super::*;
    use arabic_text::OffsetConverter;

    /// Mixtures of characters of one to four bytes, of all lengths up to some words.
    fn texts() -> impl Iterator<Item = String> {
        let parts = ["a", "ب", "عربي", "\u{FEFB}", "😀", " ", "\u{FFFD}", "é", "0123456789abcdef"];
        let mut seed = 1_u32;
        (0..1000).map(move |number| {
            let kinds = if number % 3 == 0 { parts.len() } else { 3 };
            (0..number / 10)
                .map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    parts[(seed >> 16) as usize % kinds]
                })
                .collect()
        })
    }

    #[test]
    fn text_is_what_the_standard_library_makes_of_it() {
        for text in texts() {
            let (mut units, mut used) = (Vec::new(), 0);
            assert_eq!(append("ab", &mut units, &mut used), 2);
            let length = append(&text, &mut units, &mut used);
            let expected: Vec<u16> = "ab".encode_utf16().chain(text.encode_utf16()).collect();
            assert_eq!(units[..used], expected, "{text}");
            assert_eq!(length + 2, used);
        }
    }

    #[test]
    fn what_is_read_is_what_the_standard_library_reads() {
        for text in texts() {
            let mut units: Vec<u16> = text.encode_utf16().collect();
            for step in [0, 3, 7] {
                // Surrogates torn apart, and some that never were pairs.
                if step > 0 {
                    units =
                        units.chunks(step).flat_map(|part| [part, &[0xDC00 + part[0] % 0x400][..]].concat()).collect();
                }
                let mut out = vec![0; 3 * units.len()];
                let length = read(&units, &mut out);
                assert_eq!(core::str::from_utf8(&out[..length]), Ok(&*String::from_utf16_lossy(&units)), "{units:X?}");
            }
        }
    }

    #[test]
    fn places_are_those_of_the_library() {
        for text in texts() {
            let boundaries: Vec<usize> = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
            let (mut places, mut expected) = (Places::of(&text), OffsetConverter::utf16(&text));
            let back_and_forth = boundaries.iter().zip(boundaries.iter().rev());
            for (&a, &b) in back_and_forth {
                let range = a.min(b)..a.max(b);
                assert_eq!(places.range(range.clone()), expected.from_bytes(range), "{text}");
            }
        }
    }
}
