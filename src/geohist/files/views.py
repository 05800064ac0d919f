"""Where a scene looks, as a tour writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

WORDS = ("opening", "fit")
_NUMBERS = {3, 4}


def view_of(view: str, places: Container[str]) -> list[float] | None:
    """Read a view: longitude, latitude, zoom, or west, south, east, north; empty for ``opening``, ``fit``, a place; None if it is none."""
    if view in WORDS or view in places:
        return []
    try:
        numbers = [float(part) for part in view.split(",")]
    except ValueError:
        return None
    return numbers if len(numbers) in _NUMBERS else None
