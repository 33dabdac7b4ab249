//! Folding: what every method, profile and set of instructions makes of a text.

#[path = "../common/mod.rs"]
mod common;

mod backends;
mod cases;
mod compat;
mod digest;
mod fold_properties;
mod oracle;
mod other_scripts;
mod profile;
mod quran;
mod sweep;
