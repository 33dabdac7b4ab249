//! Which engine runs.

use super::kernel::{self, End, Run, Tables};
use crate::fold::table::Table;

/// The instructions that an engine is made of. Every one gives the same output.
///
/// Not part of the public promise: for tests and benches.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Backend {
    /// No vector instructions.
    Scalar,
    /// AVX-512 with VBMI and VBMI2.
    Avx512,
}

impl Backend {
    /// The backends that this processor has, the best first.
    pub fn available() -> impl Iterator<Item = Self> {
        [Self::Avx512, Self::Scalar].into_iter().filter(|backend| backend.is_available())
    }

    pub(crate) fn best() -> Self {
        Self::available().next().unwrap_or(Self::Scalar)
    }

    pub(crate) fn is_available(self) -> bool {
        match self {
            Self::Scalar => true,
            Self::Avx512 => has_avx512(),
        }
    }

    /// Folds a run with vectors.
    ///
    /// # Safety
    ///
    /// The backend is available and not `Scalar`, and `run` is as [`kernel::fold`] wants it.
    #[inline]
    pub(super) unsafe fn fold(self, table: &Table, run: &mut Run<'_>) -> End {
        match self {
            #[cfg(target_arch = "x86_64")]
            // SAFETY: the caller's word.
            Self::Avx512 => unsafe { fold_avx512(table, run) },
            _ => End::Stop,
        }
    }

    /// Scans with vectors: see [`kernel::scan`].
    pub(crate) fn scan(self, table: &Table, text: &str, at: usize) -> usize {
        match self {
            #[cfg(target_arch = "x86_64")]
            // SAFETY: a table's backend is available.
            Self::Avx512 => unsafe { scan_avx512(table, text, at) },
            _ => at,
        }
    }
}

#[cfg(all(target_arch = "x86_64", feature = "std"))]
fn has_avx512() -> bool {
    use std::arch::is_x86_feature_detected as has;
    has!("avx512f") && has!("avx512bw") && has!("avx512vbmi") && has!("avx512vbmi2") && has!("popcnt")
}

#[cfg(not(all(target_arch = "x86_64", feature = "std")))]
fn has_avx512() -> bool {
    cfg!(all(
        target_arch = "x86_64",
        target_feature = "avx512bw",
        target_feature = "avx512vbmi",
        target_feature = "avx512vbmi2",
        target_feature = "popcnt"
    ))
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,avx512vbmi2,popcnt,bmi1,bmi2,lzcnt")]
unsafe fn fold_avx512(table: &Table, run: &mut Run<'_>) -> End {
    // SAFETY: the caller's word.
    unsafe {
        let tables = Tables::new(table);
        if table.orders {
            kernel::fold::<super::avx512::Avx512, true>(table, &tables, run)
        } else {
            kernel::fold::<super::avx512::Avx512, false>(table, &tables, run)
        }
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,avx512vbmi2,popcnt,bmi1,bmi2,lzcnt")]
unsafe fn scan_avx512(table: &Table, text: &str, at: usize) -> usize {
    // SAFETY: the caller's word.
    unsafe {
        let tables = Tables::new(table);
        if table.orders {
            kernel::scan::<super::avx512::Avx512, true>(table, &tables, text, at)
        } else {
            kernel::scan::<super::avx512::Avx512, false>(table, &tables, text, at)
        }
    }
}
