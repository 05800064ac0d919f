"""Rules about evidence: claims, readings, and how much is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist.check.material import claims_of, objects, strings
from geohist.disagree import disagreements, values
from geohist.errors import GeohistError
from geohist.files.values import claim as claim_of
from geohist.files.values import reading as reading_of
from geohist.model import Record, Stop, Text
from geohist.model.evidence import covered
from geohist.quote import LONGEST
from geohist.when import When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geohist.check.finding import Finding
    from geohist.check.material import Item, Material

MOST_QUOTED = 1 / 3
"""The largest share of a source that excerpts may take up."""
DRAWN = {"date": "date", "place": "place", "received": "received"}
"""Properties a reading is about, and the key that the map draws."""


def claimless_records(found: Material) -> Iterator[Finding]:
    """Every record rests on at least one claim, a route perhaps only at its stops."""
    for item in found.records:
        if not any(claims_of(item)):
            yield item.finding("no-claims", "nothing says so", "claims", expected="at least one claim")


def attested_without_claim(found: Material) -> Iterator[Finding]:
    """A stop said to be attested has a claim that attests it."""
    for item in found.features["routes.geojson"]:
        for index, stop in enumerate(objects(item.value.get("stops"))):
            if stop.get("attested") is True and not objects(stop.get("claims")):
                field = f"stops.{index}.attested"
                yield item.finding(
                    "attested-without-claim", "the stop is called attested, but no claim attests it", field, expected="a claim"
                )


def long_excerpts(found: Material) -> Iterator[Finding]:
    """No excerpt is longer than ``geohist.quote.LONGEST`` words."""
    for key, (source, one) in found.excerpts.items():
        words = len(str(one.get("exact", "")).split())
        if words > LONGEST:
            field = f"excerpts.{key.partition('#')[2]}"
            yield source.finding("excerpt-too-long", "the excerpt is too long", field, expected=f"at most {LONGEST} words", given=words)


def too_much_quoted(found: Material) -> Iterator[Finding]:
    """No more than a third of a source is quoted."""
    for source in found.sources:
        letters = (source.value.get("text") or {}).get("letters") if isinstance(source.value.get("text"), dict) else None
        excerpts = objects(source.value.get("excerpts"))
        spans = [(one["position"][0], one["position"][1]) for one in excerpts if _is_span(one.get("position"))]
        if isinstance(letters, int) and letters > 0 and covered(spans) > letters * MOST_QUOTED:
            share = f"{covered(spans) / letters:.0%}"
            yield source.finding("too-much-quoted", "too much of the source is quoted", "excerpts", expected="at most a third", given=share)


def _is_span(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(one, int) for one in value)  # noqa: PLR2004 - start and end


def missing_translations(found: Material) -> Iterator[Finding]:
    """Every excerpt that is not English has an English translation, with its translator."""
    for key, (source, one) in found.excerpts.items():
        record = source.value.get("record")
        if isinstance(record, dict) and record.get("language") == "en":
            continue
        field = f"excerpts.{key.partition('#')[2]}.translation"
        translation = one.get("translation")
        if not isinstance(translation, dict) or not translation.get("en"):
            yield source.finding("missing-translation", "the excerpt has no English translation", field)
        elif not one.get("translator"):
            yield source.finding("missing-translation", "the translation does not name its translator", field)


def disagreements_without_reading(found: Material) -> Iterator[Finding]:
    """Where claims cannot all hold, the editor says what is drawn and why."""
    for item in found.records:
        for one in disagreements(_record(item)):
            if one.reading is None:
                field = f"{one.where}.readings" if one.where else "readings"
                said = " and ".join(values(one.claims))
                message = f"claims about {one.about} cannot all hold: {said}"
                yield item.finding("disagreement-without-reading", message, field, expected=f"a reading about {one.about} with its reason")


def readings_not_drawn(found: Material) -> Iterator[Finding]:
    """The value a reading chooses is the one the record has."""
    for item in found.records:
        for index, one in enumerate(objects(item.value.get("readings"))):
            key = DRAWN.get(str(one.get("about")))
            if key and key in item.value and one.get("value") != item.value[key]:
                field, expected = f"readings.{index}.value", f"{item.value[key]}, the record's {key}"
                yield item.finding(
                    "reading-not-drawn", "the reading is not what is drawn", field, expected=expected, given=one.get("value")
                )


def unclaimed_parties(found: Material) -> Iterator[Finding]:
    """Every party of a treaty is claimed by somebody, where parties are claimed at all (a warning)."""
    for item in found.features["treaties.geojson"]:
        claimed = {str(one.get("value")) for one in objects(item.value.get("claims")) if one.get("about") == "party"}
        for index, party in enumerate(strings(item.value.get("parties")) if claimed else []):
            if party not in claimed:
                yield item.finding("unclaimed-party", "no claim names this party", f"parties.{index}", given=party, severity="warning")


def _record(item: Item) -> Record:
    """Make as much of a record as disagreements need, leaving out claims that cannot be read."""

    def claims(found: object) -> tuple[Any, ...]:
        made = []
        for one in objects(found):
            try:
                made.append(claim_of(one))
            except (GeohistError, KeyError, TypeError, ValueError, AttributeError):  # another rule names what is wrong with it
                continue
        return tuple(made)

    def readings(found: object) -> tuple[Any, ...]:
        return tuple(reading_of(one) for one in objects(found) if "about" in one and isinstance(one.get("why"), dict))

    stops = tuple(
        Stop("", When("0001"), attested=False, claims=claims(stop.get("claims")), readings=readings(stop.get("readings")))
        for stop in objects(item.value.get("stops"))
    )
    return Record(
        id=item.name,
        layer="",
        title=Text(),
        when=When("0001"),
        certainty="",
        geometry={},
        claims=claims(item.value.get("claims")),
        readings=readings(item.value.get("readings")),
        stops=stops,
    )
