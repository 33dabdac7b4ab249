//! Which instructions look at windows.

use super::scalar::Scalar;
use crate::tokenizer::Tokenizer;
use crate::tokenizer::window::{SPAN, Window};

/// How tokens are found. Every one gives the same.
///
/// Not part of the public promise: for tests and benches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Engine {
    /// The best that the processor has.
    #[default]
    Best,
    /// Character by character: the definition.
    Definition,
    /// Windows, by table.
    Scalar,
    /// Windows, by AVX-512 with VBMI, VBMI2 and GFNI.
    Avx512,
    /// Windows, by AVX2.
    Avx2,
    /// Windows, by Advanced SIMD of 64-bit Arm.
    Neon,
}

impl Engine {
    /// The engines that this processor has, `Best` left out.
    pub fn available() -> impl Iterator<Item = Self> {
        [Self::Definition, Self::Scalar, Self::Avx2, Self::Neon, Self::Avx512]
            .into_iter()
            .filter(|engine| engine.is_available())
    }

    fn is_available(self) -> bool {
        match self {
            Self::Best | Self::Definition | Self::Scalar => true,
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => has_avx512(),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => has_avx2(),
            #[cfg(all(target_arch = "aarch64", target_feature = "neon", target_endian = "little"))]
            Self::Neon => true,
            _ => false,
        }
    }

    /// This one, or the best in its place; always available.
    #[inline]
    pub(in crate::tokenizer) fn resolve(self) -> Self {
        match self {
            Self::Best => Self::best(),
            _ if self.is_available() => self,
            _ => Self::Scalar,
        }
    }

    #[inline]
    fn best() -> Self {
        let engines = [Self::Avx512, Self::Avx2, Self::Neon];
        engines.into_iter().find(|engine| engine.is_available()).unwrap_or(Self::Scalar)
    }

    /// Fills a window.
    pub(in crate::tokenizer) fn fill(self, window: &mut Window, span: &[u8; SPAN], length: usize, options: Tokenizer) {
        match self {
            #[cfg(target_arch = "x86_64")]
            // SAFETY: engines are resolved before they see anything.
            Self::Avx512 => unsafe { super::avx512::fill(window, span, length, options) },
            #[cfg(target_arch = "x86_64")]
            // SAFETY: the same.
            Self::Avx2 => unsafe { super::avx2::fill(window, span, length, options) },
            #[cfg(all(target_arch = "aarch64", target_feature = "neon", target_endian = "little"))]
            // SAFETY: the same.
            Self::Neon => unsafe { super::neon::fill(window, span, length, options) },
            _ if options.gives_spaces() => window.fill::<Scalar, true>(span, length, options),
            _ => window.fill::<Scalar, false>(span, length, options),
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
    has!("avx512f" "avx512bw" "avx512vbmi" "avx512vbmi2" "gfni" "popcnt" "bmi1" "bmi2" "lzcnt")
}

#[cfg(target_arch = "x86_64")]
fn has_avx2() -> bool {
    has!("avx2" "popcnt" "bmi1" "bmi2" "lzcnt")
}
