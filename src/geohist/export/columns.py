"""The flat columns of a layer, read out of its nested properties column by column, and as batches of Arrow."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geohist.export.days import instant_of, last_second
from geohist.export.schema import TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np
    import pyarrow as pa

BATCH = 8_192
"""Features a batch: what is converted and not yet written stays small beside the layer."""
GEOMETRY = "geometry"
_WHOLE = {"start": "date", "end": "date", "t_start": "datetime", "t_end": "datetime", "departs": "datetime", "arrives": "datetime"}
_TIMED = {"start": "t_start", "end": "t_end", "t_from": "departs", "t_to": "arrives"}
"""Columns that follow from a property and stand right after it."""
_LAST_SECOND_OF_A_DAY = 86_399

Properties = Mapping[str, Any]


@dataclass(frozen=True)
class Column:
    """A flat column.

    Attributes:
        name: What it is called.
        kind: ``str int float bool date datetime``.
        key: The property it is read from.
        language: Of which words of the property, empty if it is no text by language.
        nested: Whether some of its values are lists or mappings, which become JSON.
    """

    name: str
    kind: str
    key: str
    language: str = ""
    nested: bool = False

    def values(self, found: Sequence[Properties]) -> list[Any]:
        """Return its values, None for what is not there; days are strings."""
        if self.language:
            return [None if texts is None else texts.get(self.language) for texts in (properties.get(self.key) for properties in found)]
        plain = [properties.get(self.key) for properties in found]
        if self.nested:
            return [_json(value) if isinstance(value, Mapping | list) else value for value in plain]
        if self.name == "t_start":
            return [None if day is None else f"{day}T00:00:00" for day in plain]
        if self.name == "t_end":
            return [_last_second(day, properties.get("date")) for day, properties in zip(plain, found, strict=True)]
        if self.name in {"departs", "arrives"}:
            return [None if time is None or time < 1 else instant_of(time) for time in plain]  # a DATETIME begins with year 1
        return plain


_last_second = functools.cache(last_second)
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def columns_of(found: Sequence[Properties], authored: Mapping[str, str]) -> tuple[Column, ...]:
    """Say which columns a layer has, in order: those its format has in any case, then what else its properties have.

    Texts by language become ``title_tr``, ``title_en`` …, other nested values JSON. ``t_start`` and ``t_end`` are the first second of
    ``start`` and the last of ``end``: with plain dates QGIS draws the last day of a span with the next holder
    (docs/decisions/0003-qgis-time.md).
    """
    columns = {name: _authored(name, kind) for name, kind in {"id": "str", **authored}.items()}
    for key in dict.fromkeys(key for keys in dict.fromkeys(map(tuple, found)) for key in keys):
        for column in _columns_of(key, [properties.get(key) for properties in found]):
            known = columns.get(column.name)
            if known is None:
                columns[column.name] = column
            elif column.nested or column.key != known.key:
                columns[column.name] = Column(known.name, known.kind, column.key, column.language, column.nested)
    return tuple(columns.values())


def _authored(name: str, kind: str) -> Column:
    key, _, language = name.rpartition("_")
    if key in TEXTS:
        return Column(name, kind, key, language)
    of = next((key for key, timed in _TIMED.items() if timed == name), name)
    return Column(name, kind, of)


def _columns_of(key: str, values: list[Any]) -> Iterator[Column]:
    kinds = set(map(type, values)) - {type(None)}
    nested = bool(kinds & {dict, list})
    if key in TEXTS and dict in kinds:
        for language in dict.fromkeys(language for keys in dict.fromkeys(map(tuple, filter(None, values))) for language in keys):
            yield Column(f"{key}_{language}", "str", key, language)
    else:
        yield Column(key, _WHOLE.get(key) or _kind_of(kinds), key, nested=nested)
    if key in _TIMED:
        yield Column(_TIMED[key], "datetime", key)


def _kind_of(kinds: set[type]) -> str:
    if kinds == {bool}:
        return "bool"
    if kinds == {int}:
        return "int"
    return "float" if kinds and kinds <= {int, float} else "str"


def batches(
    features: Sequence[Mapping[str, Any]], columns: Iterable[Column], shapes: Any, *, zone: str | None = None
) -> pa.RecordBatchReader:
    """Return a layer as batches of Arrow, each made when it is asked for; the shapes are the column ``geometry``, WKB.

    Args:
        features: The features.
        columns: The columns wanted.
        shapes: Gives the shapes of some features as an array of shapely's.
        zone: Time zone of instants, none if they have none.
    """
    import pyarrow as pa
    import shapely

    wanted = tuple(columns)
    fields = [pa.field(column.name, _type(column.kind, zone)) for column in wanted]
    schema = pa.schema([*fields, pa.field(GEOMETRY, pa.binary(), metadata={"ARROW:extension:name": "ogc.wkb"})])

    def made() -> Iterator[pa.RecordBatch]:
        for start in range(0, len(features), BATCH):
            some = features[start : start + BATCH]
            found = [feature["properties"] for feature in some]
            arrays = [array(column, found, field.type) for column, field in zip(wanted, fields, strict=True)]
            wkb = pa.array(shapely.to_wkb(shapes(some)), pa.binary())
            yield pa.RecordBatch.from_arrays([*arrays, wkb], schema=schema)

    return pa.RecordBatchReader.from_batches(schema, made())


def _type(kind: str, zone: str | None) -> pa.DataType:
    import pyarrow as pa

    kinds = {"str": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_(), "date": pa.date32()}
    return kinds.get(kind) or pa.timestamp("ms", zone)


def array(column: Column, found: Sequence[Properties], kind: pa.DataType) -> pa.Array:
    """Return the values of a column for some features as an array of Arrow."""
    import pyarrow as pa

    if column.kind == "date":
        return pa.array(_days(found, column.key), kind)
    if column.name in {"t_start", "t_end"}:
        return pa.array(_seconds(column, found), kind)
    values = column.values(found)
    if column.kind == "datetime":
        return pa.array(_moments(values), kind)
    if column.kind == "str" and not column.language and not column.nested:
        values = [value if value is None or isinstance(value, str) else str(value) for value in values]
    return pa.array(values, kind)


def _days(found: Sequence[Properties], key: str) -> np.ndarray:
    import numpy as np

    return np.array([properties.get(key) or "NaT" for properties in found], dtype="datetime64[D]")


def _moments(values: Sequence[str | None]) -> np.ndarray:
    import numpy as np

    return np.array([value or "NaT" for value in values], dtype="datetime64[ms]")


def _seconds(column: Column, found: Sequence[Properties]) -> np.ndarray:
    """Return the first or the last second of each day at once; only open ends are looked at one by one."""
    import numpy as np

    moments = _days(found, column.key).astype("datetime64[ms]")
    if column.name == "t_end":
        moments += np.timedelta64(_LAST_SECOND_OF_A_DAY, "s")
        for index in np.flatnonzero(np.isnat(moments)).tolist():
            moments[index] = _last_second(None, found[index].get("date")) or "NaT"
    return moments
