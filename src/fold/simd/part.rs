//! Less than a vector.

/// Copies the bytes of `valid`, which stand together, to their places at `to`.
///
/// # Safety
///
/// The bytes of `valid` can be read at `from` and written at `to`.
#[inline(always)]
pub(super) unsafe fn copy(from: *const u8, valid: u64, to: *mut u8) {
    if valid == 0 {
        return;
    }
    let start = valid.trailing_zeros() as usize;
    let count = valid.count_ones() as usize;
    // SAFETY: the caller's word.
    unsafe { core::ptr::copy_nonoverlapping(from.wrapping_add(start), to.add(start), count) }
}
