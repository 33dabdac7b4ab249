//! Which fields of a record are folded, and where to.

use anyhow::{Result, bail};

/// A field that is folded.
pub(super) struct Field {
    pub(super) name: String,
    /// Where the folded text is written; the field itself if it is `None`.
    pub(super) into: Option<String>,
}

pub(super) struct Fields(Vec<Field>);

impl Fields {
    pub(super) fn new(names: &[String], into: &[String]) -> Result<Self> {
        if !into.is_empty() && into.len() != names.len() {
            bail!("--into is given {} times; expected one for each --field ({})", into.len(), names.len());
        }
        let field = |(at, name): (usize, &String)| Field { name: name.clone(), into: into.get(at).cloned() };
        Ok(Self(names.iter().enumerate().map(field).collect()))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, Field> {
        self.0.iter()
    }
}
