"""Tours by id, as the command line names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geohist.errors import GeohistError
from geohist.files.problems import close
from geohist.model.tour import Scene, Tour

if TYPE_CHECKING:
    from geohist.atlas import Atlas

__all__ = ["Scene", "Tour", "tour", "tour_ids"]


def tour_ids(atlas: Atlas) -> list[str]:
    """Give the ids of an atlas's tours."""
    return sorted(atlas.tours)


def tour(atlas: Atlas, key: str) -> Tour:
    """Give a tour by id.

    Raises:
        GeohistError: if there is none of that name.
    """
    known = tour_ids(atlas)
    if key not in known:
        raise GeohistError("no such tour", expected=", ".join(known) or "a tour in tours/", given=key, nearest=close(key, known))
    return atlas.tours[key]
