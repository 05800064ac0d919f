"""Rules about time: days that follow from dates, order, span, and dates that some claim supports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist.check.material import claims_of, objects, when
from geohist.formatting import derived_days
from geohist.when import day_iso

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geohist.check.finding import Finding
    from geohist.check.material import Item, Material
    from geohist.when import When

DATING = frozenset({"date", "departed", "arrived"})
"""What a claim may be about to support the date of its record."""


def ends_before_starts(found: Material) -> Iterator[Finding]:
    """Nothing ends before it starts."""
    for item in found.records:
        start, end = when(item.value.get("start")), when(item.value.get("end"))
        if start and end and end.core_lo < start.core_lo:
            yield item.finding("end-before-start", "it ends before it starts", "end", expected=f"{start.edtf} or later", given=end.edtf)
    for file in ("territory/tenure.csv", "territory/borders.csv"):
        for item in found.tables[file]:
            start, end = when(item.value["from"]), when(item.value["until"])
            if start and end and end.core_hi <= start.core_lo:
                yield item.finding(
                    "end-before-start", "it ends before it begins", "until", expected=f"{start.edtf} or later", given=end.edtf
                )


def days_not_derived(found: Material) -> Iterator[Finding]:
    """``start`` and ``end`` are what follows from the date."""
    for item in found.records:
        date = when(item.value.get("date"))
        if date is None:
            continue
        wanted = derived_days(date.edtf)
        for key in ("start", "end"):
            given = item.value.get(key, "left out")
            expected = wanted.get(key, "left out")
            if given != expected:
                yield item.finding(
                    "days-not-derived",
                    f"it does not follow from the date {date.edtf}; run: geohist format",
                    key,
                    expected=str(expected),
                    given=given,
                )


def outside_span(found: Material) -> Iterator[Finding]:
    """Whatever is dated touches the atlas's span."""
    if found.span is None:
        return
    lo, hi = found.span
    span = f"a date that touches {day_iso(lo)}/{day_iso(hi - 1)}"
    for item in found.records:
        date = when(item.value.get("date"))
        if date and (date.hi <= lo or date.lo >= hi):
            yield item.finding("outside-span", "it lies outside the span of the atlas", "date", expected=span, given=date.edtf)
    for file in ("territory/tenure.csv", "territory/borders.csv"):
        for item in found.tables[file]:
            first, last = when(item.value["from"]), when(item.value["until"])
            if (first and first.core_lo >= hi) or (last and last.core_hi <= lo):
                given = f"{item.value['from']} to {item.value['until']}"
                yield item.finding("outside-span", "it lies outside the span of the atlas", "from", expected=span, given=given)


def received_before_sent(found: Material) -> Iterator[Finding]:
    """No letter arrives before it was sent."""
    for item in found.features["letters.geojson"]:
        sent, received = when(item.value.get("sent")), when(item.value.get("received"))
        if sent and received and received.certainly_before(sent):
            expected, given = f"{sent.edtf} or later", received.edtf
            yield item.finding("received-before-sent", "it was received before it was sent", "received", expected=expected, given=given)


def stops_out_of_order(found: Material) -> Iterator[Finding]:
    """The stops of a route follow one another in time."""
    for item in found.features["routes.geojson"]:
        last: When | None = None
        for index, stop in enumerate(objects(item.value.get("stops"))):
            date = when(stop.get("date"))
            if last and date and date.certainly_before(last):
                expected, field = f"{last.edtf} or later", f"stops.{index}.date"
                yield item.finding(
                    "stops-out-of-order", "the stop comes before the one it follows", field, expected=expected, given=date.edtf
                )
            last = date or last


def unsupported_dates(found: Material) -> Iterator[Finding]:
    """Every end of every date drawn is named by a claim that is no slip."""
    for item in found.records:
        claims = [one.value for one in claims_of(item)]
        yield from _unsupported(item, "date", item.value.get("date"), claims)
        for index, stop in enumerate(objects(item.value.get("stops"))):
            if stop.get("attested") is True:
                yield from _unsupported(
                    item, f"stops.{index}.date", stop.get("date"), [*objects(stop.get("claims")), *objects(item.value.get("claims"))]
                )


def _unsupported(item: Item, field: str, date: object, claims: list[dict[str, Any]]) -> Iterator[Finding]:
    drawn = when(date)
    if drawn is None:
        return
    dated = [found for one in claims if one.get("about") in DATING and not one.get("slip") and (found := when(one.get("value")))]
    said = [part for found in dated for part in found.parts]
    for part in drawn.parts:
        if not any(part.lo <= one.core_lo and one.core_hi <= part.hi for one in said):
            claimed = ", ".join(dict.fromkeys(found.edtf for found in dated)) or "nothing"
            yield item.finding(
                "unsupported-date", "no claim supports the date", field, expected=f"what a claim says ({claimed})", given=drawn.edtf
            )
            return
