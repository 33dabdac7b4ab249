//! Folded columns.

use arabic_text::Normalizer;
use arrow_array::{Array, GenericStringArray, OffsetSizeTrait};
use arrow_buffer::{Buffer, NullBuffer};
use arrow_data::{ArrayData, ByteView, MAX_INLINE_VIEW_LEN};

use super::failure::Failure;
use super::made;
use super::strings::Strings;
use super::texts::Texts;

/// The folded strings of a column, which has its type and its nulls.
pub(crate) fn fold(normalizer: &Normalizer, texts: &Texts) -> Result<ArrayData, Failure> {
    match texts {
        Texts::Small(array) => strings(normalizer, array, texts),
        Texts::Large(array) => strings(normalizer, array, texts),
        Texts::Views(_) => {
            let mut folded = Views::default();
            texts.for_each(|text| folded.push(text, |text, out| normalizer.normalize_into(text, out)))?;
            Ok(folded.finish())
        }
        Texts::Nulls(data) => Ok(data.clone()),
        Texts::Dictionary(dictionary) => dictionary.fold(normalizer),
    }
}

fn strings<O: OffsetSizeTrait>(
    normalizer: &Normalizer,
    array: &GenericStringArray<O>,
    texts: &Texts,
) -> Result<ArrayData, Failure> {
    let offsets = array.value_offsets();
    let bytes = offsets[array.len()].as_usize() - offsets[0].as_usize();
    // Some room more: the vector loops write whole registers.
    let mut folded = Strings::<O>::with_capacity(array.len(), bytes + 64);
    texts.for_each(|text| match text {
        Some(text) => folded.push_folded(normalizer, text),
        None => folded.push(""),
    })?;
    Ok(folded.finish(array.nulls().cloned()))
}

/// These strings, in an array of the type of some plain texts.
pub(super) fn like(texts: &Texts, strings: &[Option<&str>]) -> Result<ArrayData, Failure> {
    match texts {
        Texts::Small(_) => copied::<i32>(strings),
        Texts::Large(_) => copied::<i64>(strings),
        Texts::Views(_) => {
            let mut copies = Views::default();
            strings.iter().try_for_each(|string| copies.push(*string, |text, out| out.push_str(text)))?;
            Ok(copies.finish())
        }
        Texts::Nulls(data) => Ok(data.slice(0, strings.len())),
        Texts::Dictionary(_) => Err(Failure::Format("a dictionary of dictionaries".into())),
    }
}

fn copied<O: OffsetSizeTrait>(strings: &[Option<&str>]) -> Result<ArrayData, Failure> {
    let mut copies = Strings::<O>::with_capacity(strings.len(), 0);
    strings.iter().try_for_each(|string| copies.push(string.unwrap_or_default()))?;
    Ok(copies.finish(Some(strings.iter().map(Option::is_some).collect::<NullBuffer>())))
}

/// A view says where its string is by numbers of 32 bits, so the strings are in several buffers, each full at this size.
const FULL: usize = 1 << 20;

/// String views being made.
#[derive(Default)]
struct Views {
    views: Vec<u128>,
    valid: Vec<bool>,
    full: Vec<Buffer>,
    buffer: String,
}

impl Views {
    /// Appends what `write` makes of a text.
    fn push(&mut self, text: Option<&str>, write: impl FnOnce(&str, &mut String)) -> Result<(), Failure> {
        self.valid.push(text.is_some());
        let start = self.buffer.len();
        write(text.unwrap_or_default(), &mut self.buffer);
        self.views.push(view(&self.buffer, start, self.full.len())?);
        if self.buffer.len() - start <= MAX_INLINE_VIEW_LEN as usize {
            self.buffer.truncate(start);
        }
        if self.buffer.len() >= FULL {
            self.full.push(Buffer::from_vec(std::mem::take(&mut self.buffer).into_bytes()));
        }
        Ok(())
    }

    fn finish(mut self) -> ArrayData {
        self.full.push(Buffer::from_vec(self.buffer.into_bytes()));
        made::views(self.views, self.full, Some(NullBuffer::from(self.valid)))
    }
}

/// The view of the string that begins at `start` of a buffer; a short one is in the view itself.
fn view(buffer: &str, start: usize, number: usize) -> Result<u128, Failure> {
    let string = &buffer.as_bytes()[start..];
    let fits = |number: usize| u32::try_from(number).ok().filter(|&number| i32::try_from(number).is_ok());
    let fields = fits(string.len()).zip(fits(start)).zip(fits(number));
    let ((length, offset), buffer_index) = fields.ok_or(Failure::TooLong)?;
    if length <= MAX_INLINE_VIEW_LEN {
        let mut view = [0; 16];
        view[..4].copy_from_slice(&length.to_le_bytes());
        view[4..4 + string.len()].copy_from_slice(string);
        return Ok(u128::from_le_bytes(view));
    }
    let prefix = string.first_chunk().map_or(0, |prefix| u32::from_le_bytes(*prefix));
    Ok(ByteView { length, prefix, buffer_index, offset }.as_u128())
}
