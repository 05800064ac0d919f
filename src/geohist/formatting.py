"""``geohist format``: bring the authored files of an atlas into canonical form, and write the days that follow from their dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist import canonical
from geohist.errors import GeohistError
from geohist.files.languages import LanguageFile
from geohist.files.layout import LISTS, PROPERTIES, RECORD_LAYERS, TABLES, keys_of
from geohist.files.problems import model_in
from geohist.files.reading import read_features, read_json, read_list, read_table
from geohist.files.registers import SourceFile
from geohist.when import OPEN_FUTURE, OPEN_PAST, When

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pydantic import BaseModel

DATED_FILES = frozenset(f"{layer}.geojson" for layer in RECORD_LAYERS)


def ordered(value: Any, model: type[BaseModel] | None) -> Any:
    """Put the keys of a JSON value into the order of its model; keys it does not know keep theirs, at the end."""
    if isinstance(value, list):
        return [ordered(one, model) for one in value]
    if not isinstance(value, dict) or model is None:
        return value
    fields = {field.alias or name: model_in(field.annotation) for name, field in model.model_fields.items()}
    known = [key for key in fields if key in value]
    return {key: ordered(value[key], fields.get(key)) for key in [*known, *(key for key in value if key not in fields)]}


def derived_days(date: str) -> dict[str, str | None]:
    """Return ``start`` and ``end`` as they follow from a date: inclusive ISO days, null where open, left out beyond the years 1–9999."""
    when = When(date)
    days: dict[str, str | None] = {}
    if when.start is not None or when.core_lo <= OPEN_PAST:
        days["start"] = when.start
    if when.end is not None or when.core_hi >= OPEN_FUTURE:
        days["end"] = when.end
    return days


def with_days(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return the properties of a record with its derived days; unchanged where its date cannot be read."""
    found = {key: value for key, value in properties.items() if key not in {"start", "end"}}
    try:
        return {**found, **derived_days(found["date"])}
    except (GeohistError, KeyError):
        return dict(properties)


def authored_files(root: Path) -> tuple[str, ...]:
    """Return the names of the files of an atlas that have a canonical form, in order, those that are there."""
    sources = sorted(f"sources/{path.name}" for path in (root / "sources").glob("*.json"))
    languages = sorted(f"languages/{path.name}" for path in (root / "languages").glob("*.json"))
    return tuple(name for name in (*PROPERTIES, *LISTS, *TABLES, "redirects.json", *sources, *languages) if (root / name).is_file())


def canonical_file(root: Path, name: str) -> bytes:
    """Return what a file of the atlas looks like in canonical form.

    Raises:
        GeohistError: It cannot be read.
    """
    try:
        if name in PROPERTIES:
            _refuse_other_members(read_json(root, name), name)
            features = [
                {
                    **_known_members(feature, name),
                    "properties": ordered(with_days(found) if name in DATED_FILES else found, PROPERTIES[name]),
                }
                for feature in read_features(root, name)
                for found in [feature["properties"]]
            ]
            return canonical.feature_collection(features)
        if name in LISTS:
            return canonical.register(ordered(read_list(root, name), LISTS[name]))
        if name in TABLES:
            columns = keys_of(TABLES[name])
            return canonical.table(columns, sorted(read_table(root, name, columns), key=_row_key))
        found = read_json(root, name)
        if not isinstance(found, dict):
            raise GeohistError("not what stands here", file=name, expected="a JSON object")
        if name == "redirects.json":
            return canonical.document(dict(sorted(found.items())))
        if name.startswith("languages/"):
            return canonical.outline(_sorted_words(ordered(found, LanguageFile)))
        source = ordered(found, SourceFile)
        for key in ("excerpts", "passed_over"):
            if isinstance(source.get(key), list):
                source[key] = sorted(source[key], key=_place_in_text)
        return canonical.document(source)
    except (TypeError, ValueError, KeyError, IndexError, AttributeError) as error:
        raise GeohistError(f"it has no canonical form: {error}", file=name) from error


def _sorted_words(found: Mapping[str, Any]) -> dict[str, Any]:
    """Order the titles of a language by id; scenes keep the order of their tour."""
    return {key: part if key == "atlas" else dict(sorted(part.items())) for key, part in found.items()}


def _refuse_other_members(layer: Any, file: str) -> None:
    """Refuse a member of a layer that the canonical form would drop; what QGIS adds of itself, a name and WGS 84, may go."""
    for key, value in layer.items():
        wgs84 = key == "crs" and str(value).count("CRS84") == 1
        if key not in {"type", "features", "name"} and not wgs84:
            expected = "coordinates in WGS 84 and no other crs" if key == "crs" else None
            raise GeohistError(f"a layer has no member {key!r}", file=file, expected=expected)


def _known_members(feature: Mapping[str, Any], file: str) -> Mapping[str, Any]:
    """Refuse a member of a feature that the canonical form would drop."""
    for key in feature:
        if key not in {"type", "properties", "geometry"}:
            raise GeohistError(f"a feature has no member {key!r}", file=file, record=str(feature["properties"].get("id")))
    return feature


def _place_in_text(excerpt: Mapping[str, Any]) -> tuple[Any, str]:
    return excerpt.get("position") or [], str(excerpt.get("id", ""))


def _row_key(row: Mapping[str, str]) -> tuple[str, int, str]:
    """Order a table by what its rows are about, then by day."""
    about = row.get("cell") or row.get("id") or row.get("name") or ""
    begins = row.get("from") or ""
    try:
        day = When(begins).core_lo if begins else OPEN_PAST
    except GeohistError:
        day = OPEN_FUTURE
    return about, day, begins


def format_atlas(root: Path) -> list[str]:
    """Rewrite every authored file that is not in canonical form, each at once or not at all.

    Returns:
        The names of the files that changed.

    Raises:
        GeohistError: A file cannot be read; then none is changed.
    """
    wanted = {name: canonical_file(root, name) for name in authored_files(root)}
    return [name for name, content in wanted.items() if canonical.write(root / name, content)]
