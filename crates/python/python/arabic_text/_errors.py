"""The exceptions of the module; the compiled part raises them."""

from __future__ import annotations


class ProfileError(ValueError):
    """A profile that cannot be made. The message names what is wrong, where, and what was expected.

    >>> from arabic_text import Profile, ProfileError
    >>> try:
    ...     Profile("search, vowels=keep")
    ... except ProfileError as error:
    ...     error.offset
    8
    """

    __module__ = "arabic_text"

    offset: int | None = None
    """Where it is wrong, in bytes of the text form; ``None`` if it was not given as text."""

    def __init__(self, message: str, offset: int | None = None) -> None:
        super().__init__(message, offset)
        self.offset = offset

    def __str__(self) -> str:
        return str(self.args[0])


class StreamError(ValueError):
    """Bytes of a stream that are not UTF-8.

    >>> from arabic_text import Normalizer, StreamError
    >>> stream = Normalizer().stream()
    >>> chunk = b"one \\xff two"
    >>> try:
    ...     stream.push(chunk)
    ... except StreamError as error:
    ...     error.offset, error.output, chunk[error.consumed:]
    (4, b'one ', b' two')
    """

    __module__ = "arabic_text"

    offset: int = 0
    """Where the first invalid byte is, in bytes of the stream."""
    consumed: int = 0
    """How many bytes of the chunk were taken, the invalid ones among them: go on behind them."""
    output: bytes = b""
    """What was folded of the chunk before the invalid bytes."""

    def __init__(self, message: str, offset: int, consumed: int, output: bytes) -> None:
        super().__init__(message, offset, consumed, output)
        self.offset, self.consumed, self.output = offset, consumed, output

    def __str__(self) -> str:
        return str(self.args[0])
