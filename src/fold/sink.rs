//! Where output goes.

/// Takes output, one code point after another, and is told where it comes from.
///
/// A source is the place in the text of the first code point of what belongs together: a letter with its marks, a sign
/// that opens up. Whoever holds output back keeps its source beside it.
pub(crate) trait Sink {
    fn push(&mut self, c: char);

    /// The code point that the machine is fed next stands at `at`.
    fn feeds(&mut self, _at: usize) {}

    /// With the code point that the machine was fed last, something new begins.
    fn begins(&mut self) {}

    /// The source of what is put out next.
    fn source(&self) -> usize {
        0
    }

    fn set_source(&mut self, _source: usize) {}
}

/// Compares output with what is expected instead of keeping it.
pub(crate) struct Matcher<'a> {
    expected: &'a [u8],
    matched: usize,
    equal: bool,
}

impl<'a> Matcher<'a> {
    pub(crate) fn new(expected: &'a str) -> Self {
        Self { expected: expected.as_bytes(), matched: 0, equal: true }
    }

    /// Whether the output so far is the first `length` bytes of what is expected, no more and no less.
    pub(crate) fn is_exactly(&self, length: usize) -> bool {
        self.equal && self.matched == length
    }
}

impl Sink for Matcher<'_> {
    fn push(&mut self, c: char) {
        let mut bytes = [0; 4];
        let bytes = c.encode_utf8(&mut bytes).as_bytes();
        self.equal = self.equal && self.expected[self.matched..].starts_with(bytes);
        if self.equal {
            self.matched += bytes.len();
        }
    }
}

impl Sink for alloc::string::String {
    fn push(&mut self, c: char) {
        alloc::string::String::push(self, c);
    }
}
