//! Runs the built command.

mod check;
mod common;
mod count;
mod diff;
mod explain;
mod find;
mod find_files;
mod fold;
mod fold_files;
mod fold_in_place;
mod fold_large;
mod fold_parallel;
#[cfg(feature = "parquet")]
mod fold_parquet;
#[cfg(feature = "parquet")]
mod fold_parquet_damaged;
#[cfg(feature = "parquet")]
mod fold_parquet_in_place;
mod fold_records;
#[cfg(feature = "parquet")]
mod parquet_files;
mod profiles;
mod readme;
mod rules;
mod shell;
mod split;
mod terminal;
