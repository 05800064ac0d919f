"""The chronicle: for each day on which something changes, one line for each thing that does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geohist.when import day_iso

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geohist.atlas import Atlas
    from geohist.build.transfers import Transfer
    from geohist.model import Record

LANGUAGE: Final = "en"
ORDER = ("treaties", "events", "letters", "missions", "routes", "zones")


def chronicle(atlas: Atlas, handed: Sequence[Transfer]) -> bytes:
    """Give ``chronicle.txt``: one line a thing, by day; land first, then records in the order of the layers."""
    lines: list[tuple[int, int, str]] = []
    for one in handed:
        doubt = "" if one.certainty == "certain" else f" [{one.certainty}]"
        lines.append((one.day, 0, f"land     {one.title[LANGUAGE]}; {one.km2:,.0f} km²{_by(atlas, one.instrument)}{doubt}"))
    lines += [
        (rule.lo, 1, f"border   {rule.name}: {rule.status}{_by(atlas, rule.instrument)}")
        for rule in atlas.border_rules
        if atlas.span[0] < rule.lo < atlas.span[1]
    ]
    for record in atlas.records.values():
        lines += [(day, 2 + ORDER.index(record.layer), words) for day, words in _of_record(atlas, record)]
    kept = sorted(set(lines))
    return "".join(f"{day_iso(day)}  {words}\n" for day, _, words in kept).encode()


def _by(atlas: Atlas, instrument: str) -> str:
    """Say by which instrument, with its title where it is a record."""
    by = atlas.records[instrument].title.say(LANGUAGE) if instrument in atlas.records else instrument
    return f"; {by}" if by else ""


def _of_record(atlas: Atlas, record: Record) -> Iterator[tuple[int, str]]:
    kind = {"treaties": "treaty", "events": "event", "letters": "letter", "missions": "mission", "routes": "journey", "zones": "zone"}[
        record.layer
    ]
    when = record.when
    vague = "" if when.core_hi == when.core_lo + 1 else f" ({when.format(LANGUAGE)})"
    title = record.title.say(LANGUAGE)
    doubt = "" if record.certainty == "certain" else f" [{record.certainty}]"
    unreal = "" if record.happened else " [not drawn]"
    place = f", at {atlas.places[record.place].name_on(when.core_lo, LANGUAGE)}" if record.place in atlas.places and record.place else ""
    if record.layer in {"missions", "zones"}:
        if when.core_lo > atlas.span[0]:
            yield when.core_lo, f"{kind:<8} begins: {title}{place}{doubt}{unreal}"
        if when.core_hi < atlas.span[1]:
            yield when.core_hi - 1, f"{kind:<8} last day: {title}{place}{doubt}{unreal}"
        return
    yield when.core_lo, f"{kind:<8} {title}{place}{vague}{doubt}{unreal}"
    for stop in record.stops:
        inferred = "" if stop.attested else " [inferred]"
        dated = "" if stop.when.core_hi == stop.when.core_lo + 1 else f" ({stop.when.format(LANGUAGE)})"
        yield stop.when.core_lo, f"{kind:<8} {title}: at {atlas.places[stop.place].name_on(stop.when.core_lo, LANGUAGE)}{dated}{inferred}"
