//! The choice of the classifier that fills a window.

use super::classifier::{Classifier, Work};
use super::nibbles::{CompiledRegister, NibbleClassifier};
use super::scalar::ScalarClassifier;
use crate::simd::{InstructionSet, for_each_register};
use crate::tokenizer::Tokenizer;
use crate::tokenizer::window::{SPAN, Window};

/// Fills a window with the instructions of `set`, which must be available.
pub(in crate::tokenizer) fn fill(
    set: InstructionSet,
    window: &mut Window,
    span: &[u8; SPAN],
    length: usize,
    options: &Tokenizer,
) {
    macro_rules! fill_with {
        ($module:ident, $set:ident, $register:ty, $features:literal) => {
            // A module of WebAssembly with vectors needs no second classifier: it is only compiled for engines that have them.
            if set == InstructionSet::$set || cfg!(target_arch = "wasm32") {
                // SAFETY: `set` is available, so the processor has the features with which these
                // functions are compiled.
                return unsafe {
                    match options.splits_words() {
                        false => $module::fill(window, span, length, options),
                        true => $module::fill_split(window, span, length, options),
                    }
                };
            }
        };
    }
    #[cfg(arabic_text_avx512)]
    if set == InstructionSet::Avx512 {
        // SAFETY: `set` is available, so the processor has the features with which these functions
        // are compiled.
        return unsafe {
            match options.splits_words() {
                false => super::avx512::fill(window, span, length, options),
                true => super::avx512::fill_split(window, span, length, options),
            }
        };
    }
    for_each_register!(fill_with);
    fill_by_table(window, span, length, options);
}

macro_rules! engine {
    ($module:ident, $set:ident, $register:ty, $features:literal) => {
        mod $module {
            use super::*;

            /// # Safety
            ///
            /// The processor must have the features of the attribute.
            #[target_feature(enable = $features)]
            pub(super) unsafe fn fill(window: &mut Window, span: &[u8; SPAN], length: usize, options: &Tokenizer) {
                fill_whole::<NibbleClassifier<$register>>(window, span, length, options);
            }

            /// # Safety
            ///
            /// The processor must have the features of the attribute.
            #[target_feature(enable = $features)]
            pub(super) unsafe fn fill_split(
                window: &mut Window,
                span: &[u8; SPAN],
                length: usize,
                options: &Tokenizer,
            ) {
                super::fill_split::<NibbleClassifier<$register>>(window, span, length, options);
            }

            impl CompiledRegister for $register {
                #[inline(always)]
                unsafe fn out_of_line<W: Work>(work: W) -> W::Output {
                    // SAFETY: the caller ensures that the processor has the instructions of this
                    // register.
                    unsafe { out_of_line(work) }
                }
            }

            #[target_feature(enable = $features)]
            unsafe fn out_of_line<W: Work>(work: W) -> W::Output {
                work.run::<NibbleClassifier<$register>>()
            }
        }
    };
}
for_each_register!(engine);

/// Fills a window without vectors. Not inlined, since `fill` would then save all registers before
/// it chooses.
#[inline(never)]
fn fill_by_table(window: &mut Window, span: &[u8; SPAN], length: usize, options: &Tokenizer) {
    match options.splits_words() {
        false => fill_whole::<ScalarClassifier>(window, span, length, options),
        true => fill_split::<ScalarClassifier>(window, span, length, options),
    }
}

/// Fills a window for options that do not split words.
#[inline(always)]
pub(super) fn fill_whole<E: Classifier>(window: &mut Window, span: &[u8; SPAN], length: usize, options: &Tokenizer) {
    window.fill::<E, false>(span, length, options);
}

/// Fills a window for options that split words. This is code of its own, so that `fill_whole` needs
/// no registers for it.
#[inline(always)]
pub(super) fn fill_split<E: Classifier>(window: &mut Window, span: &[u8; SPAN], length: usize, options: &Tokenizer) {
    window.fill::<E, true>(span, length, options);
}
