"""Stills: a day of the atlas as a picture for a slide or a page."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from geohist.asking import day_within
from geohist.errors import GeohistError

if TYPE_CHECKING:
    from geohist.atlas import Atlas
    from geohist.render.canvas import Sheet, View
    from geohist.render.ground import Ground
    from geohist.render.options import Options
    from geohist.render.still import Still
    from geohist.scene.moment import Moment

__all__ = ["FORMATS", "picture", "snapshot", "still_of"]

FORMATS = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
"""Ending of a still's file, and its media type."""
TABLES = ("page", "map", "borders", "areas", "signs", "routes", "labels")
"""The tables of style.toml that a still is drawn from."""


def snapshot(
    atlas: Atlas,
    date: str,
    out: str | Path,
    *,
    view: str | None = None,
    lang: str = "en",
    size: tuple[int, int] = (1920, 1080),
    options: Options | None = None,
) -> Path:
    """Draw a day (ISO) and write it to ``out`` as PNG, SVG or PDF by its ending; give its path.

    ``view`` is ``longitude,latitude,zoom`` with the player's zooms, a box ``west,south,east,north``, ``fit`` (what happens on the day)
    or the id of a place; without it the atlas's opening view. ``size`` is in pixels. The file carries title, description, address and
    data version. Nothing half-written stays: it is written aside and moved into place.

    Raises:
        GeohistError: if the day is none or outside the atlas's span, view, language or ending unknown, the size absurd, or the file
            not writable.
    """
    from geohist.writing import aside

    target = Path(out)
    ending = target.suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        raise GeohistError("no such kind of picture", expected=", ".join(f".{name}" for name in FORMATS), given=target.name)
    with aside(target) as temporary:  # first, so that nobody waits for a picture that has no place
        temporary.write_bytes(picture(still_of(atlas, date, view=view, lang=lang, size=size, options=options), ending))
    return target


def picture(still: Still, ending: str) -> bytes:
    """Write a still in one of ``FORMATS``."""
    if ending == "svg":
        from geohist.render.svg import to_svg

        return to_svg(still.drawing)
    if ending == "pdf":
        from geohist.render.pdf import to_pdf

        return to_pdf(still.drawing)
    from geohist.render.raster import to_png

    return to_png(still.drawing)


def still_of(
    atlas: Atlas,
    date: str,
    *,
    view: str | None = None,
    lang: str = "en",
    size: tuple[int, int] = (1920, 1080),
    options: Options | None = None,
) -> Still:
    """Draw a day as a still, not yet written in any format; see ``snapshot``.

    Raises:
        GeohistError: as ``snapshot``, but for the file.
    """
    from geohist.render.canvas import Sheet
    from geohist.render.options import Options, pixels_of
    from geohist.render.still import draw_still
    from geohist.scene.moment import Moment

    day = day_within(atlas, date)
    chosen = options or Options()
    width, height = pixels_of(f"{size[0]}x{size[1]}")
    sheet = Sheet(width, height, text=chosen.column, footed=chosen.caption or chosen.citation)
    missing = [table for table in TABLES if table not in atlas.style]
    if missing:
        raise GeohistError("the atlas does not say how it looks", file="style.toml", expected=", ".join(f"[{name}]" for name in missing))
    ground = ground_of(atlas, chosen.look)
    in_a_tongue(ground, lang)
    moment = Moment(ground.parts, day)
    return draw_still(
        ground, moment, sheet, named_view(atlas, moment, view, sheet), lang, chosen, licence=str(atlas.heading.get("licence") or "")
    )


def named_view(atlas: Atlas, moment: Moment, view: str | None, sheet: Sheet) -> View:
    """Give the view that words, a box or three numbers name; see ``snapshot``.

    Raises:
        GeohistError: if it names none.
    """
    from geohist.render.canvas import View, view_of
    from geohist.render.fitting import fitted_to_day
    from geohist.scene.tours import PLACE_ZOOM

    if not view or view == "opening":
        lon, lat, zoom = atlas.heading["opening"]["view"]
        return View(lon, lat, zoom)
    if view == "fit":
        return fitted_to_day(moment, sheet) or named_view(atlas, moment, None, sheet)
    if view in atlas.places:
        place = atlas.places[view]
        return View(round(place.lon, 3), round(place.lat, 3), PLACE_ZOOM)
    if view.replace("-", "").isalpha():
        from geohist.files.problems import close

        given = ["opening", "fit", *atlas.places]
        raise GeohistError("not a view", expected="opening, fit, a place's id, or numbers", given=view, nearest=close(view, given))
    return view_of(view, sheet.map_units)


def in_a_tongue(ground: Ground, lang: str) -> str:
    """Give a language back if the atlas's pictures speak it.

    Raises:
        GeohistError: if they do not.
    """
    from geohist.render.words import tongues_of

    known = tongues_of(ground.parts)
    if lang not in known:
        raise GeohistError("no such language", expected=" or ".join(known), given=lang)
    return lang


@lru_cache(maxsize=4)
def ground_of(atlas: Atlas, look: str = "") -> Ground:
    """Give an atlas's payload with its geometry, worked out once for as long as it is open; in a look, if one is named.

    Raises:
        GeohistError: if the atlas has no such look.
    """
    from geohist.render.ground import Ground
    from geohist.scene.look import dressed
    from geohist.scene.message import payload_parts

    return Ground(dressed(ground_of(atlas).parts, look)) if look else Ground(payload_parts(atlas))
