"""Looks: the style table with what a look changes laid over it, and the colours of polities that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist.errors import GeohistError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NEUTRALS = ("bystander", "unknown", "neutral_label")
"""Colours of ``[map]`` that a polity may bear as its own and that follow the look."""


def looks_of(style: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the names of the looks of a style table; the first is the table as it stands. A table without looks has none."""
    return tuple(style.get("looks", {}))


def style_in(style: Mapping[str, Any], look: str = "") -> dict[str, Any]:
    """Give a style table (``atlas.style``) in a look, whole and without its looks; the first look if none is named.

    Raises:
        GeohistError: if the table has no such look.
    """
    table = {key: value for key, value in style.items() if key != "looks"}
    names = looks_of(style)
    if not look:
        look = names[0] if names else ""
    elif look not in names:
        raise GeohistError("no such look", file="style.toml", expected=", ".join(names) or "none: the atlas has one look", given=look)
    changes = {key: value for key, value in style["looks"][look].items() if key != "title"} if look else {}
    return _over(table, changes)


def polities_in(polities: Sequence[Mapping[str, Any]], style: Mapping[str, Any], look: str = "") -> list[dict[str, Any]]:
    """Give the polities (mappings with ``id``, ``fill``, ``ribbon``, ``label``) in the colours of a look.

    Raises:
        GeohistError: if the table has no such look.
    """
    plain, table = style_in(style), style_in(style, look)
    neutral = {plain.get("map", {}).get(name): table.get("map", {}).get(name) for name in _NEUTRALS}
    neutral.pop(None, None)
    own = table.get("polities", {})
    coloured = []
    for polity in polities:
        colours = {key: neutral.get(polity.get(key), polity.get(key)) for key in ("fill", "ribbon", "label")}
        coloured.append({**polity, **colours, **own.get(polity["id"], {})})
    return coloured


def dressed(parts: Mapping[str, Any], look: str = "") -> dict[str, Any]:
    """Give the parts of a payload in a look: its style table and its polities, all else as it is.

    Raises:
        GeohistError: if the atlas has no such look.
    """
    style = parts["style"]
    return {**parts, "style": style_in(style, look), "polities": polities_in(parts["polities"], style, look)}


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        under = below.get(key)
        merged[key] = _over(under, value) if isinstance(under, dict) and isinstance(value, dict) else value
    return merged
