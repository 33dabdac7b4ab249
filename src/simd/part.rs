//! Loading and copying less than a vector.

/// Copies the bytes of `valid`, which are consecutive, to the same offsets from `to`.
///
/// # Safety
///
/// The bytes of `valid` can be read at `from` and written at `to`.
#[inline(always)]
pub(crate) unsafe fn copy(from: *const u8, valid: u64, to: *mut u8) {
    if valid == 0 {
        return;
    }
    let start = valid.trailing_zeros() as usize;
    let count = valid.count_ones() as usize;
    // SAFETY: the caller guarantees that these bytes can be read and written.
    unsafe { copy_short(from.wrapping_add(start), count, to.add(start)) }
}

/// Copies up to 128 bytes without a call of `memcpy`.
///
/// # Safety
///
/// `count` bytes can be read at `from` and written at `to`.
#[inline(always)]
pub(crate) unsafe fn copy_short(from: *const u8, count: usize, to: *mut u8) {
    // SAFETY: the caller guarantees the requirements. Two copies, of the first and of the last
    // bytes, overlap so that they cover all bytes.
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

/// Copies `N` to `2 * N` bytes by two loads and two stores that may overlap.
///
/// # Safety
///
/// `count` is from `N` to `2 * N`; so many bytes can be read at `from` and written at `to`.
#[inline(always)]
unsafe fn copy_ends<const N: usize>(from: *const u8, count: usize, to: *mut u8) {
    // SAFETY: the caller guarantees the requirements.
    unsafe {
        let (first, last) = (from.cast::<[u8; N]>(), from.add(count - N).cast::<[u8; N]>());
        let (first, last) = (first.read(), last.read());
        to.cast::<[u8; N]>().write(first);
        to.add(count - N).cast::<[u8; N]>().write(last);
    }
}

/// Returns up to 32 bytes, followed by zeros, in two numbers. It loads the first and the last eight
/// or sixteen bytes, which may overlap, and needs no store.
#[inline(always)]
pub(crate) fn sixteens(bytes: &[u8]) -> [u128; 2] {
    let length = bytes.len();
    let eight = |at: usize| bytes[at..].first_chunk().map_or(0, |eight| u128::from(u64::from_le_bytes(*eight)));
    let four = |at: usize| bytes[at..].first_chunk().map_or(0, |four| u128::from(u32::from_le_bytes(*four)));
    let sixteen = |at: usize| bytes[at..].first_chunk().map_or(0, |sixteen| u128::from_le_bytes(*sixteen));
    // Drops the `more` lowest bytes, which overlap the first load.
    let last_of = |eight: u128, more: usize| eight >> (8 * more);
    match length {
        0..4 => [bytes.iter().rev().fold(0, |all, &byte| all << 8 | u128::from(byte)), 0],
        4..8 => [four(0) | four(length - 4) << (8 * (length - 4)), 0],
        8..=16 => [eight(0) | last_of(eight(length - 8), 16 - length) << 64, 0],
        _ => [sixteen(0), sixteen(length - 16) >> (8 * (32 - length))],
    }
}

#[cfg(test)]
mod tests {
    use super::sixteens;

    #[test]
    fn sixteens_hold_the_bytes_and_zero() {
        let bytes: [u8; 32] = core::array::from_fn(|at| at as u8 + 1);
        for length in 0..=32 {
            let mut expected = [0; 32];
            expected[..length].copy_from_slice(&bytes[..length]);
            let [low, high] = sixteens(&bytes[..length]).map(u128::to_le_bytes);
            assert_eq!([low, high].concat(), expected, "{length}");
        }
    }
}
