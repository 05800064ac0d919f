"""Rules about the shape of the files: keys, kinds of value, languages, canonical form, built files."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from geohist.check.finding import Finding, of_error
from geohist.errors import GeohistError
from geohist.files.layout import GEOMETRIES
from geohist.formatting import authored_files, canonical_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geohist.check.material import Material


def unreadable_files(found: Material) -> Iterator[Finding]:
    """Every file there is can be read."""
    yield from found.unreadable


def missing_heading(found: Material) -> Iterator[Finding]:
    """An atlas has a heading."""
    if found.heading is None and not any(one.file == "atlas.toml" for one in found.unreadable):
        yield Finding("missing-heading", "the folder is no atlas: it has no atlas.toml", "atlas.toml")


def _of_kind(found: Material, code: str) -> Iterator[Finding]:
    return (one for one in found.problems if one.code == code)


def unknown_keys(found: Material) -> Iterator[Finding]:
    """Every key is one the format knows."""
    return _of_kind(found, "unknown-key")


def missing_keys(found: Material) -> Iterator[Finding]:
    """Every obligatory key is there."""
    return _of_kind(found, "missing-key")


def missing_languages(found: Material) -> Iterator[Finding]:
    """Every text is there in Turkish and in English."""
    return _of_kind(found, "missing-language")


def wrong_values(found: Material) -> Iterator[Finding]:
    """Every value is of the kind that stands in its place."""
    return _of_kind(found, "wrong-value")


def bad_dates(found: Material) -> Iterator[Finding]:
    """Every date is EDTF and exists."""
    return _of_kind(found, "bad-date")


def claims_without_evidence(found: Material) -> Iterator[Finding]:
    """Every claim rests on a passage or on a named work."""
    return _of_kind(found, "claim-without-evidence")


def duplicate_ids(found: Material) -> Iterator[Finding]:
    """No id stands twice among the records, or within one register."""
    groups = [found.records, found.features["places.geojson"], found.features["territory/cuts.geojson"], *found.registers.values()]
    for group in [*groups, found.tables["territory/cells.csv"], found.sources]:
        times = Counter(item.name for item in group)
        for item in {item.name: item for item in group if times[item.name] > 1}.values():
            yield item.finding("duplicate-id", f"the id stands {times[item.name]} times", "id")
    for key, (source, one) in found.excerpts.items():
        listed = [other.get("id") for other in source.value["excerpts"] if isinstance(other, dict)]
        if listed.count(one.get("id")) > 1:
            yield source.finding("duplicate-id", f"the id stands {listed.count(one.get('id'))} times", f"excerpts.{key.partition('#')[2]}")


def retired_ids(found: Material) -> Iterator[Finding]:
    """No id that was retired is used again."""
    for item in found.records:
        if item.name in found.redirects:
            yield item.finding("retired-id", f"the id was retired in favour of {found.redirects[item.name]!r}", "id")


def wrong_geometries(found: Material) -> Iterator[Finding]:
    """Every feature has the kind of geometry of its layer."""
    for file, items in found.features.items():
        for item in items:
            kind = item.geometry.get("type") if isinstance(item.geometry, dict) else item.geometry
            if kind not in GEOMETRIES[file]:
                expected = " or ".join(GEOMETRIES[file])
                yield item.finding("wrong-geometry", "not the geometry of this layer", "geometry", expected=expected, given=kind)


def misnamed_sources(found: Material) -> Iterator[Finding]:
    """A source's file is named for its id."""
    for item in found.sources:
        if item.value and item.file != f"sources/{item.name}.json":
            yield item.finding("misnamed-source", "the file is not named for its source", "id", expected=f"sources/{item.name}.json")


def not_canonical(found: Material) -> Iterator[Finding]:
    """Every authored file is in canonical form."""
    unreadable = {one.file for one in found.unreadable}
    for file in authored_files(found.root):
        if file in unreadable:
            continue
        try:
            wanted = canonical_file(found.root, file)
        except GeohistError as error:
            yield of_error("not-canonical", error, file)
            continue
        given = (found.root / file).read_bytes()
        if given != wanted:
            pairs = zip(given.splitlines(), wanted.splitlines(), strict=False)
            line = next((number for number, (one, other) in enumerate(pairs, start=1) if one != other), None)
            where = f"from line {line}" if line else "at its end"
            yield Finding("not-canonical", f"not in canonical form {where}; run: geohist format", file)


def stale_built_files(found: Material) -> Iterator[Finding]:
    """Every built file is what a rebuild gives (tried only once the authored files can be opened)."""
    if found.unreadable or found.problems or not (found.tables["territory/cells.csv"] or found.records):
        return
    try:
        from geohist.build import build

        wanted = build(found.root)
    except GeohistError as error:
        yield of_error("cannot-build", error, "territory")
        return
    for name, content in wanted.items():
        path = found.root / name
        if not path.is_file():
            yield Finding("stale-built", "the built file is missing; run: geohist build", name)
        elif path.read_bytes() != content:
            yield Finding("stale-built", "the built file is not what a rebuild gives; run: geohist build", name)
