//! Compression for processors without an instruction for it.

/// For each set of the first eight of sixteen bytes: which comes first, second, and so on.
///
/// Shuffled, not extracted bit by bit: `pext` takes hundreds of cycles on the processors of AMD before Zen 3.
pub(super) static FIRST: [[u8; 8]; 256] = orders(0);

/// The same of the second eight.
pub(super) static SECOND: [[u8; 8]; 256] = orders(8);

const fn orders(start: u8) -> [[u8; 8]; 256] {
    let mut orders = [[start; 8]; 256];
    let mut set = 0;
    while set < 256 {
        let (mut byte, mut count) = (0, 0);
        while byte < 8 {
            if set >> byte & 1 == 1 {
                orders[set][count] = start + byte;
                count += 1;
            }
            byte += 1;
        }
        set += 1;
    }
    orders
}
