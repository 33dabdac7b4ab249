//! One type for all observers that record something.

use super::general_loop::FoldCursor;
use super::kept::KeptObserver;
use super::record::RecordObserver;
use super::trail_loop::BlockObserver;

/// One of the observers, or none. A loop that takes this type is compiled once for all of them: each loop is several KiB of code, and
/// the branch on the kind of observer is always predicted.
pub(super) enum AnyObserver<'o, 's> {
    Nothing,
    Record(&'o mut RecordObserver<'s>),
    Kept(&'o mut KeptObserver<'s>),
}

impl AnyObserver<'_, '_> {
    /// Returns whether there is more to fold and room to record it.
    pub(super) fn wants_more(&self, cursor: &FoldCursor<'_>) -> bool {
        cursor.at < cursor.text.len()
            && match self {
                Self::Nothing => true,
                Self::Record(record) => record.has_room(),
                Self::Kept(kept) => kept.wants_block(cursor.at),
            }
    }
}

impl BlockObserver for AnyObserver<'_, '_> {
    #[inline(always)]
    fn observe(&mut self, at: usize, trails: u64, others: u64, keep: u64) -> bool {
        match self {
            Self::Nothing => true,
            Self::Record(record) => record.observe(at, trails, others, keep),
            Self::Kept(kept) => kept.observe(at, trails, others, keep),
        }
    }

    #[inline(always)]
    fn wants_block(&self, at: usize) -> bool {
        match self {
            Self::Nothing | Self::Record(_) => true,
            Self::Kept(kept) => kept.wants_block(at),
        }
    }
}
