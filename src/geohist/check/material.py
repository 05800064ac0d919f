"""The files of an atlas as they are, broken or not: what can be read is there for every rule, what cannot is a finding."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, Any

from geohist.check.finding import Finding, of_error, of_problem
from geohist.errors import GeohistError
from geohist.files import registers, territory
from geohist.files.layout import BUILT, LISTS, PROPERTIES, RECORD_LAYERS, TABLES, keys_of
from geohist.files.problems import problems
from geohist.files.reading import read_features, read_json, read_list, read_table, read_toml
from geohist.when import When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from geohist.files.common import Strict


def objects(value: object) -> list[dict[str, Any]]:
    """Return the objects in a list, nothing of anything else."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def strings(value: object) -> list[str]:
    """Return the strings in a list, nothing of anything else."""
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


@lru_cache(maxsize=65536)
def _when(text: str) -> When | None:
    try:
        return When(text)
    except GeohistError:
        return None


def when(text: object) -> When | None:
    """Read a date, None of what is none."""
    return _when(text) if isinstance(text, str) else None


@dataclass(frozen=True)
class Item:
    """One record, place, person, polity, source or row, as it stands in its file."""

    file: str
    name: str
    value: dict[str, Any]
    geometry: Any = None
    model: type[Strict] | None = None

    def finding(self, code: str, message: str, field: str | None = None, **more: Any) -> Finding:
        """Make a finding about it."""
        return Finding(code, message, self.file, self.name, field, **more)


@dataclass(frozen=True)
class ClaimAt:
    """A claim with where it stands: ``path`` is ``claims.3`` or ``stops.1.claims.0``."""

    item: Item
    path: str
    value: dict[str, Any]


class Material:
    """Everything the rules look at."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.unreadable: list[Finding] = []
        self.heading = self._try("atlas.toml", lambda: read_toml(root, "atlas.toml"), None)
        self.redirects: dict[str, Any] = self._objects("redirects.json")
        self.features = {file: self._features(file) for file in PROPERTIES}
        self.registers = {file: self._register(file) for file in LISTS}
        self.tables = {file: self._table(file) for file in TABLES}
        for path in sorted(path for path in root.rglob("*.toml") if path.name != "atlas.toml"):
            file = path.relative_to(root).as_posix()
            self._try(file, partial(read_toml, root, file), None)
        self.rail_lines = self._rail_lines()
        self.sources = [self._source(path.name) for path in sorted((root / "sources").glob("*.json"))]

    def _try(self, file: str, read: Callable[[], Any], otherwise: Any) -> Any:
        try:
            return read()
        except GeohistError as error:
            self.unreadable.append(of_error("unreadable", error, file))
            return otherwise

    def _objects(self, file: str) -> dict[str, Any]:
        found = self._try(file, lambda: read_json(self.root, file), None)
        return found if isinstance(found, dict) else {}

    def _features(self, file: str) -> list[Item]:
        found = self._try(file, lambda: read_features(self.root, file), [])
        return [
            Item(file, str(one["properties"].get("id", f"features.{index}")), one["properties"], one.get("geometry"), PROPERTIES[file])
            for index, one in enumerate(found)
        ]

    def _register(self, file: str) -> list[Item]:
        found = self._try(file, lambda: read_list(self.root, file), [])
        return [Item(file, str(one.get("id", index)), one, model=LISTS[file]) for index, one in enumerate(found)]

    def _table(self, file: str) -> list[Item]:
        found = self._try(file, lambda: read_table(self.root, file, keys_of(TABLES[file])), [])
        named = file.endswith("cells.csv")
        return [
            Item(file, row["id"] if named else f"row {number} ({next(iter(row.values()))})", row, model=TABLES[file])
            for number, row in enumerate(found, start=2)
        ]

    def _source(self, name: str) -> Item:
        file = f"sources/{name}"
        found = self._objects(file)
        return Item(file, str(found.get("id", name.removesuffix(".json"))), found, model=registers.SourceFile)

    def _rail_lines(self) -> set[str]:
        """Return the ids of the rail lines, which legs may name."""
        lines: list[dict[str, Any]] = []
        for path in sorted(self.root.glob("rail/*.geojson")):
            file = path.relative_to(self.root).as_posix()
            if file in BUILT:
                continue
            lines += self._try(file, partial(read_features, self.root, file), [])
        return {str(one["properties"]["id"]) for one in lines if "id" in one["properties"]}

    @cached_property
    def records(self) -> list[Item]:
        """The records of every layer."""
        return [item for layer in RECORD_LAYERS for item in self.features[f"{layer}.geojson"]]

    @cached_property
    def items(self) -> list[Item]:
        """Everything that has a model, the heading too."""
        heading = [Item("atlas.toml", "", self.heading, model=territory.AtlasFile)] if isinstance(self.heading, dict) else []
        groups = [*self.features.values(), *self.registers.values(), *self.tables.values(), [one for one in self.sources if one.value]]
        return heading + [item for group in groups for item in group]

    @cached_property
    def problems(self) -> list[Finding]:
        """Every fault at the file boundary."""
        return [of_problem(one, item.file, item.name) for item in self.items if item.model for one in problems(item.model, item.value)]

    @cached_property
    def excerpts(self) -> dict[str, tuple[Item, dict[str, Any]]]:
        """Every excerpt with its source, by ``source#id``."""
        return {f"{source.name}#{one.get('id')}": (source, one) for source in self.sources for one in objects(source.value.get("excerpts"))}

    @cached_property
    def claims(self) -> list[ClaimAt]:
        """Every claim of every record and stop."""
        return [claim for item in self.records for claim in claims_of(item)]

    def ids(self, *files: str) -> set[str]:
        """Return the ids in files of features, registers or tables."""
        groups = {**self.features, **self.registers, **self.tables}
        return {item.name for file in files for item in groups[file]}

    @cached_property
    def record_ids(self) -> set[str]:
        """The ids of the records, and those they once had."""
        return {item.name for item in self.records} | set(self.redirects)

    @cached_property
    def span(self) -> tuple[int, int] | None:
        """The atlas's span, None where its heading does not say."""
        found = when(self.heading.get("span")) if isinstance(self.heading, dict) else None
        return (found.core_lo, found.core_hi) if found else None

    @cached_property
    def groups(self) -> dict[str, set[str]]:
        """The cells of each cell and group, by name."""
        found: dict[str, set[str]] = {}
        for item in self.tables["territory/cells.csv"]:
            for name in (item.name, *item.value["groups"].split()):
                found.setdefault(name, set()).add(item.name)
        return found


def claims_of(item: Item) -> Iterator[ClaimAt]:
    """Yield the claims of a record and of its stops."""
    for index, claim in enumerate(objects(item.value.get("claims"))):
        yield ClaimAt(item, f"claims.{index}", claim)
    for stop_index, stop in enumerate(objects(item.value.get("stops"))):
        for index, claim in enumerate(objects(stop.get("claims"))):
            yield ClaimAt(item, f"stops.{stop_index}.claims.{index}", claim)
