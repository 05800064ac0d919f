"""The atlas's style table, with ink on paper for what an atlas leaves unsaid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist.scene.look import style_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geohist.atlas import Atlas

_INK, _GREY, _PAPER = "#000000", "#808080", "#FFFFFF"

_UNSAID: Mapping[str, Any] = {
    "page": {"paper": _PAPER, "ink": _INK, "ink_2": _INK, "oxblood": _INK},
    "map": {
        "sea": _PAPER,
        "coast": {"color": _GREY, "width": 0.8},
        "river": {"color": _GREY, "width": 1.0, "minor": 0.7},
        "lake": {"color": _PAPER, "edge": _GREY, "width": 0.7},
        "railway": {"color": _GREY, "width": 0.8},
        "water_name": _INK,
        "bystander": _PAPER,
        "unknown": _PAPER,
        "neutral_label": _INK,
    },
    "borders": {
        "agreed": {"color": _INK, "width": 1.5},
        "bystander": {"color": _GREY, "width": 0.9},
        "changed": {"color": _INK, "width": 1.5, "casing": {"color": _PAPER, "width": 4.2}},
    },
    "areas": {"occupied": {"width": 2.2, "every": 7, "angle": 45}, "doubtful": {"radius": 0.9, "every": 8, "opacity": 0.6}},
    "signs": {
        "treaty": {"color": _INK, "size": 16},
        "event": {"color": _INK, "size": 13},
        "letter": {"color": _INK, "line": 1.2},
        "mission": {"color": _INK, "size": [11, 16]},
        "delegation": {"color": _INK},
        "stop": {"color": _INK, "size": 8.4},
        "place": {"color": _INK, "capital": 6.8, "city": 5.4, "town": 4.4},
    },
    "routes": {
        "color": _INK,
        "casing": _PAPER,
        "attested": {"width": 2.2, "casing_width": 4.6},
        "inferred": {"width": 1.5, "dash": [5, 4], "casing_width": 3.2},
        "sea": {"width": 1.5, "dash": [1.5, 4], "casing_width": 3.2},
    },
}
"""Ink on paper: how an atlas is drawn so far as it has no style table. The colours of one that has a table stand there and nowhere else."""


def style_of(atlas: Atlas) -> dict[str, Any]:
    """Return the style table of an atlas in its first look, whole."""
    return _over(_UNSAID, style_in(atlas.style))


def line_ink(atlas: Atlas) -> str:
    """Return the colour of an agreed border: of every line whose kind the table does not name."""
    return str(style_of(atlas)["borders"]["agreed"]["color"])


def _over(plain: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(plain)
    for key, value in given.items():
        below = plain.get(key)
        merged[key] = _over(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged
