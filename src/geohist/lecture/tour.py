"""Tours: guided sequences of scenes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geohist.errors import GeohistError
from geohist.files.problems import close, problems
from geohist.files.reading import read_toml
from geohist.files.tours import TourFile
from geohist.model.text import Text
from geohist.when import When, parse_day

if TYPE_CHECKING:
    from geohist.atlas import Atlas


@dataclass(frozen=True)
class Scene:
    """One scene: days ``[lo, hi)`` of which a still shows the last, view, title (None for the day's own), text, excerpts."""

    lo: int
    hi: int
    view: str
    title: Text | None
    text: Text
    excerpts: tuple[str, ...]

    @property
    def day(self) -> int:
        """The day a still of the scene shows."""
        return self.hi - 1


@dataclass(frozen=True)
class Tour:
    """A guided sequence of scenes."""

    id: str
    title: Text
    summary: Text | None
    scenes: tuple[Scene, ...]

    @property
    def span(self) -> tuple[int, int]:
        """First day, and the day after the last."""
        return min(scene.lo for scene in self.scenes), max(scene.hi for scene in self.scenes)


def tour_ids(atlas: Atlas) -> list[str]:
    """Give the ids of an atlas's tours."""
    return sorted(path.stem for path in (atlas.root / "tours").glob("*.toml"))


def tour(atlas: Atlas, key: str) -> Tour:
    """Give a tour by id.

    Raises:
        GeohistError: if there is none, or its file is not as it should be.
    """
    known = tour_ids(atlas)
    if key not in known:
        raise GeohistError("no such tour", expected=", ".join(known) or "a tour in tours/", given=key, nearest=close(key, known))
    file = f"tours/{key}.toml"
    found = read_toml(atlas.root, file)
    wrong = problems(TourFile, found)
    if wrong:
        raise wrong[0].error(file, key)
    read = TourFile.model_validate(found)
    scenes = []
    for number, scene in enumerate(read.scenes):
        when = When.parse(scene.span) if scene.span else None
        lo = when.core_lo if when else parse_day(scene.day or "")
        hi = when.core_hi if when else lo + 1
        if not (atlas.span[0] <= lo < hi <= atlas.span[1]):
            raise GeohistError("a scene outside the atlas", file=file, record=key, field=f"scenes.{number}", given=scene.span or scene.day)
        for excerpt in scene.excerpts:
            atlas.excerpt(excerpt)
        title = Text(scene.title.model_dump(exclude_none=True)) if scene.title else None
        scenes.append(Scene(lo, hi, scene.view, title, Text(scene.text.model_dump(exclude_none=True)), tuple(scene.excerpts)))
    summary = Text(read.summary.model_dump(exclude_none=True)) if read.summary else None
    return Tour(read.id, Text(read.title.model_dump(exclude_none=True)), summary, tuple(scenes))
