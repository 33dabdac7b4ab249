//! Strings being made, one after the other.

use arabic_text::Normalizer;
use arrow_array::OffsetSizeTrait;
use arrow_buffer::{Buffer, NullBuffer};
use arrow_data::ArrayData;

use super::failure::Failure;
use super::made;

pub(super) struct Strings<O> {
    text: String,
    /// Where the strings begin and end in `text`: they ascend, and are at the ends of what was pushed.
    ends: Vec<O>,
}

impl<O: OffsetSizeTrait> Strings<O> {
    pub(super) fn with_capacity(rows: usize, bytes: usize) -> Self {
        let mut ends = Vec::with_capacity(rows + 1);
        ends.push(O::zero());
        Self { text: String::with_capacity(bytes), ends }
    }

    pub(super) fn push(&mut self, string: &str) -> Result<(), Failure> {
        self.text.push_str(string);
        self.end()
    }

    pub(super) fn push_folded(&mut self, normalizer: &Normalizer, string: &str) -> Result<(), Failure> {
        normalizer.normalize_into(string, &mut self.text);
        self.end()
    }

    fn end(&mut self) -> Result<(), Failure> {
        self.ends.push(O::from_usize(self.text.len()).ok_or(Failure::TooLong)?);
        Ok(())
    }

    pub(super) fn finish(self, nulls: Option<NullBuffer>) -> ArrayData {
        let rows = self.ends.len() - 1;
        made::strings::<O>(rows, Buffer::from_vec(self.ends), Buffer::from_vec(self.text.into_bytes()), nulls)
    }
}
