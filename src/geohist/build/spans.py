"""Dates and names that built features share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist.when import day_iso, span_to_iso

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geohist.atlas import Atlas

CERTAINTIES = ("certain", "probable", "doubtful")


def dated(lo: int, hi: int) -> dict[str, Any]:
    """Give ``date`` (EDTF), ``start`` and ``end`` (inclusive ISO days) of a span of days; the days are left out beyond the years 1–9999."""
    first, last = day_iso(lo), day_iso(hi - 1)
    found: dict[str, Any] = {"date": first if first == last else f"{first}/{last}"}
    start, end = span_to_iso(lo, hi)
    return found | ({"start": start} if start else {}) | ({"end": end} if end else {})


def stamp(day: int) -> str:
    """Give a day as a part of an id."""
    iso = day_iso(day)
    return f"bce{iso}" if iso.startswith("-") else iso


def least_certain(found: Iterable[str]) -> str:
    """Give the least certain of several certainties."""
    return max(found, key=CERTAINTIES.index)


def named(atlas: Atlas, polity: str, day: int) -> dict[str, str]:
    """Give the name of a polity on a day in the atlas's languages, in the order of its title."""
    found = atlas.polities[polity]
    return {language: found.name_on(day, language) for language in found.title if language in atlas.languages}
