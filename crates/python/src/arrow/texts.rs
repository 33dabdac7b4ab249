//! The texts of an array that came from outside. Offsets and keys are looked at when a `Texts` is made, strings before they are
//! worked on: that they lead to where something is, and that they are UTF-8.
//!
//! A null may have anything under it, so it is never looked at. How long the data is, the interface does not tell: that offsets
//! lead beyond its end cannot be seen.

use std::ops::Range;

use arrow_array::{Array, GenericStringArray, OffsetSizeTrait, StringViewArray};
use arrow_buffer::NullBuffer;
use arrow_data::{ArrayData, ByteView, MAX_INLINE_VIEW_LEN};
use arrow_schema::DataType;

use super::dictionary::{Dictionary, is_key};
use super::failure::Failure;

pub(crate) enum Texts {
    Small(GenericStringArray<i32>),
    Large(GenericStringArray<i64>),
    Views(StringViewArray),
    Nulls(ArrayData),
    Dictionary(Dictionary),
}

pub(super) fn is_text(data_type: &DataType) -> bool {
    match data_type {
        DataType::Dictionary(key, entries) => is_key(key) && !is_dictionary(entries) && is_text(entries),
        plain => matches!(plain, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null),
    }
}

fn is_dictionary(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Dictionary(..))
}

/// Bytes of strings that are validated together, and then worked on while they are in the cache.
const GROUP: usize = 16 * 1024;

impl Texts {
    /// Looks at all but the strings themselves.
    pub(super) fn new(data: ArrayData) -> Result<Self, Failure> {
        Ok(match data.data_type() {
            DataType::Utf8 => Self::Small(with_offsets(data.into())?),
            DataType::LargeUtf8 => Self::Large(with_offsets(data.into())?),
            DataType::Utf8View => Self::Views(data.into()),
            DataType::Null => Self::Nulls(data),
            DataType::Dictionary(..) => Self::Dictionary(Dictionary::new(data)?),
            other => return Err(Failure::Type(other.clone())),
        })
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Small(texts) => texts.len(),
            Self::Large(texts) => texts.len(),
            Self::Views(texts) => texts.len(),
            Self::Nulls(data) => data.len(),
            Self::Dictionary(texts) => texts.len(),
        }
    }

    /// Works on each text in order, `None` for a null. Fails at the first one that is not UTF-8, when all before it, or some of
    /// them, were worked on.
    pub(super) fn for_each<'a>(
        &'a self,
        mut work: impl FnMut(Option<&'a str>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let mut rows = 0..self.len();
        match self {
            Self::Small(texts) => in_groups(texts, work),
            Self::Large(texts) => in_groups(texts, work),
            Self::Views(texts) => rows.try_for_each(|row| work(view(texts, row)?)),
            Self::Nulls(_) => rows.try_for_each(|_| work(None)),
            Self::Dictionary(texts) => rows.try_for_each(|row| work(texts.get(row))),
        }
    }

    pub(super) fn nulls(&self) -> Option<NullBuffer> {
        match self {
            Self::Small(texts) => texts.nulls().cloned(),
            Self::Large(texts) => texts.nulls().cloned(),
            Self::Views(texts) => texts.nulls().cloned(),
            Self::Nulls(data) => Some(NullBuffer::new_null(data.len())),
            Self::Dictionary(texts) => {
                Some((0..texts.len()).map(|row| texts.get(row).is_some()).collect::<NullBuffer>())
            }
        }
    }
}

fn with_offsets<O: OffsetSizeTrait>(array: GenericStringArray<O>) -> Result<GenericStringArray<O>, Failure> {
    let ends = array.value_offsets();
    let ascends = ends.windows(2).fold(true, |ascends, pair| ascends & (pair[0] <= pair[1]));
    if ascends && ends[0] >= O::zero() && ends[array.len()].as_usize() <= array.value_data().len() {
        Ok(array)
    } else {
        Err(Failure::Format("the offsets of strings do not ascend within their data".into()))
    }
}

/// Works on some strings at a time, which are validated together.
fn in_groups<'a, O: OffsetSizeTrait>(
    array: &'a GenericStringArray<O>,
    mut work: impl FnMut(Option<&'a str>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let ends = array.value_offsets();
    let mut row = 0;
    while row < array.len() {
        let start = ends[row].as_usize();
        let fitting = ends[row + 1..].iter().take_while(|end| end.as_usize() - start <= GROUP).count();
        let group = row..row + fitting.max(1);
        row = group.end;
        validate(array, group.clone())?;
        for row in group {
            work(array.is_valid(row).then(|| array.value(row)))?;
        }
    }
    Ok(())
}

fn validate<O: OffsetSizeTrait>(array: &GenericStringArray<O>, rows: Range<usize>) -> Result<(), Failure> {
    let (bytes, ends) = (array.value_data(), array.value_offsets());
    let string = |row: usize| &bytes[ends[row].as_usize()..ends[row + 1].as_usize()];
    // Nearly always all is well, also under nulls: then one look at all strings together tells.
    let begins_anew = |at: &O| bytes.get(at.as_usize()).is_none_or(|byte| byte & 0xC0 != 0x80);
    let all = &bytes[ends[rows.start].as_usize()..ends[rows.end].as_usize()];
    if arabic_text::from_utf8(all).is_ok() && ends[rows.start..=rows.end].iter().all(begins_anew) {
        return Ok(());
    }
    rows.filter(|row| array.is_valid(*row)).try_for_each(|row| utf8(row, string(row)).map(drop))
}

/// The string of a view.
fn view(array: &StringViewArray, row: usize) -> Result<Option<&str>, Failure> {
    if array.is_null(row) {
        return Ok(None);
    }
    let fields = ByteView::from(array.views()[row]);
    let length = fields.length as usize;
    let bytes = if fields.length <= MAX_INLINE_VIEW_LEN {
        // It is in the view, behind its length.
        let start = row * size_of::<u128>() + 4;
        &array.views().inner()[start..start + length]
    } else {
        let start = fields.offset as usize;
        let buffer = array.data_buffers().get(fields.buffer_index as usize);
        let string = buffer.and_then(|buffer| buffer.get(start..start.saturating_add(length)));
        string.ok_or_else(|| Failure::Format("a view of a string leads outside of its data".into()))?
    };
    utf8(row, bytes).map(Some)
}

fn utf8(row: usize, bytes: &[u8]) -> Result<&str, Failure> {
    arabic_text::from_utf8(bytes).map_err(|error| Failure::Utf8 { row, byte: error.valid_up_to() })
}
