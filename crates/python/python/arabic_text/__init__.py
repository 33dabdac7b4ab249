"""Arabic text folded to search keys or clean text, split into tokens, and found again in its source.

>>> import arabic_text
>>> arabic_text.normalize("إِسْلَام")
'اسلام'

``Normalizer`` has the rest: other rules (``Profile``), search, the way back, tokens, Arrow columns, streams. Offsets count
characters of a ``str`` and bytes of ``bytes``. ``python -m arabic_text`` folds files.
"""

from ._errors import ProfileError, StreamError
from ._native import (
    UNICODE_VERSION,
    Aligned,
    Change,
    ChunkedColumn,
    Column,
    FoldedToken,
    Matches,
    Normalizer,
    Profile,
    Stream,
    Token,
    Tokenizer,
    __version__,
    normalize,
    sentences,
    tokenize,
    words,
)

__all__ = [
    "UNICODE_VERSION",
    "Aligned",
    "Change",
    "ChunkedColumn",
    "Column",
    "FoldedToken",
    "Matches",
    "Normalizer",
    "Profile",
    "ProfileError",
    "Stream",
    "StreamError",
    "Token",
    "Tokenizer",
    "__version__",
    "normalize",
    "sentences",
    "tokenize",
    "words",
]
