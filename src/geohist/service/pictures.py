"""Pictures as they are asked for, by address or on the page: checked, drawn one at a time, and kept for the next who asks."""

from __future__ import annotations

import threading
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from geohist.errors import GeohistError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geohist.atlas import Atlas
    from geohist.render.still import Still

PARAMETERS = ("date", "view", "lang", "look", "size", "without", "zones")
"""What the address of a still may say."""
WIDEST = 3840
"""Greatest side of a still by address, pixels: larger ones are drawn by the page and the command line."""
_drawing = threading.Lock()


@dataclass(frozen=True)
class Asked:
    """A still as it is asked for, each part in the words of ``geohist snapshot``; ``heading`` and ``text`` are a scene's own."""

    date: str = ""
    view: str = ""
    lang: str = "en"
    look: str = ""
    size: str = "1920x1080"
    without: str = ""
    zones: str = "edge"
    heading: str = ""
    text: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Asked:
        """Read what an address says.

        Raises:
            GeohistError: if it says something there is no parameter for, or asks for a picture larger than ``WIDEST``.
        """
        from geohist.render.options import pixels_of

        unknown = sorted(set(given) - set(PARAMETERS))
        if unknown:
            raise GeohistError(f"There is no parameter {unknown[0]}", expected=", ".join(PARAMETERS), given=unknown[0])
        asked = cls(**given)
        if max(pixels_of(asked.size)) > WIDEST:
            raise GeohistError("a picture of that size is not drawn here", expected=f"up to {WIDEST} pixels a side", given=asked.size)
        return asked

    def within(self, side: int) -> Asked:
        """Give the same picture with no side over ``side`` pixels: everything on it shrinks together."""
        from geohist.render.options import NARROWEST, pixels_of

        width, height = pixels_of(self.size)
        by = min(1.0, max(side / max(width, height), NARROWEST / min(width, height)))
        return replace(self, size=f"{round(width * by)}x{round(height * by)}")

    def words(self) -> dict[str, str]:
        """Give the parameters of its address: those that are not as usual, and the day."""
        usual = asdict(Asked())
        return {key: value for key, value in asdict(self).items() if key in PARAMETERS and (value != usual[key] or key in {"date", "lang"})}


@lru_cache(maxsize=12)
def still(atlas: Atlas, asked: Asked) -> Still:
    """Draw what is asked, or give it as it was drawn before.

    Raises:
        GeohistError: if a part of it cannot be; the sentence says what is allowed.
    """
    from geohist.render import still_of
    from geohist.render.options import options_of, pixels_of

    options = options_of(asked.without, zones=asked.zones, heading=asked.heading, text=asked.text, look=asked.look)
    with _drawing:  # one at a time: each takes the whole of a core, and a large one much memory
        return still_of(atlas, asked.date, view=asked.view or None, lang=asked.lang, size=pixels_of(asked.size), options=options)


@lru_cache(maxsize=24)
def picture_of(atlas: Atlas, asked: Asked, ending: str) -> bytes:
    """Give a small picture (no side over ``WIDEST``) as PNG, SVG or PDF, kept for the next who asks; see ``still``."""
    return picture_once(atlas, asked, ending)


def picture_once(atlas: Atlas, asked: Asked, ending: str) -> bytes:
    """Give a picture of any size as PNG, SVG or PDF, and keep nothing; see ``still``."""
    from geohist.render import picture

    drawn = still(atlas, asked)
    with _drawing:
        return picture(drawn, ending)
