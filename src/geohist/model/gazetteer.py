"""Who and where: places, persons and polities, with the names of their day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geohist.model.text import Text
    from geohist.when import When


@dataclass(frozen=True)
class Name:
    """A name and the time it was in use."""

    text: Text
    when: When


def name_among(names: tuple[Name, ...], title: Text, day: int) -> Text:
    """Return the name in use on a day, or the title where none is recorded for it."""
    return next((name.text for name in names if name.when.core_lo <= day < name.when.core_hi), title)


@dataclass(frozen=True)
class Place:
    """A place of the gazetteer.

    Attributes:
        lon: Longitude in degrees, WGS 84.
        lat: Latitude in degrees, WGS 84.
        kind: ``capital``, ``city``, ``town``, ``village``, ``port`` or ``site``.
        rank: 1 (most important) to 6.
        geonameid: Number in GeoNames; where it has none, ``authority`` says what the position rests on.
        names: Names of the day, with their dates.
        side: Preferred side of the label, ``E``, ``W``, ``N``, ``S``, or empty.
    """

    id: str
    title: Text
    lon: float
    lat: float
    kind: str
    rank: int
    names: tuple[Name, ...] = ()
    side: str = ""
    geonameid: int | None = None
    authority: str | None = None
    note: Text | None = None

    def name_on(self, day: int, language: str) -> str:
        """Return the name on a day number in a language."""
        return name_among(self.names, self.title, day).say(language)


@dataclass(frozen=True)
class Actor:
    """A person, with the spellings by which the sources call him or her."""

    id: str
    title: Text
    spellings: tuple[str, ...] = ()
    note: Text | None = None


@dataclass(frozen=True)
class Polity:
    """A power that can hold a cell; ``nobody`` and ``unknown`` are polities too.

    Attributes:
        fill: Colour of its land; ``label`` of its name; ``ribbon`` of the ribbon along its border, None for one without.
        actor: Whether it acts in this history or only stands at its edge.
        continues: The polity whose state it is under another government; empty where it is a state of its own.
    """

    id: str
    title: Text
    names: tuple[Name, ...] = ()
    fill: str = ""
    ribbon: str | None = None
    label: str = ""
    actor: bool = False
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    continues: str = ""
    note: Text | None = None

    def name_on(self, day: int, language: str) -> str:
        """Return the name on a day number in a language."""
        return name_among(self.names, self.title, day).say(language)
