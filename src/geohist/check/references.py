"""Rules about references: whatever one file names in another is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from geohist.check.finding import Finding
from geohist.check.material import objects, strings
from geohist.files.common import ID_PATTERN
from geohist.files.problems import close

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from geohist.check.material import Item, Material

TENURE, BORDERS, CELLS = "territory/tenure.csv", "territory/borders.csv", "territory/cells.csv"


def _dangling(what: str, named: Iterable[tuple[Item, str, Any]], known: AbstractSet[str]) -> Iterator[Finding]:
    for item, field, name in named:
        if isinstance(name, str) and name not in known:
            yield item.finding(f"dangling-{what}", f"there is no such {what}", field, given=name, nearest=close(name, known))


def _claimed(found: Material, abouts: AbstractSet[str]) -> Iterator[tuple[Item, str, Any]]:
    for claim in found.claims:
        if claim.value.get("about") in abouts:
            yield claim.item, f"{claim.path}.value", claim.value.get("value")


def dangling_places(found: Material) -> Iterator[Finding]:
    """Every place named is in the gazetteer."""
    named: list[tuple[Item, str, Any]] = []
    for item in found.records:
        named += [(item, key, item.value.get(key)) for key in ("place", "from", "to")]
        named += [(item, f"stops.{index}.place", stop.get("place")) for index, stop in enumerate(objects(item.value.get("stops")))]
    named += [(claim.item, f"{claim.path}.place", claim.value.get("place")) for claim in found.claims]
    named += _claimed(found, {"place"})
    return _dangling("place", named, found.ids("places.geojson"))


def dangling_actors(found: Material) -> Iterator[Finding]:
    """Every person named is in the register."""
    named: list[tuple[Item, str, Any]] = [
        (item, f"actors.{index}.actor", one.get("actor"))
        for item in found.records
        for index, one in enumerate(objects(item.value.get("actors")))
    ]
    return _dangling("actor", named, found.ids("actors.json"))


def dangling_parties(found: Material) -> Iterator[Finding]:
    """Every person or party claimed is a known actor or polity."""
    known = found.ids("actors.json", "polities.json")
    return _dangling("party", _claimed(found, {"party", "head", "signatory", "sender", "addressee"}), known)


def dangling_polities(found: Material) -> Iterator[Finding]:
    """Every polity named is in the register."""
    named: list[tuple[Item, str, Any]] = []
    for item in found.records:
        named += [(item, key, item.value.get(key)) for key in ("sends", "receives", "claimant")]
        named += [(item, f"{key}.{i}", one) for key in ("polities", "parties") for i, one in enumerate(strings(item.value.get(key)))]
    for item in found.registers["polities.json"]:
        named += [(item, f"{key}.{i}", one) for key in ("predecessors", "successors") for i, one in enumerate(strings(item.value.get(key)))]
        named.append((item, "continues", item.value.get("continues")))
    for item in found.tables[TENURE]:
        named += [(item, "polity", item.value["polity"]), (item, "sovereign", item.value["sovereign"] or None)]
    return _dangling("polity", named, found.ids("polities.json"))


def dangling_excerpts(found: Material) -> Iterator[Finding]:
    """Every passage cited is an excerpt of a source."""
    named: list[tuple[Item, str, Any]] = [(claim.item, f"{claim.path}.excerpt", claim.value.get("excerpt")) for claim in found.claims]
    named += [(item, "excerpts", key) for item in found.tables[TENURE] for key in item.value["excerpts"].split()]
    return _dangling("excerpt", named, found.excerpts.keys())


def dangling_cells(found: Material) -> Iterator[Finding]:
    """Every cell and group of cells named is there."""
    named: list[tuple[Item, str, Any]] = [(item, "cell", item.value["cell"]) for item in found.tables[TENURE]]
    named += [(item, side, one) for item in found.tables[BORDERS] for side in ("cells_a", "cells_b") for one in item.value[side].split()]
    return _dangling("cell", named, found.groups.keys())


def dangling_instruments(found: Material) -> Iterator[Finding]:
    """An instrument written as an id is a record; one in words is left alone."""
    named: list[tuple[Item, str, Any]] = [
        (item, "instrument", item.value["instrument"])
        for file in (TENURE, BORDERS)
        for item in found.tables[file]
        if re.match(ID_PATTERN, item.value["instrument"])
    ]
    return _dangling("instrument", named, found.record_ids)


def dangling_ways(found: Material) -> Iterator[Finding]:
    """Whatever a leg goes through is a place or a rail line."""
    named: list[tuple[Item, str, Any]] = [
        (item, f"legs.{index}.via.{at}", one)
        for item in found.features["routes.geojson"]
        for index, leg in enumerate(objects(item.value.get("legs")))
        for at, one in enumerate(strings(leg.get("via")))
    ]
    return _dangling("way", named, found.ids("places.geojson") | found.rail_lines) if named else iter(())


def dangling_redirects(found: Material) -> Iterator[Finding]:
    """Every retired id leads to something that is there."""
    known = {item.name for item in found.records} | found.ids(CELLS, "places.geojson", "actors.json", "polities.json")
    for old, new in found.redirects.items():
        if new not in known:
            yield Finding("dangling-redirect", "the id it leads to is not there", "redirects.json", old, None, None, new, close(new, known))


def dangling_repetitions(found: Material) -> Iterator[Finding]:
    """What a source says again is said in an excerpt that is there."""
    named = [
        (source, f"passed_over.{index}.where", one.get("where"))
        for source in found.sources
        for index, one in enumerate(objects(source.value.get("passed_over")))
    ]
    return _dangling("excerpt", named, set(found.excerpts))


def unused_excerpts(found: Material) -> Iterator[Finding]:
    """Every excerpt is used by a claim or a tenure (a warning)."""
    used = {claim.value.get("excerpt") for claim in found.claims}
    used |= {key for item in found.tables[TENURE] for key in item.value["excerpts"].split()}
    for key, (source, _) in found.excerpts.items():
        if key not in used:
            yield source.finding(
                "unused-excerpt", "no claim rests on this excerpt", f"excerpts.{key.partition('#')[2]}", severity="warning"
            )
