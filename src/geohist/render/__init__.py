"""Stills: a day of the atlas as a picture for a slide or a page."""

from __future__ import annotations

import os
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geohist.errors import GeohistError
from geohist.when import day_iso, parse_day

if TYPE_CHECKING:
    from geohist.atlas import Atlas

__all__ = ["snapshot"]

SIZES = (640, 7680)
"""Narrowest and widest still, pixels."""


def snapshot(
    atlas: Atlas, date: str, out: str | Path, *, view: str | None = None, lang: str = "en", size: tuple[int, int] = (1920, 1080)
) -> Path:
    """Draw a day (ISO) as a PNG of ``size`` pixels and write it to ``out``; give its path.

    ``view`` is ``longitude,latitude,zoom`` with the player's zooms; without it the atlas's opening view. The picture's metadata carry
    day, view and data version. Nothing half-written stays: the file is written aside and moved into place.

    Raises:
        GeohistError: if the day is none or outside the atlas's span, the view or the language unknown, the size absurd, or the file
            not writable.
    """
    from geohist.render.canvas import Canvas, View
    from geohist.render.still import draw_still
    from geohist.scene.moment import Moment

    day = parse_day(date)
    lo, hi = atlas.span
    if not lo <= day < hi:
        raise GeohistError("a day outside the atlas", expected=f"{day_iso(lo)} to {day_iso(hi - 1)}", given=date)
    if lang not in {"tr", "en"}:
        raise GeohistError("no such language", expected="tr or en", given=lang)
    width, height = size
    if not (SIZES[0] <= width <= SIZES[1] and SIZES[0] * 9 // 16 <= height <= SIZES[1]):
        raise GeohistError(
            "a picture of that size cannot be drawn", expected=f"{SIZES[0]} to {SIZES[1]} pixels wide", given=f"{width}x{height}"
        )
    opening = atlas.heading["opening"]["view"]
    canvas = Canvas(width, height, View.parse(view, (opening[0], opening[1], opening[2])))
    moment = Moment(_parts(atlas), day)
    metadata = {
        "Title": f"{atlas.title.say(lang)}, {date}",
        "Software": "geohist",
        "Comment": f"data version {atlas.version}; view {view or opening}",
    }
    picture, _ = draw_still(canvas, moment, lang, metadata=metadata)
    return _write(Path(out), picture)


@lru_cache(maxsize=2)
def _parts(atlas: Atlas) -> dict[str, Any]:
    from geohist.scene.message import payload_parts

    return payload_parts(atlas)


def _write(target: Path, picture: bytes) -> Path:
    try:
        handle, aside = tempfile.mkstemp(prefix=".geohist-", suffix=".png", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(picture)
        Path(aside).chmod(0o644)
        Path(aside).replace(target)
    except OSError as error:
        raise GeohistError(f"the picture cannot be written there: {error.strerror}", given=str(target)) from None
    return target
