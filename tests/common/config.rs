//! Settings from the environment.

use std::path::PathBuf;

use proptest::prelude::ProptestConfig;

/// Returns a configuration with this number of cases, unless `PROPTEST_CASES` sets another one.
pub(crate) fn cases(count: u32) -> ProptestConfig {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() { config } else { ProptestConfig { cases: count, ..config } }
}

/// Returns the folder of real texts that `ARABIC_TEXT_CORPORA` names. If it is not set, prints that
/// the test is skipped.
pub(crate) fn corpora() -> Option<PathBuf> {
    let folder = std::env::var_os("ARABIC_TEXT_CORPORA");
    if folder.is_none() {
        println!("skipped: ARABIC_TEXT_CORPORA names no folder of real texts");
    }
    folder.map(PathBuf::from)
}
