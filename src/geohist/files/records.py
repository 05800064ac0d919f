"""The record layers: one model for the properties of each."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from geohist.files.common import (
    Certainty,
    ClaimFile,
    Edtf,
    Id,
    IsoDay,
    Kilometres,
    ReadingFile,
    Strict,
    TextFile,
    Words,
    WrittenFile,
    wrong,
)

EventKind = Literal[
    "battle",
    "congress",
    "conference",
    "meeting",
    "declaration",
    "incident",
    "occupation",
    "evacuation",
    "act",
    "aid",
    "revolution",
    "speech",
    "publication",
]


class RoleFile(Strict):
    """A person's part in a record."""

    actor: Id
    role: Literal["signatory", "head", "member", "sender", "addressee", "speaker", "present"]
    office: TextFile | None = None


class RecordFile(Strict):
    """What every record has."""

    id: Id
    title: TextFile
    date: Edtf
    start: IsoDay | None = None
    end: IsoDay | None = None
    certainty: Certainty
    summary: TextFile | None = None
    note: TextFile | None = None
    written: WrittenFile | None = None
    polities: list[Id] = Field(default_factory=list)
    actors: list[RoleFile] = Field(default_factory=list)
    claims: list[ClaimFile]
    readings: list[ReadingFile] = Field(default_factory=list)
    happened: bool = True


class TreatyFile(RecordFile):
    """A signed instrument."""

    place: Id
    effect: TextFile | None = None
    parties: list[Id]
    in_force: Edtf | None = None


class EventFile(RecordFile):
    """Something that happened at a place."""

    place: Id
    kind: EventKind


class LetterFile(RecordFile):
    """A dispatch from one place to another."""

    from_: Id = Field(alias="from")
    to: Id
    sent: Edtf
    received: Edtf | None = None
    medium: Literal["letter", "telegram", "note"]

    @model_validator(mode="after")
    def _sent_is_its_date(self) -> LetterFile:
        if self.sent != self.date:
            raise wrong("wrong-value", "the date of a letter is the day it was sent", f"sent {self.date!r}", self.date)
        return self


class MissionFile(RecordFile):
    """A post held open over time."""

    place: Id
    kind: Literal["embassy", "consulate", "representation", "envoy"]
    sends: Id
    receives: Id


class StopFile(Strict):
    """A place on a journey on a date."""

    place: Id
    date: Edtf
    attested: bool
    note: TextFile | None = None
    claims: list[ClaimFile] = Field(default_factory=list)
    readings: list[ReadingFile] = Field(default_factory=list)


class LegFile(Strict):
    """The way between two stops."""

    mode: Literal["rail", "sea", "road", "river"]
    attested: bool
    via: list[Words] = Field(default_factory=list)


class RouteFile(RecordFile):
    """A journey."""

    traveller: TextFile
    stops: Annotated[list[StopFile], Field(min_length=2)]
    legs: list[LegFile]

    @model_validator(mode="after")
    def _one_leg_fewer(self) -> RouteFile:
        if len(self.legs) != len(self.stops) - 1:
            raise wrong("wrong-value", f"a route of {len(self.stops)} stops has {len(self.legs)} legs", f"{len(self.stops) - 1} legs")
        return self


class ZoneFile(RecordFile):
    """An area that is no union of cells."""

    sign: Literal["occupied", "protection", "claimed", "proposed", "demilitarised"]
    claimant: Id | None = None
    in_force: bool
    accuracy_km: Kilometres | None = None
