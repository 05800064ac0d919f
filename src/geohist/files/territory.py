"""The tables and lines from which the territory is built, and the atlas's own heading."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from geohist.files.common import EXCERPT_PATTERN, ID_PATTERN, Certainty, Edtf, Id, IsoDay, Kilometres, Strict, TextFile, Words, wrong


def _number(text: Any) -> float | None:
    """Read a number from a cell of a table; an empty one is None."""
    if not isinstance(text, str) or not text:
        return None
    try:
        return float(text)
    except ValueError:
        raise wrong("wrong-value", "not a number", "a number such as 12.5") from None


def _empty(text: Any) -> Any:
    return text or None


Number = Annotated[float, BeforeValidator(_number)]
OptionalKm = Annotated[Kilometres | None, BeforeValidator(_number)]
OptionalEdtf = Annotated[Edtf | None, BeforeValidator(_empty)]
OptionalId = Annotated[Id | None, BeforeValidator(_empty)]
CellRef = Annotated[str, StringConstraints(pattern=r"^@?" + ID_PATTERN[1:])]
CellRefs = Annotated[str, StringConstraints(pattern=r"^(@?[a-z0-9-]+)( @?[a-z0-9-]+)*$")]
Groups = Annotated[str, StringConstraints(pattern=r"^(@[a-z0-9-]+( @[a-z0-9-]+)*)?$")]
ExcerptKeys = Annotated[str, StringConstraints(pattern=rf"^({EXCERPT_PATTERN[1:-1]}( {EXCERPT_PATTERN[1:-1]})*)?$")]


class CellRow(Strict):
    """A row of ``cells.csv``."""

    id: Id
    lon: Number
    lat: Number
    title_tr: Words
    title_en: Words
    groups: Groups = ""
    units: str = ""
    note: str = ""


class TenureRow(Strict):
    """A row of ``tenure.csv``."""

    cell: CellRef
    from_: OptionalEdtf = Field(alias="from")
    until: OptionalEdtf
    polity: Id
    capacity: Literal["sovereign", "control", "occupation", "mandate", "protection"]
    sovereign: OptionalId
    instrument: str
    certainty: Certainty
    accuracy_km: OptionalKm
    excerpts: ExcerptKeys
    note: str
    note_tr: str

    @model_validator(mode="after")
    def _note_in_both_languages(self) -> TenureRow:
        if bool(self.note) != bool(self.note_tr):
            missing, language, there = ("note_tr", "Turkish", self.note) if self.note else ("note", "English", self.note_tr)
            raise wrong("missing-language", f"the note is not there in {language}", f"in {language}: {there}", field=missing)
        return self


class BorderRow(Strict):
    """A row of ``borders.csv``."""

    name: Words
    cells_a: CellRefs
    cells_b: CellRefs
    from_: OptionalEdtf = Field(alias="from")
    until: OptionalEdtf
    status: Literal["agreed", "de-facto", "front", "disputed", "administrative"]
    accuracy_km: OptionalKm
    instrument: str


class CutFile(Strict):
    """A drawn line."""

    id: Id
    title: TextFile
    authority: Words
    accuracy_km: Kilometres
    precision: Literal["treaty-text", "composed", "approximate"]
    note: TextFile | None = None


class OpeningFile(Strict):
    """What is on screen first: a day and a view (longitude, latitude, zoom)."""

    day: IsoDay
    view: Annotated[list[float], Field(min_length=3, max_length=3)]


class PlayFile(Strict):
    """What stops the play by itself: land on a day without a record, from a size on; how many days of it are one beat."""

    least_km2: Annotated[float, Field(ge=0)] = 0.0
    together_days: Annotated[int, Field(ge=0)] = 0


class SpeedsFile(Strict):
    """Usual speeds with halts, km a day, by which the time of a journey is shared out: only their proportions matter."""

    rail: Annotated[float, Field(gt=0)] = 300.0
    sea: Annotated[float, Field(gt=0)] = 250.0
    river: Annotated[float, Field(gt=0)] = 120.0
    road: Annotated[float, Field(gt=0)] = 35.0


class AtlasFile(Strict):
    """``atlas.toml``."""

    id: Id
    title: TextFile
    subtitle: TextFile | None = None
    summary: TextFile | None = None
    span: Edtf
    languages: Annotated[list[Words], Field(min_length=1)]
    layers: list[Words] = Field(default_factory=list)
    opening: OpeningFile
    focus: Annotated[list[float], Field(min_length=4, max_length=4)] | None = None
    play: PlayFile = Field(default_factory=PlayFile)
    speeds: SpeedsFile = Field(default_factory=SpeedsFile)
    editors: list[Words] = Field(default_factory=list)
    licence: Words | None = None
