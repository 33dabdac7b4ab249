//! Tables for compression by shuffling, for processors without an instruction that compresses.

/// For each set of the first eight of sixteen bytes: the indexes of the bytes of the set, in order.
///
/// The bytes are shuffled and not extracted bit by bit, because `pext` takes hundreds of cycles on
/// AMD processors before Zen 3.
pub(crate) static FIRST: [[u8; 8]; 256] = orders(0);

/// For each set of the second eight of sixteen bytes: the indexes of the bytes of the set, in
/// order.
pub(crate) static SECOND: [[u8; 8]; 256] = orders(8);

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
