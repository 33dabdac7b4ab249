//! Strings of which each different one is stored once, and rows are keys.

use std::collections::HashMap;

use arabic_text::Normalizer;
use arrow_buffer::{ArrowNativeType, Buffer};
use arrow_data::ArrayData;
use arrow_schema::DataType;
use self_cell::self_cell;

use super::failure::Failure;
use super::fold::{fold, like};
use super::made;
use super::texts::Texts;

pub(crate) struct Dictionary {
    data: ArrayData,
    entries: Entries,
}

type Strings<'a> = Vec<Option<&'a str>>;

self_cell! {
    /// The entries, of which each can be read.
    struct Entries {
        owner: Box<Texts>,
        #[covariant]
        dependent: Strings,
    }
}

impl Entries {
    fn of(texts: Texts) -> Result<Self, Failure> {
        Self::try_new(Box::new(texts), |texts| {
            let mut strings = Vec::with_capacity(texts.len());
            texts.for_each(|text| {
                strings.push(text);
                Ok(())
            })?;
            Ok(strings)
        })
    }

    fn len(&self) -> usize {
        self.borrow_dependent().len()
    }

    fn get(&self, entry: usize) -> Option<&str> {
        self.borrow_dependent().get(entry).copied().flatten()
    }
}

/// Calls a generic function with the type of keys.
macro_rules! with_key_type {
    ($data:expr, $function:ident($($argument:expr),*)) => {
        match key_type($data) {
            DataType::Int8 => $function::<i8>($($argument),*),
            DataType::Int16 => $function::<i16>($($argument),*),
            DataType::Int32 => $function::<i32>($($argument),*),
            DataType::Int64 => $function::<i64>($($argument),*),
            DataType::UInt8 => $function::<u8>($($argument),*),
            DataType::UInt16 => $function::<u16>($($argument),*),
            DataType::UInt32 => $function::<u32>($($argument),*),
            _ => $function::<u64>($($argument),*),
        }
    };
}

pub(super) fn is_key(data_type: &DataType) -> bool {
    data_type.is_dictionary_key_type()
}

fn key_type(data: &ArrayData) -> &DataType {
    match data.data_type() {
        DataType::Dictionary(key, _) => key,
        other => other,
    }
}

/// Where a row leads. A key that is negative or huge leads nowhere.
fn key<K: ArrowNativeType>(data: &ArrayData, row: usize) -> Option<usize> {
    data.buffer::<K>(0)[row].to_usize()
}

/// Keys that lead to where `moved` says. Those under a null may lead anywhere, and stay.
fn moved_keys<K: ArrowNativeType>(data: &ArrayData, moved: &[usize]) -> Buffer {
    let keys = data.buffer::<K>(0)[..data.len()].iter();
    let place = |key: &K| key.to_usize().and_then(|key| moved.get(key)).and_then(|place| K::from_usize(*place));
    Buffer::from_vec(keys.map(|key| place(key).unwrap_or(*key)).collect::<Vec<K>>())
}

impl Dictionary {
    pub(super) fn new(data: ArrayData) -> Result<Self, Failure> {
        let Some(entries) = data.child_data().first().cloned() else {
            return Err(Failure::Format("there is no dictionary".into()));
        };
        let entries = Entries::of(Texts::new(entries)?)?;
        let leads = |row: usize| with_key_type!(&data, key(&data, row)).is_some_and(|key| key < entries.len());
        if (0..data.len()).all(|row| data.is_null(row) || leads(row)) {
            Ok(Self { data, entries })
        } else {
            Err(Failure::Format("a key leads outside of its dictionary".into()))
        }
    }

    pub(super) fn len(&self) -> usize {
        self.data.len()
    }

    pub(super) fn get(&self, row: usize) -> Option<&str> {
        if self.data.is_null(row) {
            return None;
        }
        with_key_type!(&self.data, key(&self.data, row)).and_then(|key| self.entries.get(key))
    }

    /// Folds each entry once. Entries that fold to the same become one, since many readers want them to differ.
    pub(super) fn fold(&self, normalizer: &Normalizer) -> Result<ArrayData, Failure> {
        let folded = fold(normalizer, self.entries.borrow_owner())?;
        let texts = Texts::new(folded.clone())?;
        let (mut places, mut kept, mut moved) = (HashMap::new(), Vec::new(), Vec::new());
        texts.for_each(|text| {
            let place = *places.entry(text).or_insert(kept.len());
            if place == kept.len() {
                kept.push(text);
            }
            moved.push(place);
            Ok(())
        })?;
        if kept.len() == moved.len() {
            return Ok(made::with_entries(&self.data, folded));
        }
        let keys = with_key_type!(&self.data, moved_keys(&self.data, &moved));
        Ok(made::dictionary(&self.data, keys, like(&texts, &kept)?))
    }
}
