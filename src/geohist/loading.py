"""From the files of an atlas to its values: each checked at the boundary, the first fault raised as one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from geohist.errors import GeohistError
from geohist.files import registers, territory, values
from geohist.files.layout import GEOMETRIES, LISTS, PROPERTIES, RECORD_LAYERS, TABLES, keys_of
from geohist.files.problems import close, problems
from geohist.files.reading import read_features, read_json, read_list, read_table, read_toml
from geohist.model import BorderRule, Tenure
from geohist.when import When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from geohist.files.common import Strict
    from geohist.model import Actor, Cell, Cut, Place, Polity, Record, Source

Made = TypeVar("Made")


def refuse(model: type[Strict], found: Mapping[str, Any], file: str, record: str) -> None:
    """Refuse a value that is not as the model has it.

    Raises:
        GeohistError: The first fault.
    """
    for problem in problems(model, found):
        raise problem.error(file, record)


def by_id(items: Iterable[Any], file: str) -> dict[str, Any]:
    """Order values by id.

    Raises:
        GeohistError: An id stands twice.
    """
    found: dict[str, Any] = {}
    for item in items:
        if item.id in found:
            raise GeohistError("the id stands twice", file=file, record=item.id)
        found[item.id] = item
    return found


def heading(root: Path) -> dict[str, Any]:
    """Read ``atlas.toml``."""
    found = read_toml(root, "atlas.toml")
    if found is None:
        raise GeohistError("the folder is no atlas: it has no atlas.toml", given=str(root))
    refuse(territory.AtlasFile, found, "atlas.toml", "")
    return found


def features(root: Path, file: str, make: Callable[[Mapping[str, Any]], Made]) -> list[Made]:
    """Read and check the features of a file and make a value of each."""
    made = []
    for index, feature in enumerate(read_features(root, file)):
        found = feature["properties"]
        name = str(found.get("id", f"features.{index}"))
        refuse(PROPERTIES[file], found, file, name)
        shape = feature.get("geometry")
        kinds = GEOMETRIES[file]
        if not isinstance(shape, dict) or shape.get("type") not in kinds or not isinstance(shape.get("coordinates"), list):
            given = shape.get("type") if isinstance(shape, dict) else shape
            raise GeohistError(
                "not the geometry of this layer", file=file, record=name, field="geometry", expected=" or ".join(kinds), given=given
            )
        try:
            made.append(make(feature))
        except (TypeError, ValueError, IndexError):
            raise GeohistError("the coordinates are no positions", file=file, record=name, field="geometry") from None
    return made


def records(root: Path) -> Mapping[str, Record]:
    """Read every layer of records."""
    found: dict[str, Record] = {}
    for layer in RECORD_LAYERS:
        file = f"{layer}.geojson"
        for key, record in by_id(features(root, file, lambda feature, layer=layer: values.record(layer, feature)), file).items():  # type: ignore[misc]
            if key in found:
                raise GeohistError(f"the id stands in {found[key].layer} too", file=file, record=key)
            found[key] = record
    return found


def places(root: Path) -> Mapping[str, Place]:
    """Read the gazetteer."""
    return by_id(features(root, "places.geojson", values.place), "places.geojson")


def cuts(root: Path) -> Mapping[str, Cut]:
    """Read the drawn lines."""
    return by_id(features(root, "territory/cuts.geojson", values.cut), "territory/cuts.geojson")


def _register(root: Path, file: str, make: Callable[[Mapping[str, Any]], Made]) -> Mapping[str, Made]:
    found = read_list(root, file)
    for index, item in enumerate(found):
        refuse(LISTS[file], item, file, str(item.get("id", index)))
    return by_id(map(make, found), file)


def actors(root: Path) -> Mapping[str, Actor]:
    """Read the persons."""
    return _register(root, "actors.json", values.actor)


def polities(root: Path) -> Mapping[str, Polity]:
    """Read who can hold a cell."""
    return _register(root, "polities.json", values.polity)


def sources(root: Path) -> Mapping[str, Source]:
    """Read the works quoted from, a file each."""
    made = []
    for path in sorted((root / "sources").glob("*.json")):
        file = f"sources/{path.name}"
        found = read_json(root, file)
        if not isinstance(found, dict):
            raise GeohistError("not a source", file=file, expected="a JSON object")
        refuse(registers.SourceFile, found, file, str(found.get("id", "")))
        by_id((registers.ExcerptFile.model_construct(**one) for one in found.get("excerpts", ())), file)
        if found["id"] != path.stem:
            raise GeohistError("the file is not named for its source", file=file, field="id", expected=path.stem, given=found["id"])
        made.append(values.source(found))
    return by_id(made, "sources")


def cells(root: Path) -> Mapping[str, Cell]:
    """Read the cells."""
    file = "territory/cells.csv"
    rows = read_table(root, file, keys_of(TABLES[file]))
    for row in rows:
        refuse(TABLES[file], row, file, row["id"])
    return by_id(map(values.cell, rows), file)


def expand(name: str, cells: Mapping[str, Cell], file: str, record: str, field: str) -> tuple[str, ...]:
    """Return the cells of a group such as ``@batum``, or the one cell named.

    Raises:
        GeohistError: There is no such cell or group.
    """
    if name in cells:
        return (name,)
    members = tuple(cell.id for cell in cells.values() if name in cell.groups) if name.startswith("@") else ()
    if not members:
        groups = {group for cell in cells.values() for group in cell.groups}
        what = "group of cells" if name.startswith("@") else "cell"
        near = close(name, groups if name.startswith("@") else cells)
        raise GeohistError(f"no such {what}", file=file, record=record, field=field, given=name, nearest=near)
    return members


def bounds(row: Mapping[str, str], span: tuple[int, int]) -> tuple[int, int, When | None, When | None]:
    """Return the days ``[lo, hi)`` of a row with ``from`` and ``until``, an empty one being open to the edge of the span."""
    begins = When(row["from"]) if row["from"] else None
    ends = When(row["until"]) if row["until"] else None
    lo, hi = begins.core_lo if begins else span[0], ends.core_hi if ends else span[1]
    if lo < span[1] and span[0] < hi:  # what reaches beyond the span ends at its edge; what lies outside is left for the checker to name
        lo, hi = max(lo, span[0]), min(hi, span[1])
    return lo, hi, begins, ends


def tenures(root: Path, cells: Mapping[str, Cell], span: tuple[int, int]) -> tuple[Tenure, ...]:
    """Read who held what, groups expanded."""
    file = "territory/tenure.csv"
    made = []
    for number, row in enumerate(read_table(root, file, keys_of(TABLES[file])), start=2):
        name = f"row {number} ({row['cell']})"
        refuse(TABLES[file], row, file, name)
        lo, hi, begins, ends = bounds(row, span)
        if hi <= lo:
            raise GeohistError(
                "it ends before it begins", file=file, record=name, field="until", expected=f"{row['from']} or later", given=row["until"]
            )
        accuracy = float(row["accuracy_km"]) if row["accuracy_km"] else None
        excerpts = tuple(row["excerpts"].split())
        made += [
            Tenure(
                cell=cell,
                lo=lo,
                hi=hi,
                polity=row["polity"],
                capacity=row["capacity"],
                sovereign=row["sovereign"] or row["polity"],
                instrument=row["instrument"],
                certainty=row["certainty"],
                accuracy_km=accuracy,
                excerpts=excerpts,
                note=row["note"],
                begins=begins,
                ends=ends,
                row=number,
            )
            for cell in expand(row["cell"], cells, file, name, "cell")
        ]
    return tuple(sorted(made, key=lambda tenure: (tenure.cell, tenure.lo, tenure.row)))


def border_rules(root: Path, cells: Mapping[str, Cell], span: tuple[int, int]) -> tuple[BorderRule, ...]:
    """Read the status of borders, groups expanded."""
    file = "territory/borders.csv"
    made = []
    for number, row in enumerate(read_table(root, file, keys_of(TABLES[file])), start=2):
        name = f"row {number} ({row['name']})"
        refuse(TABLES[file], row, file, name)
        lo, hi, _, _ = bounds(row, span)
        sides = {
            side: tuple(dict.fromkeys(cell for one in row[side].split() for cell in expand(one, cells, file, name, side)))
            for side in ("cells_a", "cells_b")
        }
        accuracy = float(row["accuracy_km"]) if row["accuracy_km"] else None
        made.append(BorderRule(row["name"], sides["cells_a"], sides["cells_b"], lo, hi, row["status"], accuracy, row["instrument"], number))
    return tuple(made)
