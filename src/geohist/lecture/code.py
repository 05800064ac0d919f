"""A QR code as an area of a drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geohist.errors import GeohistError
from geohist.render.drawing import Area, Item, rectangle

if TYPE_CHECKING:
    from geohist.render.drawing import Pixels

_QUIET = 2  # modules of paper around the code


def code(words: str, left: float, top: float, size: float, ink: str, paper: str) -> list[Item]:
    """Draw words as a QR code in a square of ``size`` pixels.

    Raises:
        GeohistError: if segno is not installed.
    """
    try:
        import segno
    except ImportError:
        raise GeohistError("a QR code needs segno: pip install 'geohist[slides]'") from None

    rows = [bytes(row) for row in segno.make(words, error="m", micro=False).matrix]
    module = size / (len(rows) + 2 * _QUIET)
    start = _QUIET * module
    rings: list[Pixels] = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            run = x
            while run < len(row) and row[run]:
                run += 1
            if run > x:
                rings += rectangle(
                    left + start + x * module, top + start + y * module, left + start + run * module, top + start + (y + 1) * module
                )
            x = run + 1
    ground = Area(rectangle(left, top, left + size, top + size), paper, layer="code", name="QR code", level=50)
    return [ground, Area(tuple(rings), ink, layer="code", name="QR code", level=51)]
