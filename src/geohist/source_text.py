"""The text of a source in the one normal form into which excerpts anchor.

Normal form: Unicode NFC; a hyphen at a line end is dropped before a lower-case letter and kept before a capital or a digit, the
halves being joined either way; every other run of white space is one space; none at the ends. Positions count code points of it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path

from geohist.errors import GeohistError

# A hyphen between two word characters with the line end behind it, or any run of white space. Without the word character
# before it, a dash at a line end is punctuation and stays apart.
_BREAK = re.compile(r"(?<=\w)-[^\S\n]*\n\s*(?=\w)|\s+")

# Marks that a typist writes one way and a printer another. Each is folded to a single character, so that positions hold.
_FOLD = str.maketrans({**dict.fromkeys("’‘‛`´ʼ", "'"), **dict.fromkeys("“”„«»", '"'), **dict.fromkeys("–—‐‑−", "-"), "İ": "i", "I": "ı"})  # noqa: RUF001


@dataclass(frozen=True)
class NormalText:
    """A source's text in normal form, with the way back to the lines of its file.

    Attributes:
        text: The normal form; its length is the source's ``letters``.
        sha256: Fingerprint of the file's bytes (of the UTF-8 bytes when made from a string).
        folded: The text for finding: same length, lower case, plain quotation marks and dashes.
    """

    text: str
    sha256: str
    folded: str = field(repr=False)
    _starts: tuple[int, ...] = field(repr=False)
    _raw_starts: tuple[int, ...] = field(repr=False)
    _line_ends: tuple[int, ...] = field(repr=False)

    def __len__(self) -> int:
        """Count the letters of the normal form."""
        return len(self.text)

    def line(self, position: int) -> int:
        """Return the line of the file, counted from 1, on which a position of the normal form stands."""
        piece = max(bisect_right(self._starts, position) - 1, 0)
        raw = self._raw_starts[piece] + position - self._starts[piece]
        return bisect_right(self._line_ends, raw - 1) + 1


def fold(words: str) -> str:
    """Fold case, quotation marks and dashes for finding, one character to one character (Turkish dotted and dotless i stay apart)."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in words.translate(_FOLD))


def normalise(raw: str, *, sha256: str | None = None) -> NormalText:
    """Bring a text into normal form."""
    composed = unicodedata.normalize("NFC", raw)
    pieces: list[str] = []
    starts: list[int] = []
    raw_starts: list[int] = []
    length = 0

    def add(piece: str, at: int) -> None:
        nonlocal length
        if piece:
            pieces.append(piece)
            starts.append(length)
            raw_starts.append(at)
            length += len(piece)

    last = 0
    for found in _BREAK.finditer(composed):
        add(composed[last : found.start()], last)
        if found.group().startswith("-"):
            joined = composed[found.end()].islower()
            add("" if joined else "-", found.start())
        elif pieces and found.end() < len(composed):
            add(" ", found.start())
        last = found.end()
    add(composed[last:], last)
    text = "".join(pieces)
    return NormalText(
        text=text,
        sha256=sha256 or hashlib.sha256(raw.encode()).hexdigest(),
        folded=fold(text),
        _starts=tuple(starts) or (0,),
        _raw_starts=tuple(raw_starts) or (0,),
        _line_ends=tuple(found.start() for found in re.finditer("\n", composed)),
    )


def read(path: str | Path) -> NormalText:
    """Read the text of a source from a UTF-8 file.

    Raises:
        GeohistError: The file is missing or is not UTF-8.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
        raw = data.decode("utf-8-sig")
    except FileNotFoundError:
        raise GeohistError("the text of the source is not there", file=str(path)) from None
    except UnicodeDecodeError as error:
        raise GeohistError(f"the text is not UTF-8 (byte {error.start})", file=str(path)) from None
    return normalise(raw, sha256=hashlib.sha256(data).hexdigest())
