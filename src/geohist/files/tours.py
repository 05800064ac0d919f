"""Tours: `tours/<id>.toml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from geohist.files.common import Edtf, ExcerptKey, Id, IsoDay, Strict, TextFile, Words, wrong


class SceneFile(Strict):
    """A scene: a day, or a span that a film runs through and whose last day a slide shows."""

    day: IsoDay | None = None
    span: Edtf | None = None
    view: Words = "fit"
    title: TextFile | None = None
    text: TextFile
    excerpts: list[ExcerptKey] = Field(default_factory=list)
    select: Annotated[str, Field(pattern=r"^[a-z]+/[a-z0-9-]+$")] | None = None

    @model_validator(mode="after")
    def _one_time(self) -> SceneFile:
        if (self.day is None) == (self.span is None):
            raise wrong("wrong-value", "a scene has a day or a span", "one of day and span", field="day")
        return self


class TourFile(Strict):
    """A guided sequence of scenes."""

    id: Id
    title: TextFile
    summary: TextFile | None = None
    compare: Annotated[list[IsoDay], Field(min_length=2, max_length=2)] | None = None
    scenes: Annotated[list[SceneFile], Field(min_length=1)]
