"""The atlas's two faces: how wide words are, and their outlines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties
    from matplotlib.path import Path as Outline

FONTS = Path(__file__).parents[1] / "player" / "fonts"
FAMILIES = {"serif": "Geohist Serif", "sans": "Geohist Sans"}
_EM = 100


@dataclass(frozen=True)
class Type:
    """How words are set: face (``serif`` or ``sans``), weight, size in pixels, letter-spacing in em."""

    face: str
    weight: int
    size: float
    italic: bool = False
    spacing: float = 0.0

    @property
    def file(self) -> str:
        """Name of the font file, without ending."""
        return f"{self.face}-{self.weight}{'-italic' if self.italic else ''}"

    @property
    def font(self) -> FontProperties:
        """The font file as matplotlib wants it."""
        return _font(self.file)


@lru_cache(maxsize=16)
def _font(file: str) -> FontProperties:
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=str(FONTS / f"{file}.ttf"))


def width_of(words: str, look: Type) -> float:
    """Width of words in pixels, spacing included."""
    if not words:
        return 0.0
    if look.spacing:
        return (sum(advance(letter, look.file) for letter in words) + look.spacing * (len(words) - 1)) * look.size
    return _natural(words, look.file) * look.size


@lru_cache(maxsize=8192)
def _natural(words: str, file: str) -> float:
    """Width of words in em, kerned."""
    # Its outline is not kept: a column is measured at every word, and outlines are large.
    return float(np.asarray(_traced(words, file).vertices)[:, 0].max()) / _EM if words.strip() else 0.26 * len(words)


@lru_cache(maxsize=2048)
def advance(letter: str, file: str) -> float:
    """How far a letter moves the pen, em."""
    return _natural(f"{letter}|", file) - _natural("|", file)


def _traced(words: str, file: str) -> Outline:
    from matplotlib.textpath import TextPath

    return TextPath((0, 0), words, size=_EM, prop=_font(file))


@lru_cache(maxsize=600)
def _outline(words: str, file: str) -> Outline:
    return _traced(words, file)


@lru_cache(maxsize=300)
def outline(words: str, file: str, spacing: float) -> Outline:
    """Give the outlines of words at one em = 100, base line at 0, y upwards; letter by letter where they are spaced."""
    from matplotlib.path import Path as Outline

    if not spacing:
        return _outline(words, file)
    letters, x = [], 0.0
    for letter in words:
        if letter.strip():
            glyph = _outline(letter, file)
            letters.append(Outline(np.asarray(glyph.vertices) + np.array([x * _EM, 0]), glyph.codes))
        x += advance(letter, file) + spacing
    return Outline.make_compound_path(*letters)


def wrap(words: str, look: Type, width: float) -> list[str]:
    """Break words into lines no wider than ``width`` pixels; a line break in the words stays one."""
    lines: list[str] = []
    for paragraph in words.split("\n"):
        fresh = True
        for word in paragraph.split():
            if not fresh and width_of(f"{lines[-1]} {word}", look) <= width:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
            fresh = False
    return lines


def capitals(words: str, language: str) -> str:
    """Give words in capitals as the language writes them."""
    return words.replace("i", "İ").replace("ı", "I").upper() if language == "tr" else words.upper()
