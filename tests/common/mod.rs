//! Helpers that the test programs share. Each program uses some of them.
#![allow(dead_code)]

pub(crate) mod alphabet;
pub(crate) mod case_file;
pub(crate) mod classes;
pub(crate) mod config;
pub(crate) mod engines;
pub(crate) mod escape;
pub(crate) mod growth;
pub(crate) mod oracle;
pub(crate) mod phrases;
pub(crate) mod profiles;
pub(crate) mod verbs;
