"""The atlas's style table, with plain values for what an atlas leaves unsaid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geohist.atlas import Atlas

PLAIN: Mapping[str, Any] = {
    "page": {"paper": "#FBF8F1", "ink": "#221C18", "oxblood": "#8E1B2F"},
    "map": {
        "sea": "#D6E3E9",
        "coast": {"color": "#5F8196", "width": 0.8},
        "river": {"color": "#86A9BC", "width": 1.0, "minor": 0.7},
        "lake": {"color": "#D6E3E9", "edge": "#86A9BC", "width": 0.7},
        "railway": {"color": "#8D7A6C", "width": 0.8},
        "water_name": "#3B6480",
        "bystander": "#F0EDE4",
        "unknown": "#E1DBCD",
    },
    "borders": {
        "order": ["administrative", "bystander", "sovereign-line", "agreed", "de-facto", "disputed", "front"],
        "agreed": {"color": "#51443C", "width": 1.5},
        "de-facto": {"color": "#51443C", "width": 1.3, "dash": [6, 3]},
        "disputed": {"color": "#51443C", "width": 1.5, "dash": [0.1, 3.6], "cap": "round"},
        "front": {"color": "#8A2A1E", "width": 2.4, "dash": [3, 2]},
        "sovereign-line": {"color": "#51443C", "width": 0.9, "dash": [2, 2]},
        "administrative": {"color": "#8C7F70", "width": 0.6},
        "bystander": {"color": "#B3AA98", "width": 0.9},
        "changed": {"color": "#7A1626", "width": 1.5, "casing": {"color": "#FFF6E2", "width": 4.2}},
    },
    "areas": {
        "occupied": {"width": 2.2, "every": 7, "angle": 45},
        "protection": {"width": 1.8, "every": 6, "angle": -45, "edge": {"width": 1.4}},
        "claimed": {"width": 1.1, "every": 9, "angle": 90, "edge": {"width": 1.1, "dash": [6, 3]}},
        "proposed": {"width": 0.9, "every": 9, "angle": 0, "edge": {"width": 1.2, "dash": [0.1, 3.6], "cap": "round"}},
        "demilitarised": {"radius": 1.3, "every": 9, "edge": {"width": 1.0}},
    },
    "signs": {
        "treaty": {"color": "#8E1B2F", "size": 16},
        "event": {"color": "#2F2B28", "size": 13},
        "letter": {"color": "#1C5A86", "line": 1.2},
        "mission": {"color": "#5A3A86", "size": [11, 16]},
        "delegation": {"color": "#14504A"},
        "stop": {"color": "#14504A", "size": 8.4},
        "place": {"color": "#221C18", "capital": 6.8, "city": 5.4, "town": 4.4},
    },
    "routes": {
        "color": "#14504A",
        "casing": "#FFFDF8",
        "attested": {"width": 2.2, "casing_width": 4.6},
        "inferred": {"width": 1.5, "dash": [5, 4], "casing_width": 3.2},
        "sea": {"width": 1.5, "dash": [1.5, 4], "casing_width": 3.2},
    },
}
"""Pixels and colours as in ``style.toml``, whose values come first."""


def style_of(atlas: Atlas) -> dict[str, Any]:
    """Return the style table of an atlas, whole."""
    return _over(PLAIN, atlas.style)


def _over(plain: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(plain)
    for key, value in given.items():
        below = plain.get(key)
        merged[key] = _over(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged
