"""Linked Places Format 1.2: the gazetteer for the World Historical Gazetteer, names with their days, links to GeoNames."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geohist.when import OPEN_FUTURE, OPEN_PAST, day_iso

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geohist.atlas import Atlas
    from geohist.export.choice import Choice
    from geohist.model import Place

CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
"""Name of the vocabulary; nothing fetches it here."""
CITATION = "https://whgazetteer.org/schema/csl-citation.json"
"""Name of the form of its citation; nothing fetches it either."""

_TYPES = {
    "capital": ("aat:300387506", "capitals (seats of government)", "P"),
    "city": ("aat:300008389", "cities", "P"),
    "town": ("aat:300008375", "towns", "P"),
    "village": ("aat:300008372", "villages", "P"),
    "port": ("aat:300120599", "ports (settlements)", "P"),
    "site": ("aat:300000809", "places", "S"),
}


def write_linked_places(atlas: Atlas, choice: Choice, folder: Path) -> None:
    """Write ``places.lpf.json``, one place a line; positions WGS 84, days as ISO, both ends inclusive."""
    places = [place for place in atlas.places.values() if choice.takes({"properties": {}, "geometry": _point(place)})]
    if not places or not choice.takes_layer("places"):
        return
    lines = ",\n".join(json.dumps(feature(place, atlas), ensure_ascii=False, separators=(",", ":")) for place in places)
    head = f'{{"type":"FeatureCollection","@context":{json.dumps(CONTEXT)},"citation":{json.dumps(citation(atlas))},"features":[\n'
    (folder / "places.lpf.json").write_text(f"{head}{lines}\n]}}\n", "utf-8")


def citation(atlas: Atlas) -> dict[str, Any]:
    """Return how to cite the gazetteer, as the World Historical Gazetteer wants it: a citation of CSL, closed to other keys."""
    key = f"urn:geohist:{atlas.id}:{atlas.version}"
    item = {
        "id": key,
        "type": "dataset",
        "title": atlas.title.say("en"),
        "author": [{"family": "the geohist authors"}],  # its form of CSL knows no literal names
        "version": atlas.version,
        "license": "CC BY 4.0",
    }
    return {"schema": CITATION, "citationID": key, "citationItems": [{"id": key, "itemData": item}]}


def feature(place: Place, atlas: Atlas) -> dict[str, Any]:
    """Return a place as a feature of Linked Places."""
    identifier, label, letter = _TYPES.get(place.kind, _TYPES["site"])
    cited = [{"label": f"geohist atlas {atlas.id}", "@id": f"urn:geohist:{atlas.id}"}]
    found: dict[str, Any] = {
        "@id": f"urn:geohist:{atlas.id}:place:{place.id}",
        "type": "Feature",
        "properties": {"title": place.title.say("en"), "fclasses": [letter]},
        "when": {"timespans": [{"start": {"latest": day_iso(atlas.span[0])}, "end": {"earliest": day_iso(atlas.span[1] - 1)}}]},
        "names": list(_names(place, cited)),
        "types": [{"identifier": identifier, "label": label, "sourceLabels": [{"label": place.kind, "lang": "en"}]}],
        "geometry": _point(place),
    }
    if place.geonameid is not None:
        found["links"] = [{"type": "closeMatch", "identifier": f"gn:{place.geonameid}"}]
    if place.note:
        found["descriptions"] = [{"value": words, "lang": language} for language, words in place.note.items()]
    return found


def _names(place: Place, cited: list[dict[str, str]]) -> Iterator[dict[str, Any]]:
    for language, toponym in place.title.items():
        yield {"toponym": toponym, "lang": language, "citations": cited}
    for name in place.names:
        when = {"timespans": [_timespan(name.when.core_lo, name.when.core_hi)]}
        for language, toponym in name.text.items():
            yield {"toponym": toponym, "lang": language, "citations": cited, "when": when}


def _timespan(lo: int, hi: int) -> dict[str, Any]:
    span: dict[str, Any] = {}
    if lo > OPEN_PAST:
        span["start"] = {"in": day_iso(lo)}
    if hi < OPEN_FUTURE:
        span["end"] = {"in": day_iso(hi - 1)}
    return span


def _point(place: Place) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [place.lon, place.lat]}
