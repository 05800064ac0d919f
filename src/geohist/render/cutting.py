"""Pixel geometry: rings to polygons and back, cut to a box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geohist.render.drawing import Box, Pixels


def polygons(rings: Sequence[Pixels]) -> Any:
    """Join rings into one shapely area; a ring inside another is its hole."""
    return shapely.make_valid(shapely.build_area(shapely.multilinestrings(linestrings(rings))))


def rings_of(area: Any) -> tuple[Pixels, ...]:
    """Give all rings of a shapely polygon, multipolygon or collection, shells and holes."""
    parts = shapely.get_parts(area)
    parts = parts[shapely.get_type_id(parts) == 3] if len(parts) else parts  # noqa: PLR2004 - shapely's number of a polygon
    return tuple(np.asarray(shapely.get_coordinates(ring)) for ring in shapely.get_rings(parts)) if len(parts) else ()


def lines_in(lines: Iterable[Pixels], box: Box) -> tuple[Pixels, ...]:
    """Cut lines to a box."""
    found = [line for line in lines if len(line) > 1]
    if not found:
        return ()
    cut = shapely.get_parts(shapely.clip_by_rect(linestrings(found), *box))
    pieces = shapely.get_parts(cut)
    return tuple(shapely.get_coordinates(piece) for piece in pieces if piece.geom_type == "LineString" and not piece.is_empty)


def area_in(rings: Sequence[Pixels], box: Box) -> tuple[Pixels, ...]:
    """Cut an area to a box."""
    return rings_of(shapely.clip_by_rect(polygons(rings), *box))


def simpler(lines: Sequence[Pixels], tolerance: float) -> list[Pixels]:
    """Leave out the positions of lines that change nothing by more than ``tolerance`` pixels; ends stay."""
    thinned = shapely.simplify(linestrings(lines), tolerance, preserve_topology=False)
    coordinates, index = shapely.get_coordinates(thinned, return_index=True)
    return list(np.split(coordinates, np.searchsorted(index, np.arange(1, len(lines)))))


def beside(lines: Sequence[Pixels], distance: float) -> tuple[Pixels, ...]:
    """Shift lines sideways by ``distance`` pixels: positive is to the right of their run in a picture that counts downwards."""
    moved = shapely.offset_curve(linestrings(lines), distance, join_style="bevel", quad_segs=1)
    return tuple(shapely.get_coordinates(piece) for piece in shapely.get_parts(moved) if not piece.is_empty)


def linestrings(lines: Sequence[Pixels]) -> Any:
    """Make shapely lines of many lines at once."""
    counts = [len(line) for line in lines]
    return shapely.linestrings(np.concatenate(lines), indices=np.repeat(np.arange(len(lines)), counts))
