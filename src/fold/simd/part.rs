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
    unsafe { copy_short(from.wrapping_add(start), count, to.add(start)) }
}

/// Copies up to 128 bytes, without a call.
///
/// # Safety
///
/// `count` bytes can be read at `from` and written at `to`.
#[inline(always)]
pub(super) unsafe fn copy_short(from: *const u8, count: usize, to: *mut u8) {
    // SAFETY: the caller's word: the first and the last bytes, so many that they meet.
    unsafe {
        match count {
            0 => {}
            1..4 => {
                *to = *from;
                *to.add(count / 2) = *from.add(count / 2);
                *to.add(count - 1) = *from.add(count - 1);
            }
            4..8 => copy_ends::<4>(from, count, to),
            8..16 => copy_ends::<8>(from, count, to),
            16..32 => copy_ends::<16>(from, count, to),
            32..64 => copy_ends::<32>(from, count, to),
            _ => copy_ends::<64>(from, count, to),
        }
    }
}

/// # Safety
///
/// `count` is from `N` to twice that; as many bytes can be read at `from` and written at `to`.
#[inline(always)]
unsafe fn copy_ends<const N: usize>(from: *const u8, count: usize, to: *mut u8) {
    // SAFETY: the caller's word.
    unsafe {
        let (first, last) = (from.cast::<[u8; N]>(), from.add(count - N).cast::<[u8; N]>());
        let (first, last) = (first.read(), last.read());
        to.cast::<[u8; N]>().write(first);
        to.add(count - N).cast::<[u8; N]>().write(last);
    }
}
