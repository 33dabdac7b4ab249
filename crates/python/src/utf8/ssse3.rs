//! UTF-8 of UTF-16 and back, by vectors of 16 bytes.
//!
//! Most blocks of Arabic text are of characters of one and two bytes alone. Such a block is put into pairs of bytes for all of
//! its characters at once, and a shuffle takes out the second bytes of characters that have one only; the way back makes a
//! character of each byte and the one behind it, and a shuffle takes out those of second bytes. Other blocks are done one
//! character after the other.
//!
//! Contract: the functions with `target_feature` run where the processor has SSSE3.

use std::arch::x86_64::*;

/// Bytes that are looked at together: those of a vector.
const BYTES: usize = 16;

/// Characters that are put into UTF-8 together.
const CHARACTERS: usize = 8;

/// How many bytes of room one step needs behind a text.
pub(super) const ROOM: usize = 16;

/// Both shuffles take eight pairs of bytes, and a bit for each pair.
type Shuffles = [[u8; 16]; 256];

/// Those that keep a pair if its bit is set, or, with `first`, the first byte of each and the second one if its bit is set.
const fn shuffles(first: bool) -> Shuffles {
    let mut shuffles = [[0x80; 16]; 256];
    let mut bits = 0;
    while bits < 256 {
        let (mut pair, mut end) = (0, 0);
        while pair < 8 {
            let is_set = bits >> pair & 1 == 1;
            if is_set || first {
                shuffles[bits][end] = 2 * pair as u8;
                end += 1;
            }
            if is_set {
                shuffles[bits][end] = 2 * pair as u8 + 1;
                end += 1;
            }
            pair += 1;
        }
        bits += 1;
    }
    shuffles
}

static KEEP_PAIRS: Shuffles = shuffles(false);
static KEEP_FIRST: Shuffles = shuffles(true);

pub(super) fn encoder() -> Option<impl Fn(&[u8], &mut String) -> Option<()>> {
    // SAFETY: the processor has SSSE3.
    is_x86_feature_detected!("ssse3").then_some(|units: &[u8], out: &mut String| unsafe { encode(units, out) })
}

pub(super) fn decoder() -> Option<impl Fn(&str) -> Vec<u16>> {
    // SAFETY: the processor has SSSE3.
    is_x86_feature_detected!("ssse3").then_some(|text: &str| unsafe { decoded(text) })
}

/// Appends UTF-16 as UTF-8. Returns `None` at a lone surrogate.
#[target_feature(enable = "ssse3")]
fn encode(units: &[u8], out: &mut String) -> Option<()> {
    let mut at = 0;
    while let Some(block) = units.get(at..at + BYTES) {
        // SAFETY: a block has 16 bytes.
        let character = unsafe { _mm_loadu_si128(block.as_ptr().cast()) };
        let high = _mm_and_si128(character, _mm_set1_epi16(0xF800_u16.cast_signed()));
        if _mm_movemask_epi8(_mm_cmpeq_epi16(high, _mm_setzero_si128())) != 0xFFFF {
            at += push_encoded(&units[at..], CHARACTERS, out)?;
            continue;
        }
        let is_two = _mm_cmpgt_epi16(character, _mm_set1_epi16(0x7F));
        let lead = _mm_or_si128(_mm_srli_epi16(character, 6), _mm_set1_epi16(0xC0));
        let trail = _mm_or_si128(_mm_and_si128(character, _mm_set1_epi16(0x3F)), _mm_set1_epi16(0x80));
        let pair = chosen(is_two, _mm_or_si128(lead, _mm_slli_epi16(trail, 8)), character);
        let twos = _mm_movemask_epi8(_mm_packs_epi16(is_two, _mm_setzero_si128())) as usize;
        out.reserve(ROOM);
        // SAFETY: there is room for 16 bytes, and the bytes that are added to the length are whole characters.
        unsafe {
            let out = out.as_mut_vec();
            let bytes = _mm_shuffle_epi8(pair, _mm_loadu_si128(KEEP_FIRST[twos].as_ptr().cast()));
            _mm_storeu_si128(out.as_mut_ptr().add(out.len()).cast(), bytes);
            out.set_len(out.len() + CHARACTERS + twos.count_ones() as usize);
        }
        at += BYTES;
    }
    push_encoded(&units[at..], CHARACTERS, out)?;
    Some(())
}

/// Appends the characters that begin in the first `count` units. Returns how many bytes these characters have.
#[inline(never)]
fn push_encoded(units: &[u8], count: usize, out: &mut String) -> Option<usize> {
    let (units, _) = units.as_chunks();
    let mut characters = char::decode_utf16(units.iter().map(|&unit| u16::from_le_bytes(unit)));
    let mut taken = 0;
    while taken < count
        && let Some(character) = characters.next()
    {
        let character = character.ok()?;
        out.push(character);
        taken += character.len_utf16();
    }
    Some(2 * taken)
}

/// Returns the text as UTF-16.
#[target_feature(enable = "ssse3")]
fn decoded(text: &str) -> Vec<u16> {
    let bytes = text.as_bytes();
    let mut out = Vec::<u16>::with_capacity(bytes.len() + BYTES);
    let zero = _mm_setzero_si128();
    let mut at = 0;
    while at + BYTES < bytes.len() {
        // SAFETY: there are 17 bytes at least.
        let (leads, trails) = unsafe {
            (_mm_loadu_si128(bytes.as_ptr().add(at).cast()), _mm_loadu_si128(bytes.as_ptr().add(at + 1).cast()))
        };
        let is_larger = _mm_cmpeq_epi8(_mm_max_epu8(leads, _mm_set1_epi8(0xE0_u8.cast_signed())), leads);
        if _mm_movemask_epi8(is_larger) != 0 {
            push_begun(text, at..at + BYTES, &mut out);
            at += BYTES;
            continue;
        }
        let is_trail = _mm_cmplt_epi8(leads, _mm_set1_epi8(0xC0_u8.cast_signed()));
        let begins = !_mm_movemask_epi8(is_trail) as usize;
        let halves = [
            (_mm_unpacklo_epi8(leads, zero), _mm_unpacklo_epi8(trails, zero), begins & 0xFF),
            (_mm_unpackhi_epi8(leads, zero), _mm_unpackhi_epi8(trails, zero), begins >> 8 & 0xFF),
        ];
        for (lead, trail, begins) in halves {
            let high = _mm_slli_epi16(_mm_and_si128(lead, _mm_set1_epi16(0x1F)), 6);
            let two = _mm_or_si128(high, _mm_and_si128(trail, _mm_set1_epi16(0x3F)));
            let character = chosen(_mm_cmpgt_epi16(lead, _mm_set1_epi16(0x7F)), two, lead);
            // SAFETY: there is room for a unit for each byte so far, and for 16 more.
            unsafe {
                let kept = _mm_shuffle_epi8(character, _mm_loadu_si128(KEEP_PAIRS[begins].as_ptr().cast()));
                _mm_storeu_si128(out.as_mut_ptr().add(out.len()).cast(), kept);
                out.set_len(out.len() + begins.count_ones() as usize);
            }
        }
        at += BYTES;
    }
    push_begun(text, at..bytes.len(), &mut out);
    out
}

/// Appends the characters that begin in a range of bytes.
#[inline(never)]
fn push_begun(text: &str, range: std::ops::Range<usize>, out: &mut Vec<u16>) {
    let start = (range.start..range.end).find(|&at| text.is_char_boundary(at)).unwrap_or(range.end);
    let begun = text.get(start..).unwrap_or_default().char_indices();
    for (_, character) in begun.take_while(|(at, _)| start + at < range.end) {
        out.extend_from_slice(character.encode_utf16(&mut [0; 2]));
    }
}

/// Of two vectors, the first one where the mask is set.
#[target_feature(enable = "sse2")]
fn chosen(mask: __m128i, yes: __m128i, no: __m128i) -> __m128i {
    _mm_or_si128(_mm_and_si128(mask, yes), _mm_andnot_si128(mask, no))
}
