//! What is kept for a connection.

use std::sync::{Mutex, MutexGuard};

use arabic_text::{Normalizer, Profile};

/// More profiles than a program uses at a time.
const KEPT: usize = 16;

/// What functions and tables of one connection share.
#[derive(Default)]
pub(crate) struct Connection {
    /// Profiles that functions were given last, with their text, the latest at the end.
    normalizers: Mutex<Vec<(Vec<u8>, Normalizer)>>,
    tokenizer: Mutex<Report>,
}

/// What tokenizers of tables have reported last.
#[derive(Clone, Default)]
pub(crate) struct Report {
    /// Why a table could not be made, opened or used.
    pub(crate) error: Option<String>,
    /// Whether the SQL of the table that was queried last has a fingerprint.
    pub(crate) has_fingerprint: Option<bool>,
}

impl Connection {
    /// Returns the normalizer of a profile's text.
    pub(crate) fn normalizer(&self, profile: &[u8]) -> Result<Normalizer, String> {
        let mut kept = locked(&self.normalizers);
        if let Some(place) = kept.iter().rposition(|row| row.0 == profile) {
            return Ok(kept[place].1.clone());
        }
        let parsed: Profile = String::from_utf8_lossy(profile).parse().map_err(|error| format!("{error}"))?;
        let normalizer = Normalizer::new(parsed);
        if kept.len() == KEPT {
            kept.remove(0);
        }
        kept.push((profile.to_vec(), normalizer.clone()));
        Ok(normalizer)
    }

    pub(crate) fn report(&self) -> MutexGuard<'_, Report> {
        locked(&self.tokenizer)
    }
}

/// What a panic left behind is whole: values are put in at once.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
