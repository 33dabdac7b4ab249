//! Columns of lists: the words of each row, or its tokens.

use arabic_text::{Normalizer, OffsetConverter, TokenMemory, Tokenizer};
use arrow_array::OffsetSizeTrait;
use arrow_data::ArrayData;

use super::failure::Failure;
use super::made;
use super::strings::Strings;
use super::texts::Texts;

/// The folded words of each row.
pub(crate) fn words(normalizer: &Normalizer, tokenizer: &Tokenizer, texts: &Texts) -> Result<ArrayData, Failure> {
    match texts {
        Texts::Large(_) => lists::<i64, Words<i64>>(normalizer, tokenizer, texts),
        _ => lists::<i32, Words<i32>>(normalizer, tokenizer, texts),
    }
}

/// The tokens of each row, each with its text, its folded text and its place.
pub(crate) fn tokens(normalizer: &Normalizer, tokenizer: &Tokenizer, texts: &Texts) -> Result<ArrayData, Failure> {
    match texts {
        Texts::Large(_) => lists::<i64, Tokens<i64>>(normalizer, tokenizer, texts),
        _ => lists::<i32, Tokens<i32>>(normalizer, tokenizer, texts),
    }
}

/// The items of all lists, one after the other.
trait Items: Sized {
    fn with_rows(rows: usize) -> Self;
    /// Appends the items of a row, and returns how many there are in all.
    fn push(&mut self, normalizer: &Normalizer, tokenizer: &Tokenizer, text: &str) -> Result<usize, Failure>;
    fn finish(self) -> ArrayData;
}

fn lists<O: OffsetSizeTrait, I: Items>(
    normalizer: &Normalizer,
    tokenizer: &Tokenizer,
    texts: &Texts,
) -> Result<ArrayData, Failure> {
    let mut items = I::with_rows(texts.len());
    let mut count = 0;
    let mut ends = vec![O::zero()];
    texts.for_each(|text| {
        if let Some(text) = text {
            count = items.push(normalizer, tokenizer, text)?;
        }
        ends.push(O::from_usize(count).ok_or(Failure::TooLong)?);
        Ok(())
    })?;
    Ok(made::lists(ends, items.finish(), texts.nulls()))
}

struct Words<O> {
    folded: Strings<O>,
    count: usize,
    memory: TokenMemory,
}

impl<O: OffsetSizeTrait> Items for Words<O> {
    fn with_rows(rows: usize) -> Self {
        Self { folded: Strings::with_capacity(rows, 0), count: 0, memory: TokenMemory::default() }
    }

    fn push(&mut self, normalizer: &Normalizer, tokenizer: &Tokenizer, text: &str) -> Result<usize, Failure> {
        let mut tokens = normalizer.token_stream_in(&mut self.memory, tokenizer, text);
        while tokens.advance() {
            let token = tokens.token();
            if token.kind.is_word() {
                self.folded.push(token.text)?;
                self.count += 1;
            }
        }
        Ok(self.count)
    }

    fn finish(self) -> ArrayData {
        self.folded.finish(None)
    }
}

struct Tokens<O> {
    kinds: Strings<O>,
    texts: Strings<O>,
    folded: Strings<O>,
    starts: Vec<i64>,
    ends: Vec<i64>,
    memory: TokenMemory,
}

impl<O: OffsetSizeTrait> Items for Tokens<O> {
    fn with_rows(rows: usize) -> Self {
        let strings = || Strings::with_capacity(rows, 0);
        Self {
            kinds: strings(),
            texts: strings(),
            folded: strings(),
            starts: Vec::new(),
            ends: Vec::new(),
            memory: TokenMemory::default(),
        }
    }

    fn push(&mut self, normalizer: &Normalizer, tokenizer: &Tokenizer, text: &str) -> Result<usize, Failure> {
        let mut tokens = normalizer.token_stream_in(&mut self.memory, tokenizer, text);
        let mut characters = OffsetConverter::chars(text);
        while tokens.advance() {
            let token = tokens.token();
            self.kinds.push(token.kind.name())?;
            self.texts.push(&text[token.span.clone()])?;
            self.folded.push(token.text)?;
            let span = characters.from_bytes(token.span);
            self.starts.push(i64::try_from(span.start).map_err(|_| Failure::TooLong)?);
            self.ends.push(i64::try_from(span.end).map_err(|_| Failure::TooLong)?);
        }
        Ok(self.starts.len())
    }

    fn finish(self) -> ArrayData {
        made::structs([
            ("kind", self.kinds.finish(None)),
            ("text", self.texts.finish(None)),
            ("folded", self.folded.finish(None)),
            ("start", made::numbers(self.starts)),
            ("end", made::numbers(self.ends)),
        ])
    }
}
