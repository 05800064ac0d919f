"""Who held what land: cells that never split, and tenure, by which they change hands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geohist.errors import GeohistError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geohist.model.text import Text
    from geohist.when import When


@dataclass(frozen=True)
class Cell:
    """The smallest area that never splits in the atlas's span.

    Attributes:
        lon: Longitude of its one inner point, degrees, WGS 84.
        lat: Latitude of it.
        groups: Names of the groups it belongs to, each with its ``@``.
        units: Ids of the base units it is cut from.
    """

    id: str
    title: Text
    lon: float
    lat: float
    groups: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Tenure:
    """Who holds one cell over one span, in which capacity and by which instrument.

    Attributes:
        lo: First day, a day number.
        hi: The day after the last.
        polity: Who is in control.
        capacity: ``sovereign``, ``control``, ``occupation``, ``mandate`` or ``protection``.
        sovereign: Whose land it is in law; the polity itself where the file names nobody else.
        instrument: Id of a treaty or event, or an authority in words.
        accuracy_km: How well its extent is known, None where nobody says.
        excerpts: Keys of the passages that say so.
        note: Where the doubt is, in the editors’ words.
        begins: The first day as the file has it, None where it is open to the edge of the atlas's span; ``ends`` likewise the last.
        row: Line of ``tenure.csv``, the heading being 1.

    Raises:
        GeohistError: It ends before it begins.
    """

    cell: str
    lo: int
    hi: int
    polity: str
    capacity: str
    sovereign: str
    instrument: str = ""
    certainty: str = "certain"
    accuracy_km: float | None = None
    excerpts: tuple[str, ...] = ()
    note: Text | None = None
    begins: When | None = None
    ends: When | None = None
    row: int = 0

    def __post_init__(self) -> None:
        if self.hi <= self.lo:
            begins, ends = self.begins and self.begins.edtf, self.ends and self.ends.edtf
            raise GeohistError("a tenure ends before it begins", record=self.cell, field="until", expected=f"{begins} or later", given=ends)


@dataclass(frozen=True)
class Cut:
    """A drawn line that divides a base unit, with the work and article it is drawn from."""

    id: str
    title: Text
    authority: str
    accuracy_km: float
    precision: str
    geometry: Mapping[str, Any]
    note: Text | None = None


@dataclass(frozen=True)
class BorderRule:
    """The status of the border between two groups of cells over a span ``[lo, hi)`` of day numbers.

    Attributes:
        cells_a: Ids of the cells on one side, groups expanded; ``cells_b`` of the other.
        status: ``agreed``, ``de-facto``, ``front``, ``disputed`` or ``administrative``.
    """

    name: str
    cells_a: tuple[str, ...]
    cells_b: tuple[str, ...]
    lo: int
    hi: int
    status: str
    accuracy_km: float | None = None
    instrument: str = ""
    row: int = 0
