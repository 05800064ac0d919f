"""Records: what happened, was signed, sent, held open or travelled, each with its claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from geohist.model.evidence import Claim, Reading
    from geohist.model.text import Text
    from geohist.when import When


@dataclass(frozen=True)
class Role:
    """A person's part in a record: ``signatory``, ``head``, ``sender`` …, and the office held then."""

    actor: str
    role: str
    office: Text | None = None


@dataclass(frozen=True)
class Stop:
    """A place on a journey on a date.

    Attributes:
        attested: Whether a source says so; otherwise the stop is inferred.
    """

    place: str
    when: When
    attested: bool
    note: Text | None = None
    claims: tuple[Claim, ...] = ()
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True)
class Leg:
    """The way between one stop and the next: ``rail``, ``sea``, ``road`` or ``river``, through places or rail lines named in ``via``."""

    mode: str
    attested: bool
    via: tuple[str, ...] = ()


@dataclass(frozen=True)
class Record:
    """A treaty, event, letter, mission, route or zone.

    Attributes:
        layer: ``treaties``, ``events``, ``letters``, ``missions``, ``routes`` or ``zones``.
        when: The reading's date.
        certainty: ``certain``, ``probable`` or ``doubtful``.
        geometry: GeoJSON geometry, WGS 84.
        place: Id of the place, None for what has none of its own.
        happened: False for plans, rumours and drafts, which are never drawn as events.
        extra: The layer's own keys as in the file: ``kind``, ``effect``, ``parties``, ``from``, ``to``, ``received``, ``sign`` …
        stops: Of a route, in order; ``legs`` are one fewer.
    """

    id: str
    layer: str
    title: Text
    when: When
    certainty: str
    geometry: Mapping[str, Any]
    place: str | None = None
    summary: Text | None = None
    note: Text | None = None
    polities: tuple[str, ...] = ()
    actors: tuple[Role, ...] = ()
    claims: tuple[Claim, ...] = ()
    readings: tuple[Reading, ...] = ()
    happened: bool = True
    extra: Mapping[str, Any] = field(default_factory=dict)
    stops: tuple[Stop, ...] = ()
    legs: tuple[Leg, ...] = ()

    @property
    def date(self) -> str:
        """The date as EDTF."""
        return self.when.edtf

    @property
    def kind(self) -> str:
        """The layer's own kind (``battle``, ``embassy``, ``occupied`` …), empty where it has none."""
        return str(self.extra.get("kind") or self.extra.get("sign") or "")

    def holds_on(self, day: int) -> bool:
        """Whether the named dates take in a day number."""
        return self.when.core_lo <= day < self.when.core_hi

    def evidence(self) -> Iterator[tuple[str, tuple[Claim, ...], tuple[Reading, ...]]]:
        """Yield the claims and readings of the record (under ``""``) and of each stop (under ``stops.0``, ``stops.1`` …)."""
        yield "", self.claims, self.readings
        for index, stop in enumerate(self.stops):
            yield f"stops.{index}", stop.claims, stop.readings

    def excerpts(self) -> tuple[str, ...]:
        """Return the keys of every passage the record rests on, in order, each once."""
        cited = (claim.excerpt for _, claims, _ in self.evidence() for claim in claims if claim.excerpt)
        return tuple(dict.fromkeys(cited))
