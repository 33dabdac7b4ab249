//! Everything that is unsafe: raw output, and the engines made of vector instructions.
//!
//! An engine folds what the tables know of; the rest is the scalar engine's, so "equals scalar" is all there is to show.
#![allow(unsafe_code)]
// Other processors use a part of what is here, those without vectors the output alone.
#![cfg_attr(not(target_arch = "x86_64"), allow(dead_code, unused_imports, unused_macros, unused_variables))]

mod answers;
#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod backend;
mod block;
mod collapse;
mod composition;
mod compress;
mod differences;
mod kept;
mod kernel;
mod lookup;
#[cfg(all(target_arch = "aarch64", target_feature = "neon", target_endian = "little"))]
mod neon;
mod order;
mod ordered;
mod output;
mod part;
mod passed;
mod plain;
mod run;
mod scan;
mod single;
mod source;
mod survey;
mod translation;
mod vector;

pub(crate) use answers::Verdict;
pub use backend::Backend;
pub(crate) use collapse::{Cuts, has_runs};
pub(crate) use composition::Seats;
pub(crate) use differences::Differences;
pub(crate) use kept::kept_piece;
pub(crate) use kernel::End;
pub(crate) use output::{Output, SLACK};
pub(crate) use passed::is_passed_over;
pub(crate) use run::Runs;
pub(crate) use survey::{Survey, SurveyEnd, Surveyed};
pub(crate) use translation::Plain;
