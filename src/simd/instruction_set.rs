//! The instruction sets, and which of them this processor has.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

/// A set of vector instructions. Every set gives the same output; they differ in speed alone.
///
/// The best set of the processor is chosen when a [`Normalizer`](crate::Normalizer) is made or a
/// [`Tokenizer`](crate::Tokenizer) starts. Force another one to compare, or to work around a processor at fault:
/// [`Normalizer::with_instruction_set`](crate::Normalizer::with_instruction_set),
/// [`Tokenizer::with_instruction_set`](crate::Tokenizer::with_instruction_set).
///
/// Without the feature `std` a program cannot ask the processor, so only those sets are available for which it is compiled
/// (`-C target-feature`). Without the feature `simd` there is only [`InstructionSet::Scalar`].
///
/// ```
/// use arabic_text::{InstructionSet, Normalizer, Profile};
///
/// for set in InstructionSet::available() {
///     let normalizer = Normalizer::with_instruction_set(Profile::SEARCH, set);
///     assert_eq!(normalizer.normalize("أَحْمَدُ"), "احمد", "{set}");
/// }
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InstructionSet {
    /// No vector instructions: available everywhere.
    Scalar,
    /// SIMD of WebAssembly, 16 bytes.
    Simd128,
    /// Advanced SIMD of 64-bit Arm, 16 bytes.
    Neon,
    /// SSSE3 of x86-64, 16 bytes.
    Ssse3,
    /// AVX2 of x86-64, 32 bytes.
    Avx2,
    /// AVX-512 with BW but without VBMI2 (Skylake-SP, Cascade Lake), 64 bytes.
    Avx512Bw,
    /// AVX-512 with VBMI, VBMI2 and GFNI (Ice Lake, Zen 4 and later), 64 bytes.
    Avx512,
}

/// Returns whether the processor has these features.
#[cfg(all(feature = "simd", target_arch = "x86_64", feature = "std"))]
macro_rules! has {
    ($($feature:tt)*) => { $(std::arch::is_x86_feature_detected!($feature))&&* };
}

/// Returns whether every processor that runs the program has these features.
#[cfg(all(feature = "simd", target_arch = "x86_64", not(feature = "std")))]
macro_rules! has {
    ($($feature:tt)*) => { cfg!(all($(target_feature = $feature),*)) };
}

/// The set that all tests run with, for `RUSTFLAGS='--cfg arabic_text_set="ssse3"' cargo test`.
/// Only this set and `Scalar` are then available.
const FORCED: Option<InstructionSet> = if cfg!(arabic_text_set = "scalar") {
    Some(InstructionSet::Scalar)
} else if cfg!(arabic_text_set = "simd128") {
    Some(InstructionSet::Simd128)
} else if cfg!(arabic_text_set = "neon") {
    Some(InstructionSet::Neon)
} else if cfg!(arabic_text_set = "ssse3") {
    Some(InstructionSet::Ssse3)
} else if cfg!(arabic_text_set = "avx2") {
    Some(InstructionSet::Avx2)
} else if cfg!(arabic_text_set = "avx512bw") {
    Some(InstructionSet::Avx512Bw)
} else if cfg!(arabic_text_set = "avx512") {
    Some(InstructionSet::Avx512)
} else {
    None
};

impl InstructionSet {
    /// All sets, the best first.
    const ALL: [Self; 7] =
        [Self::Avx512, Self::Avx512Bw, Self::Avx2, Self::Ssse3, Self::Neon, Self::Simd128, Self::Scalar];

    /// The sets that this processor has, the best first. The last one is [`InstructionSet::Scalar`].
    ///
    /// ```
    /// use arabic_text::InstructionSet;
    ///
    /// assert_eq!(InstructionSet::available().last(), Some(InstructionSet::Scalar));
    /// ```
    pub fn available() -> impl Iterator<Item = Self> {
        let forced = |set: Self| FORCED.is_none_or(|forced| set == forced || set == Self::Scalar);
        Self::ALL.into_iter().filter(move |&set| forced(set) && set.is_available())
    }

    /// The best set that this processor has.
    ///
    /// ```
    /// use arabic_text::InstructionSet;
    ///
    /// assert!(InstructionSet::best().is_available());
    /// ```
    #[must_use]
    pub fn best() -> Self {
        Self::available().next().unwrap_or(Self::Scalar)
    }

    /// Whether this processor has the set, and the crate is compiled with it.
    ///
    /// ```
    /// use arabic_text::InstructionSet;
    ///
    /// assert!(InstructionSet::Scalar.is_available());
    /// ```
    #[must_use]
    pub fn is_available(self) -> bool {
        match self {
            Self::Scalar => true,
            #[cfg(arabic_text_avx512)]
            Self::Avx512 => {
                has!("avx512f" "avx512bw" "avx512vbmi" "avx512vbmi2" "gfni" "popcnt" "bmi1" "bmi2" "lzcnt")
            }
            #[cfg(arabic_text_avx512)]
            Self::Avx512Bw => has!("avx512f" "avx512bw" "popcnt" "bmi1" "bmi2" "lzcnt"),
            #[cfg(all(feature = "simd", target_arch = "x86_64"))]
            Self::Avx2 => has!("avx2" "popcnt" "bmi1" "bmi2" "lzcnt"),
            #[cfg(all(feature = "simd", target_arch = "x86_64"))]
            Self::Ssse3 => has!("ssse3" "popcnt"),
            #[cfg(all(feature = "simd", target_arch = "aarch64", target_feature = "neon", target_endian = "little"))]
            Self::Neon => true,
            #[cfg(all(feature = "simd", target_arch = "wasm32", target_feature = "simd128"))]
            Self::Simd128 => true,
            _ => false,
        }
    }

    /// Returns this set, or `Scalar` if the processor does not have it.
    pub(crate) fn or_scalar(self) -> Self {
        if self.is_available() { self } else { Self::Scalar }
    }

    /// Returns the name in lower case, as [`FromStr`] reads it.
    ///
    /// ```
    /// use arabic_text::InstructionSet;
    ///
    /// assert_eq!(InstructionSet::Avx512Bw.name(), "avx512bw");
    /// assert_eq!("avx2".parse(), Ok(InstructionSet::Avx2));
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Scalar => "scalar",
            Self::Simd128 => "simd128",
            Self::Neon => "neon",
            Self::Ssse3 => "ssse3",
            Self::Avx2 => "avx2",
            Self::Avx512Bw => "avx512bw",
            Self::Avx512 => "avx512",
        }
    }
}

impl fmt::Display for InstructionSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The error of a name that no [`InstructionSet`] has.
///
/// ```
/// let error = "mmx".parse::<arabic_text::InstructionSet>().unwrap_err();
/// assert!(error.to_string().starts_with("unknown instruction set `mmx`; expected one of `avx512`, "));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownInstructionSet {
    name: String,
}

impl fmt::Display for UnknownInstructionSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown instruction set `{}`; expected one of ", self.name)?;
        for (number, set) in InstructionSet::ALL.into_iter().enumerate() {
            let comma = if number == 0 { "" } else { ", " };
            write!(f, "{comma}`{set}`")?;
        }
        Ok(())
    }
}

impl core::error::Error for UnknownInstructionSet {}

impl FromStr for InstructionSet {
    type Err = UnknownInstructionSet;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|set| set.name() == name).ok_or_else(|| UnknownInstructionSet { name: name.into() })
    }
}
