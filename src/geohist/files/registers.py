"""Places, actors, polities and sources."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from geohist.files.common import Colour, Edtf, ExcerptKey, Id, Strict, TextFile, Words, wrong

Position = Annotated[list[int], Field(min_length=2, max_length=2)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]


class NameFile(Strict):
    """A name and the time it was in use."""

    name: TextFile
    date: Edtf


class PlaceFile(Strict):
    """A place of the gazetteer."""

    id: Id
    title: TextFile
    kind: Literal["capital", "city", "town", "village", "port", "site"]
    rank: Annotated[int, Field(ge=1, le=6)]
    geonameid: int | None = None
    authority: Words | None = None
    names: list[NameFile] = Field(default_factory=list)
    side: Literal["E", "W", "N", "S"] | None = None
    note: TextFile | None = None

    @model_validator(mode="after")
    def _position_rests_on_something(self) -> PlaceFile:
        if self.geonameid is None and self.authority is None:
            raise wrong("wrong-value", "a place needs something its position rests on", "geonameid or authority")
        return self


class ActorFile(Strict):
    """A person."""

    id: Id
    title: TextFile
    spellings: list[Words] = Field(default_factory=list)
    note: TextFile | None = None


class PolityFile(Strict):
    """A power that can hold a cell."""

    id: Id
    title: TextFile
    names: list[NameFile] = Field(default_factory=list)
    fill: Colour
    ribbon: Colour | None = None
    label: Colour
    actor: bool = False
    predecessors: list[Id] = Field(default_factory=list)
    successors: list[Id] = Field(default_factory=list)
    continues: Id | None = None
    note: TextFile | None = None


class SourceTextFile(Strict):
    """Which text the excerpts are cut from."""

    file: Words
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    letters: Annotated[int, Field(gt=0)]


class ExcerptFile(Strict):
    """A verbatim passage."""

    id: Id
    exact: Words
    prefix: str
    suffix: str
    position: Position
    locator: str = ""
    cites: list[Words] = Field(default_factory=list)
    translation: dict[Language, Words] = Field(default_factory=dict)
    translator: Words | None = None
    note: TextFile | None = None


class PassedOverFile(Strict):
    """A passage with dates that no record uses: ``exact`` is all of it, or its ends with an ellipsis between them."""

    exact: Words
    position: Position
    reason: Literal["bibliographic", "own-date", "background", "repeated", "no-scene"]
    where: ExcerptKey | None = None

    @model_validator(mode="after")
    def _said_again_says_where(self) -> PassedOverFile:
        if (self.reason == "repeated") != (self.where is not None):
            raise wrong("wrong-value", "what is said again, and only that, names the excerpt that says it", "source#excerpt", field="where")
        return self


class SourceFile(Strict):
    """A work with its excerpts."""

    id: Id
    record: dict[str, Any]
    unknown: list[Words] = Field(default_factory=list)
    short: Words
    text: SourceTextFile
    excerpts: list[ExcerptFile] = Field(default_factory=list)
    passed_over: list[PassedOverFile] = Field(default_factory=list)
