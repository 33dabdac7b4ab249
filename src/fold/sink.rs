//! The receivers of folded text.

/// Receives output, one code point after another, and where it comes from.
///
/// The source of output is the position of the first code point of everything that belongs
/// together: of a letter with its marks, or of a sign that is expanded. Code that holds output back
/// keeps its source beside it.
///
/// The machine takes a `dyn Sink`, so that its code, which is large and seldom runs, is compiled once and not for each receiver.
pub(crate) trait Sink {
    fn push(&mut self, c: char);

    /// Called before the machine is fed the code point at `at`.
    fn feeds(&mut self, _at: usize) {}

    /// Returns the source position of the code point that the machine was fed last.
    fn fed(&self) -> usize {
        0
    }

    /// Called if something new begins with the code point that the machine was fed last.
    fn begins(&mut self) {}

    /// Returns the source of the next output.
    fn source(&self) -> usize {
        0
    }

    fn set_source(&mut self, _source: usize) {}
}

/// Discards all output.
pub(crate) struct Nowhere;

impl Sink for Nowhere {
    fn push(&mut self, _c: char) {}
}

/// Compares output with an expected text instead of keeping it.
pub(crate) struct Matcher<'a> {
    expected: &'a [u8],
    matched: usize,
    equal: bool,
}

impl<'a> Matcher<'a> {
    pub(crate) fn new(expected: &'a str) -> Self {
        Self { expected: expected.as_bytes(), matched: 0, equal: true }
    }

    /// Returns whether the output so far is exactly the first `length` bytes of the expected text.
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
