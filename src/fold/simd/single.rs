//! Characters that end runs of blocks, one by one.

use super::answers::Verdict;
use super::kernel::Run;
use super::passed::passed_length;
use crate::fold::forms::Form;
use crate::fold::table::Table;

/// Bytes of a presentation form in the source.
const LENGTH: usize = 3;

/// Folds the character at `run.at`, and those behind it that blocks ask for as well. Whether the run ends there.
///
/// # Safety
///
/// `run` holds what it says, something is left of the text, and ASCII stays.
#[inline(never)]
pub(super) unsafe fn fold_single(table: &Table, run: &mut Run<'_>) -> bool {
    let bytes = run.text.as_bytes();
    loop {
        match table.verdict(run.text, run.at) {
            Verdict::Stays => {
                let length = length_of(bytes[run.at]);
                // SAFETY: there is room for what is left of the text.
                unsafe { copy(run, length) };
            }
            Verdict::Goes(length) => run.at += length,
            // SAFETY: the caller's word.
            Verdict::Stop if unsafe { fold_forms(table, run) } => return false,
            Verdict::Stop => return true,
        }
        match bytes.get(run.at) {
            None | Some(..0x80 | 0xD8..=0xDB) => return false,
            Some(_) if passed_length(bytes, run.at).is_some() => return false,
            Some(_) => {}
        }
    }
}

/// Bytes of the character that begins with this one.
fn length_of(first: u8) -> usize {
    match first {
        ..0x80 => 1,
        0x80..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0.. => 4,
    }
}

/// # Safety
///
/// `run` holds what it says, and as much is left of the text.
#[inline(always)]
unsafe fn copy(run: &mut Run<'_>, length: usize) {
    // SAFETY: the caller's word.
    unsafe {
        run.to.copy_from_nonoverlapping(run.text.as_ptr().add(run.at), length);
        run.to = run.to.add(length);
    }
    run.at += length;
}

/// How many bytes of ASCII may stand between words of forms.
const BETWEEN: usize = 4;

/// Puts out presentation forms, which come in words, and a little ASCII between them. Whether there are any at `run.at`, and
/// room for what they become.
///
/// # Safety
///
/// `run` holds what it says, and ASCII stays.
unsafe fn fold_forms(table: &Table, run: &mut Run<'_>) -> bool {
    let bytes = run.text.as_bytes();
    let start = run.at;
    while let Some(form) = table.forms.at(bytes, run.at) {
        // SAFETY: the caller's word.
        if !unsafe { push(form, run) } {
            break;
        }
        let between = bytes[run.at..].iter().take(BETWEEN).take_while(|byte| byte.is_ascii()).count();
        if between > 0 && table.forms.at(bytes, run.at + between).is_some() {
            // SAFETY: there is room for what is left of the text.
            unsafe { copy(run, between) };
        }
    }
    run.at > start
}

/// # Safety
///
/// `run` holds what it says.
#[inline(always)]
unsafe fn push(form: Form, run: &mut Run<'_>) -> bool {
    let more = form.len().saturating_sub(LENGTH);
    if more > run.spare {
        return false;
    }
    run.spare -= more;
    // SAFETY: there is room for three bytes, as many more as were counted, and a vector.
    unsafe {
        run.to.cast::<[u8; 8]>().write_unaligned(form.bytes());
        run.to = run.to.add(form.len());
    }
    run.at += LENGTH;
    true
}
