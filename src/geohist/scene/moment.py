"""What a payload shows on one day: the Python twin of the player's look-ups, for stills."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LINGER_DAYS = 120
"""How long the sign of a past record stays, hollow."""


@dataclass(frozen=True)
class Moment:
    """One day of a payload (as a mapping, see ``payload_parts``)."""

    parts: Mapping[str, Any]
    day: int

    @cached_property
    def holders(self) -> list[dict[str, Any] | None]:
        """Give for each cell who holds it: ``polity``, ``capacity``, ``sovereign`` (id or None), ``certainty``, or None."""
        held: list[dict[str, Any] | None] = [None] * len(self.parts["cells"])
        for cell, lo, hi, polity, capacity, sovereign, certainty, *_ in self.parts["tenure"]:
            if self.holds(lo, hi):
                word = self.parts["capacities"][capacity]
                held[cell] = {
                    "polity": polity,
                    "capacity": word,
                    "sovereign": None if sovereign == -1 else sovereign,
                    "certainty": certainty,
                }
        return held

    @cached_property
    def borders(self) -> list[tuple[int, str, float | None]]:
        """Give the borders that stand: number of the arc, status, accuracy in km."""
        return [
            (arc, self.parts["statuses"][status], accuracy) for arc, lo, hi, status, accuracy in self.parts["borders"] if self.holds(lo, hi)
        ]

    @cached_property
    def fresh_borders(self) -> frozenset[int]:
        """Give the arcs whose agreed border begins on the day, by an instrument signed on it."""
        if not any(record["layer"] == "treaties" for record in self.today):
            return frozenset()
        agreed = self.parts["statuses"].index("agreed")
        return frozenset(arc for arc, lo, _, status, _ in self.parts["borders"] if lo == self.day and status == agreed)

    @cached_property
    def names(self) -> list[Mapping[str, Any]]:
        """Give the places of polities' names."""
        return [name for name in self.parts["names"] if self.holds(name["from"], name["to"])]

    @cached_property
    def today(self) -> list[Mapping[str, Any]]:
        """Give the records that begin on the day, in the atlas's order."""
        return [record for record in self.records() if record["from"] == self.day and record.get("happened", True)]

    @cached_property
    def transfers(self) -> list[Mapping[str, Any]]:
        """Give what changes hands on the day."""
        return [transfer for transfer in self.parts["transfers"] if transfer["day"] == self.day]

    def records(self, layer: str | None = None) -> list[Mapping[str, Any]]:
        """Give all records, or those of one layer."""
        return [record for record in self.parts["records"] if layer is None or record["layer"] == layer]

    def record(self, key: str) -> Mapping[str, Any]:
        """Give a record by id."""
        return self._records[key]

    def holds(self, lo: int | None, hi: int | None) -> bool:
        """Tell whether the day lies in ``[lo, hi)``; None is open."""
        return (lo is None or lo <= self.day) and (hi is None or self.day < hi)

    def open_now(self, layer: str) -> list[Mapping[str, Any]]:
        """Give the records of a layer whose span holds the day."""
        return [record for record in self.records(layer) if self.holds(record["from"], record["to"]) and record.get("happened", True)]

    def lately(self, layer: str) -> list[Mapping[str, Any]]:
        """Give the records of a layer that are past but by no more than ``LINGER_DAYS``, latest first."""
        past = [
            r for r in self.records(layer) if r["from"] is not None and 0 < self.day - r["from"] <= LINGER_DAYS and r.get("happened", True)
        ]
        return sorted(past, key=lambda record: -record["from"])

    def polity(self, key: str) -> Mapping[str, Any]:
        """Give a polity by id."""
        return self._polities[key]

    def name_of(self, thing: Mapping[str, Any], language: str) -> str:
        """Give the name a place or polity bore on the day."""
        named: Sequence[Mapping[str, Any]] = thing.get("names", ())
        text = next((name["name"] for name in named if self.holds(name["from"], name["to"])), thing["title"])
        return str(text.get(language) or text["en"])

    @cached_property
    def _polities(self) -> dict[str, Mapping[str, Any]]:
        return {polity["id"]: polity for polity in self.parts["polities"]}

    @cached_property
    def _records(self) -> dict[str, Mapping[str, Any]]:
        return {record["id"]: record for record in self.parts["records"]}
