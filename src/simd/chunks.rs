//! Slices as arrays: `slice::as_chunks`, which the minimum compiler does not have yet.

/// Returns the longest beginning of `slice` that is whole arrays of `N` elements.
#[inline(always)]
pub(crate) fn chunks<T, const N: usize>(slice: &[T]) -> &[[T; N]] {
    const { assert!(N > 0) }
    // SAFETY: an array has the alignment of its elements, and `N * (len / N)` elements are in the slice.
    unsafe { core::slice::from_raw_parts(slice.as_ptr().cast(), slice.len() / N) }
}

/// Returns the longest beginning of `slice` that is whole arrays of `N` elements, to be written to.
#[inline(always)]
pub(crate) fn chunks_mut<T, const N: usize>(slice: &mut [T]) -> &mut [[T; N]] {
    const { assert!(N > 0) }
    // SAFETY: an array has the alignment of its elements, and `N * (len / N)` elements are in the slice.
    unsafe { core::slice::from_raw_parts_mut(slice.as_mut_ptr().cast(), slice.len() / N) }
}

#[cfg(test)]
mod tests {
    use super::{chunks, chunks_mut};

    #[test]
    fn the_rest_is_left_out() {
        let mut numbers = [1, 2, 3, 4, 5];
        assert_eq!(chunks::<_, 2>(&numbers), [[1, 2], [3, 4]]);
        assert_eq!(chunks::<_, 6>(&numbers), [[0; 6]; 0]);
        chunks_mut::<_, 3>(&mut numbers)[0] = [7; 3];
        assert_eq!(numbers, [7, 7, 7, 4, 5]);
    }
}
