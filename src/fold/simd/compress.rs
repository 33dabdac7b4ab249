//! Compression for processors without an instruction for it.

/// For each set of eight bytes: which byte comes first, second, and so on.
///
/// Shuffled, not extracted bit by bit: `pext` takes hundreds of cycles on the processors of AMD before Zen 3.
pub(super) const ORDERS: [[u8; 8]; 256] = {
    let mut orders = [[0; 8]; 256];
    let mut set = 0;
    while set < 256 {
        let (mut byte, mut count) = (0, 0);
        while byte < 8 {
            if set >> byte & 1 == 1 {
                orders[set][count] = byte as u8;
                count += 1;
            }
            byte += 1;
        }
        set += 1;
    }
    orders
};
