"""Decks and kits as the page orders them: the work behind an order of `geohist.service.workshop`; a slide of one view."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from geohist.lecture.kit import kit
from geohist.lecture.slides import slides
from geohist.lecture.tour import Scene, Tour, tour
from geohist.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from geohist.atlas import Atlas
    from geohist.service.workshop import Order, Work


def work_of(atlas: Atlas, order: Order) -> Work:
    """Give the work behind an order: a deck, or a kit as one archive.

    Raises:
        GeohistError: if there is no such tour.
    """
    chosen = tour(atlas, order.tour)

    def deck(folder: Path, report: Callable[[int, int], None]) -> Path:
        out = folder / order.name
        return slides(atlas, chosen, out, lang=order.lang, address=order.address, look=order.look, progress=report)

    def whole(folder: Path, report: Callable[[int, int], None]) -> Path:
        out = folder / order.name
        loose = folder / out.stem
        try:
            kit(atlas, chosen, loose, lang=order.lang, address=order.address, look=order.look, with_film=order.with_film, progress=report)
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
                for file in sorted(path for path in loose.rglob("*") if path.is_file()):
                    archive.write(file, f"{chosen.id}-lecture/{file.relative_to(loose).as_posix()}")
        finally:
            shutil.rmtree(loose, ignore_errors=True)
        return out

    return deck if order.kind == "deck" else whole


def tour_of_view(atlas: Atlas, day: int, view: str, lang: str, heading: str = "", text: str = "") -> Tour:
    """Give a tour of one scene: a day (a day number) and a view (as of ``snapshot``), in the day's own words unless others are given."""
    from geohist.render import ground_of
    from geohist.render.caption import caption_of
    from geohist.scene.moment import Moment

    words = text or caption_of(Moment(ground_of(atlas).parts, day), lang).summary
    scene = Scene(day, day + 1, view or "opening", Text({lang: heading}) if heading else None, Text({lang: words}), ())
    return Tour("view", Text({lang: heading}) if heading else atlas.title, None, (scene,))


def slide(
    atlas: Atlas, day: int, view: str, *, lang: str = "en", heading: str = "", text: str = "", address: str = "", look: str = ""
) -> bytes:
    """Give a deck of one slide; see ``tour_of_view``.

    Raises:
        GeohistError: as ``geohist.lecture.slides``.
    """
    shown = tour_of_view(atlas, day, view, lang, heading, text)
    with tempfile.TemporaryDirectory(prefix="geohist-") as folder:
        return slides(atlas, shown, Path(folder) / "slide.pptx", lang=lang, address=address, look=look).read_bytes()
