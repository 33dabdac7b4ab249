//! Which engine runs.

use super::differences::Tables;
use super::kept;
use super::kernel::{self, End, Run};
use super::plain;
use super::scan;
use super::survey::{self, Survey, SurveyEnd, Surveyed, Watcher};
use super::vector::Vector;
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
    /// AVX2.
    Avx2,
    /// Advanced SIMD of 64-bit Arm.
    Neon,
}

impl Backend {
    /// The backends that this processor has, the best first.
    pub fn available() -> impl Iterator<Item = Self> {
        [Self::Avx512, Self::Avx2, Self::Neon, Self::Scalar].into_iter().filter(|backend| backend.is_available())
    }

    pub(crate) fn best() -> Self {
        Self::available().next().unwrap_or(Self::Scalar)
    }

    pub(crate) fn is_available(self) -> bool {
        match self {
            Self::Scalar => true,
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => has_avx512(),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => has_avx2(),
            #[cfg(all(target_arch = "aarch64", target_feature = "neon", target_endian = "little"))]
            Self::Neon => true,
            _ => false,
        }
    }

    /// How long a text must be for vectors to be worth their while: less than one of them is loaded byte by byte,
    /// unless there are loads of parts.
    pub(crate) fn worth_from(self) -> usize {
        match self {
            Self::Scalar => usize::MAX,
            Self::Avx512 => 0,
            Self::Avx2 => 64,
            Self::Neon => 32,
        }
    }

    /// Whether `fold_short` does anything.
    #[inline]
    pub(super) fn folds_short(self) -> bool {
        self == Self::Avx512
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
            Self::Avx512 => unsafe { avx512::fold(table, run) },
            #[cfg(target_arch = "x86_64")]
            // SAFETY: the caller's word.
            Self::Avx2 => unsafe { avx2::fold(table, run) },
            #[cfg(all(target_arch = "aarch64", target_feature = "neon", target_endian = "little"))]
            // SAFETY: the caller's word.
            Self::Neon => unsafe { neon::fold(table, run) },
            _ => End::Stop,
        }
    }

    /// Folds a text that is shorter than a vector, if the tables tell all: see [`Vector::translate_short`].
    ///
    /// # Safety
    ///
    /// The backend is available, the text has at most 63 bytes, and a vector can be written at `to`.
    #[inline]
    pub(super) unsafe fn fold_short(self, table: &Table, text: &str, to: *mut u8) -> Option<usize> {
        match self {
            #[cfg(target_arch = "x86_64")]
            // SAFETY: the caller's word.
            Self::Avx512 => unsafe { avx512::fold_short(table, text, to) },
            _ => None,
        }
    }

    /// Folds some blocks with vectors: see [`kept::fold_kept`].
    ///
    /// # Safety
    ///
    /// As for `fold`, of a table whose `plain` applies.
    #[inline]
    pub(super) unsafe fn fold_kept(self, table: &Table, run: &mut Run<'_>, kept: &mut [u64]) -> bool {
        match self {
            #[cfg(target_arch = "x86_64")]
            // SAFETY: the caller's word.
            Self::Avx512 => unsafe { avx512::fold_kept(table, run, kept) },
            #[cfg(target_arch = "x86_64")]
            // SAFETY: the caller's word.
            Self::Avx2 => unsafe { avx2::fold_kept(table, run, kept) },
            #[cfg(all(target_arch = "aarch64", target_feature = "neon", target_endian = "little"))]
            // SAFETY: the caller's word.
            Self::Neon => unsafe { neon::fold_kept(table, run, kept) },
            _ => true,
        }
    }

    /// Folds some blocks with vectors: see [`survey::survey`].
    ///
    /// # Safety
    ///
    /// As for `fold`.
    #[inline]
    pub(super) unsafe fn survey(self, table: &Table, run: &mut Run<'_>, survey: &mut Survey) -> Surveyed {
        match self {
            #[cfg(target_arch = "x86_64")]
            // SAFETY: the caller's word.
            Self::Avx512 => unsafe { avx512::survey(table, run, survey) },
            #[cfg(target_arch = "x86_64")]
            // SAFETY: the caller's word.
            Self::Avx2 => unsafe { avx2::survey(table, run, survey) },
            #[cfg(all(target_arch = "aarch64", target_feature = "neon", target_endian = "little"))]
            // SAFETY: the caller's word.
            Self::Neon => unsafe { neon::survey(table, run, survey) },
            _ => Surveyed { end: run.at, why: SurveyEnd::Stop },
        }
    }

    /// Scans with vectors: see [`kernel::scan`].
    pub(crate) fn scan(self, table: &Table, text: &str, at: usize) -> usize {
        match self {
            #[cfg(target_arch = "x86_64")]
            // SAFETY: a table's backend is available.
            Self::Avx512 => unsafe { avx512::scan(table, text, at) },
            #[cfg(target_arch = "x86_64")]
            // SAFETY: a table's backend is available.
            Self::Avx2 => unsafe { avx2::scan(table, text, at) },
            #[cfg(all(target_arch = "aarch64", target_feature = "neon", target_endian = "little"))]
            // SAFETY: NEON is always there.
            Self::Neon => unsafe { neon::scan(table, text, at) },
            _ => at,
        }
    }
}

/// Whether the processor has these features.
#[cfg(all(target_arch = "x86_64", feature = "std"))]
macro_rules! has {
    ($($feature:tt)*) => { $(std::arch::is_x86_feature_detected!($feature))&&* };
}

/// Whether every processor that runs the program has these features.
#[cfg(all(target_arch = "x86_64", not(feature = "std")))]
macro_rules! has {
    ($($feature:tt)*) => { cfg!(all($(target_feature = $feature),*)) };
}

#[cfg(target_arch = "x86_64")]
fn has_avx512() -> bool {
    has!("avx512f" "avx512bw" "avx512vbmi" "avx512vbmi2" "popcnt" "bmi1" "bmi2" "lzcnt")
}

#[cfg(target_arch = "x86_64")]
fn has_avx2() -> bool {
    has!("avx2" "popcnt" "bmi1" "bmi2" "lzcnt")
}

/// A module of functions that are compiled with the instructions of a backend.
macro_rules! engine {
    ($module:ident, $vector:path, $features:literal) => {
        mod $module {
            use super::*;

            /// # Safety
            ///
            /// The processor has the features; `run` is as [`kernel::fold`] wants it.
            #[target_feature(enable = $features)]
            pub(super) unsafe fn fold(table: &Table, run: &mut Run<'_>) -> End {
                // SAFETY: the caller's word.
                unsafe {
                    if table.plain.applies() {
                        let mut stop = false;
                        while !stop && run.at < run.text.len() {
                            fold_blocks(table, run);
                            if run.at < run.text.len() {
                                stop = fold_block(table, run);
                            }
                        }
                        return End::Stop;
                    }
                    let tables = Tables::<$vector>::new(table);
                    if table.orders {
                        kernel::fold::<_, true>(table, &tables, run)
                    } else {
                        kernel::fold::<_, false>(table, &tables, run)
                    }
                }
            }

            /// A function of its own, whose tables stay in registers.
            ///
            /// # Safety
            ///
            /// The processor has the features; `run` is as [`plain::fold_blocks`] wants it.
            #[inline(never)]
            #[target_feature(enable = $features)]
            unsafe fn fold_blocks(table: &Table, run: &mut Run<'_>) {
                // SAFETY: the caller's word.
                unsafe { plain::fold_blocks::<$vector>(table, run, &mut ()) }
            }

            /// Apart from `fold`, whose tables stay in registers where nothing is called.
            ///
            /// # Safety
            ///
            /// The processor has the features; `run` is as [`plain::fold_block`] wants it.
            #[inline(never)]
            #[target_feature(enable = $features)]
            unsafe fn fold_block(table: &Table, run: &mut Run<'_>) -> bool {
                // SAFETY: the caller's word.
                unsafe { plain::fold_block::<$vector>(table, run, &mut ()) }
            }

            /// # Safety
            ///
            /// The processor has the features; `run` is as [`kept::fold_kept`] wants it.
            #[target_feature(enable = $features)]
            pub(super) unsafe fn fold_kept(table: &Table, run: &mut Run<'_>, kept: &mut [u64]) -> bool {
                // SAFETY: the caller's word.
                unsafe { kept::fold_kept::<$vector>(table, run, kept) }
            }

            /// # Safety
            ///
            /// The processor has the features, and a vector can be written at `to`.
            #[allow(dead_code)]
            #[target_feature(enable = $features)]
            pub(super) unsafe fn fold_short(table: &Table, text: &str, to: *mut u8) -> Option<usize> {
                // SAFETY: the caller's word.
                unsafe { <$vector>::translate_short(table, text, to) }
            }

            /// # Safety
            ///
            /// The processor has the features.
            #[target_feature(enable = $features)]
            pub(super) unsafe fn scan(table: &Table, text: &str, at: usize) -> usize {
                // SAFETY: the caller's word.
                unsafe {
                    if table.plain.applies() {
                        return scan::scan::<$vector>(table, text, at);
                    }
                    let tables = Tables::<$vector>::new(table);
                    if table.orders {
                        kernel::scan::<_, true>(table, &tables, text, at)
                    } else {
                        kernel::scan::<_, false>(table, &tables, text, at)
                    }
                }
            }

            /// Apart from `survey`, as `fold_block` is from `fold`.
            ///
            /// # Safety
            ///
            /// The processor has the features; `run` is as [`plain::fold_block`] wants it.
            #[inline(never)]
            #[target_feature(enable = $features)]
            unsafe fn survey_block(table: &Table, run: &mut Run<'_>, watcher: &mut Watcher<'_>) -> bool {
                // SAFETY: the caller's word.
                unsafe { plain::fold_block::<$vector>(table, run, watcher) }
            }

            /// # Safety
            ///
            /// The processor has the features; `run` is as [`kernel::fold`] wants it.
            #[target_feature(enable = $features)]
            pub(super) unsafe fn survey(table: &Table, run: &mut Run<'_>, survey: &mut Survey) -> Surveyed {
                // SAFETY: the caller's word.
                unsafe {
                    if table.plain.applies() {
                        let mut watcher = Watcher::new(run.at, survey);
                        while watcher.wants(run) {
                            plain::fold_blocks::<$vector>(table, run, &mut watcher);
                            if watcher.wants(run) && survey_block(table, run, &mut watcher) {
                                return watcher.stop(run);
                            }
                        }
                        return watcher.full(run);
                    }
                    let tables = Tables::<$vector>::new(table);
                    if table.orders {
                        survey::survey::<_, true>(table, &tables, run, survey)
                    } else {
                        survey::survey::<_, false>(table, &tables, run, survey)
                    }
                }
            }
        }
    };
}

#[cfg(target_arch = "x86_64")]
engine!(avx512, super::super::avx512::Avx512, "avx512f,avx512bw,avx512vbmi,avx512vbmi2,popcnt,bmi1,bmi2,lzcnt");
#[cfg(target_arch = "x86_64")]
engine!(avx2, super::super::avx2::Avx2, "avx2,popcnt,bmi1,bmi2,lzcnt");
#[cfg(all(target_arch = "aarch64", target_feature = "neon", target_endian = "little"))]
engine!(neon, super::super::neon::Neon, "neon");
