"""Names that follow the parallels, as on a printed map: words on a circle round the pole, letter by letter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geohist.render.typeface import advance, width_of

if TYPE_CHECKING:
    from geohist.render.canvas import Canvas
    from geohist.render.drawing import Pixels, Words

_FLATTEST = 60_000.0  # a circle of more pixels than this is a straight line


def pole_of(canvas: Canvas) -> tuple[float, float] | None:
    """Give the pixel round which the parallels of a northern map run; None where they are straight lines, or bend the other way."""
    if canvas.view.lat <= 0:
        return None
    x, y = canvas.point((canvas.view.lon, 90.0))
    return (x, y) if np.isfinite([x, y]).all() and y < canvas.box[1] and canvas.box[3] - y < _FLATTEST else None


def bent(middles: Pixels, size: tuple[float, float], pole: tuple[float, float], across: Any, down: Any) -> Pixels:
    """Give points of words set round a pole, at shares of their width and height (-1 to 1), for every middle: n × m × 2."""
    away = middles - np.array(pole)
    radius = np.hypot(away[:, 0], away[:, 1])[:, None]
    turn = np.arctan2(away[:, 0], away[:, 1])[:, None] + across * size[0] / 2 / radius
    reach = radius + down * size[1] / 2
    return np.stack([pole[0] + reach * np.sin(turn), pole[1] + reach * np.cos(turn)], axis=2)


def bent_boxes(middles: Pixels, size: tuple[float, float], pole: tuple[float, float]) -> Pixels:
    """Give the boxes round words set round a pole, for every middle: n × 4."""
    across, down = (axis.ravel() for axis in np.meshgrid(np.linspace(-1, 1, 5), (-1.0, 1.0)))
    points = bent(middles, size, pole, across, down)
    return np.concatenate([points.min(axis=1), points.max(axis=1)], axis=1)


def share_on(area: Any, middles: Pixels, size: tuple[float, float], pole: tuple[float, float]) -> Any:
    """Give for every middle the share of the words round a pole that lies on an area."""
    across, down = (axis.ravel() for axis in np.meshgrid(np.linspace(-1, 1, 13), (-1.0, -0.3, 0.3, 1.0)))
    points = bent(middles, size, pole, across, down)
    return shapely.contains_xy(area, points[:, :, 0], points[:, :, 1]).mean(axis=1)


def letters_of(item: Words) -> list[Words]:
    """Give bent words as letters, each straight, starting at its own spot and turned its own way; spaces left out."""
    if item.pole is None:
        return [item]
    look, (px, py) = item.type, item.pole
    radius = float(np.hypot(item.x - px, item.y - py))
    start = -width_of(item.text, look) / 2
    middle = float(np.arctan2(item.x - px, item.y - py))
    straight = replace(look, spacing=0.0)
    found = []
    for letter in item.text:
        wide = advance(letter, look.file) * look.size
        if not letter.strip():
            start += wide + look.spacing * look.size
            continue
        turn = middle + (start + wide / 2) / radius  # a letter stands upright over its own middle
        x, y = px + radius * np.sin(turn), py + radius * np.cos(turn)
        x, y = x - wide / 2 * np.cos(turn), y + wide / 2 * np.sin(turn)
        found.append(
            replace(item, text=letter, x=float(x), y=float(y), type=straight, anchor="start", angle=float(np.degrees(turn)), pole=None)
        )
        start += wide + look.spacing * look.size
    return found
