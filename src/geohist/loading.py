"""From the files of an atlas to its values: each checked at the boundary, the first fault raised as one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from geohist.errors import GeohistError
from geohist.files import registers, territory, values
from geohist.files.languages import LanguageFile
from geohist.files.layout import GEOMETRIES, LISTS, PROPERTIES, RECORD_LAYERS, TABLES, keys_of
from geohist.files.problems import close, problems
from geohist.files.reading import read_features, read_json, read_list, read_table, read_toml
from geohist.files.tours import TourFile
from geohist.model import BorderRule, Tenure, Text, TourTranslation, Translation
from geohist.when import When, day_iso

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from geohist.files.common import Strict
    from geohist.model import Actor, Cell, Cut, Place, Polity, Record, Source, Tour

Made = TypeVar("Made")


def refuse(model: type[Strict], found: Mapping[str, Any], file: str, record: str) -> None:
    """Refuse a value that is not as the model has it.

    Raises:
        GeohistError: The first fault.
    """
    for problem in problems(model, found):
        raise problem.error(file, record)


def by_id(items: Iterable[Any], file: str) -> dict[str, Any]:
    """Give values by their ids.

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
    """Read ``atlas.toml``.

    Raises:
        GeohistError: It is missing or not as its model has it.
    """
    found = read_toml(root, "atlas.toml")
    if found is None:
        raise GeohistError("the folder is no atlas: it has no atlas.toml", given=str(root))
    refuse(territory.AtlasFile, found, "atlas.toml", "")
    return found


def features(root: Path, file: str, make: Callable[[Mapping[str, Any]], Made]) -> list[Made]:
    """Read and check the features of a file and make a value of each.

    Raises:
        GeohistError: A feature is not as its model has it, or its geometry not that of its layer.
    """
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
    """Read every layer of records.

    Raises:
        GeohistError: A record is not as its model has it, or an id stands in two layers.
    """
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
    """Read the works quoted from, a file each.

    Raises:
        GeohistError: A file is not as its model has it, is not named for its source, or an id stands twice in it.
    """
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


def _rows(root: Path, file: str, about: str) -> Iterator[tuple[int, str, dict[str, str]]]:
    """Yield the line number, the name by which errors call it, and the checked row of each row of a table."""
    for number, row in enumerate(read_table(root, file, keys_of(TABLES[file])), start=2):
        name = f"row {number} ({row[about]})"
        refuse(TABLES[file], row, file, name)
        yield number, name, row


def tenures(root: Path, cells: Mapping[str, Cell], span: tuple[int, int]) -> tuple[Tenure, ...]:
    """Read who held what, groups expanded.

    Raises:
        GeohistError: A row is not as its model has it, ends before it begins, or names no cell.
    """
    file = "territory/tenure.csv"
    made = []
    for number, name, row in _rows(root, file, "cell"):
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
                note=Text({"tr": row["note_tr"], "en": row["note"]}) if row["note"] else None,
                begins=begins,
                ends=ends,
                row=number,
            )
            for cell in expand(row["cell"], cells, file, name, "cell")
        ]
    return tuple(sorted(made, key=lambda tenure: (tenure.cell, tenure.lo, tenure.row)))


def redirects(root: Path) -> Mapping[str, str]:
    """Read the retired ids and what stands for each now.

    Raises:
        GeohistError: The file is no object of ids.
    """
    file = "redirects.json"
    found = read_json(root, file)
    if found is None:
        return {}
    if not isinstance(found, dict) or not all(isinstance(now, str) for now in found.values()):
        raise GeohistError("not a list of retired ids", file=file, expected='a JSON object such as {"old-id": "new-id"}')
    return found


def tours(root: Path, span: tuple[int, int]) -> Mapping[str, Tour]:
    """Read the tours, a file each.

    Raises:
        GeohistError: A file is not as its model has it, is not named for its tour, or a scene lies outside the span.
    """
    made = {}
    for path in sorted((root / "tours").glob("*.toml")):
        file = f"tours/{path.name}"
        found = read_toml(root, file) or {}
        refuse(TourFile, found, file, path.stem)
        if found["id"] != path.stem:
            raise GeohistError("the file is not named for its tour", file=file, field="id", expected=path.stem, given=found["id"])
        made[path.stem] = values.tour(found)
        for number, scene in enumerate(made[path.stem].scenes):
            if not span[0] <= scene.lo < scene.hi <= span[1]:
                days = f"days within {day_iso(span[0])}/{day_iso(span[1] - 1)}"
                given = f"{day_iso(scene.lo)}/{day_iso(scene.hi - 1)}"
                raise GeohistError(
                    "a scene outside the atlas", file=file, record=path.stem, field=f"scenes.{number}", expected=days, given=given
                )
    return made


def translations(root: Path) -> Mapping[str, Translation]:
    """Read the further languages, a file each.

    Raises:
        GeohistError: A file is not as its model has it.
    """
    made = {}
    for path in sorted((root / "languages").glob("*.json")):
        file = f"languages/{path.name}"
        found = read_json(root, file)
        if not isinstance(found, dict):
            raise GeohistError("not a language", file=file, expected="a JSON object")
        refuse(LanguageFile, found, file, "")
        tours = {key: TourTranslation(**words) for key, words in found.get("tours", {}).items()}
        made[path.stem] = Translation(path.stem, found.get("atlas", {}), found.get("cells", {}), found.get("records", {}), tours)
    return made


def border_rules(root: Path, cells: Mapping[str, Cell], span: tuple[int, int]) -> tuple[BorderRule, ...]:
    """Read the status of borders, groups expanded.

    Raises:
        GeohistError: A row is not as its model has it, or names no cell.
    """
    file = "territory/borders.csv"
    made = []
    for number, name, row in _rows(root, file, "name"):
        lo, hi, _, _ = bounds(row, span)
        sides = {
            side: tuple(dict.fromkeys(cell for one in row[side].split() for cell in expand(one, cells, file, name, side)))
            for side in ("cells_a", "cells_b")
        }
        accuracy = float(row["accuracy_km"]) if row["accuracy_km"] else None
        made.append(BorderRule(row["name"], sides["cells_a"], sides["cells_b"], lo, hi, row["status"], accuracy, row["instrument"], number))
    return tuple(made)
