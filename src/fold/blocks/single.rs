//! Folding single characters, where blocks end.

use super::general_loop::FoldCursor;
use super::pass_through::pass_through_length;
use super::resolved::Decision;
use crate::fold::forms::Form;
use crate::fold::table::Table;

/// The length of a presentation form in the source, in bytes.
const FORM_LENGTH: usize = 3;

/// Folds the character at `cursor.at`, and the characters after it that blocks cannot fold either.
/// Returns whether folding must stop.
///
/// # Safety
///
/// `cursor` keeps the contract of `FoldCursor`, the text does not end at `cursor.at`, and the
/// profile keeps ASCII.
#[inline(never)]
pub(super) unsafe fn fold_single(table: &Table, cursor: &mut FoldCursor<'_>) -> bool {
    let bytes = cursor.text.as_bytes();
    loop {
        match table.decide(cursor.text, cursor.at) {
            Decision::Kept => {
                let length = length_of(bytes[cursor.at]);
                // SAFETY: the character is of the text, so the cursor has room for it.
                unsafe { copy(cursor, length) };
            }
            Decision::Removed(length) => cursor.at += length,
            Decision::Becomes(letter) => {
                // SAFETY: the character is of the text and as long, so the cursor has room for it.
                unsafe {
                    cursor.to.cast::<[u8; 2]>().write_unaligned(letter);
                    cursor.to = cursor.to.add(2);
                }
                cursor.at += 2;
            }
            // SAFETY: the caller guarantees the requirements.
            Decision::Undecided if unsafe { fold_forms(table, cursor) } => return false,
            Decision::Undecided => return true,
        }
        match bytes.get(cursor.at) {
            None | Some(..0x80 | 0xD8..=0xDB) => return false,
            Some(_) if pass_through_length(bytes, cursor.at).is_some() => return false,
            Some(_) => {}
        }
    }
}

/// Returns the length in bytes of the character that begins with `first`.
fn length_of(first: u8) -> usize {
    match first {
        ..0x80 => 1,
        0x80..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0.. => 4,
    }
}

/// Copies `length` bytes of the source to the output.
///
/// # Safety
///
/// `cursor` keeps the contract of `FoldCursor`, and so many bytes are left of the text.
#[inline(always)]
unsafe fn copy(cursor: &mut FoldCursor<'_>, length: usize) {
    // SAFETY: the caller guarantees the requirements.
    unsafe {
        cursor.to.copy_from_nonoverlapping(cursor.text.as_ptr().add(cursor.at), length);
        cursor.to = cursor.to.add(length);
    }
    cursor.at += length;
}

/// The most bytes of ASCII between two words of presentation forms that are copied with them.
const MAX_ASCII_BETWEEN_FORMS: usize = 4;

/// Writes what presentation forms become, which stand in words, and a little ASCII between the
/// words. Returns whether there was a form at `cursor.at`, and room for its output.
///
/// # Safety
///
/// `cursor` keeps the contract of `FoldCursor`, and the profile keeps ASCII.
unsafe fn fold_forms(table: &Table, cursor: &mut FoldCursor<'_>) -> bool {
    let bytes = cursor.text.as_bytes();
    let start = cursor.at;
    while let Some(form) = table.forms.at(bytes, cursor.at) {
        // SAFETY: the caller guarantees the requirements.
        if !unsafe { push(form, cursor) } {
            break;
        }
        let between =
            bytes[cursor.at..].iter().take(MAX_ASCII_BETWEEN_FORMS).take_while(|byte| byte.is_ascii()).count();
        if between > 0 && table.forms.at(bytes, cursor.at + between).is_some() {
            // SAFETY: the bytes are of the text, so the cursor has room for them.
            unsafe { copy(cursor, between) };
        }
    }
    cursor.at > start
}

/// Writes what a presentation form at `cursor.at` becomes. Returns whether there was room.
///
/// # Safety
///
/// `cursor` keeps the contract of `FoldCursor`.
#[inline(always)]
unsafe fn push(form: Form, cursor: &mut FoldCursor<'_>) -> bool {
    let more = form.len().saturating_sub(FORM_LENGTH);
    if more > cursor.spare {
        return false;
    }
    cursor.spare -= more;
    // SAFETY: the cursor has room for the three bytes of the form, for the bytes taken from
    // `spare`, and for a vector, so for a store of eight bytes.
    unsafe {
        cursor.to.cast::<[u8; 8]>().write_unaligned(form.bytes());
        cursor.to = cursor.to.add(form.len());
    }
    cursor.at += FORM_LENGTH;
    true
}
