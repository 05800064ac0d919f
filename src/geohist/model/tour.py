"""Tours: guided sequences of scenes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geohist.model.text import Text


@dataclass(frozen=True)
class Scene:
    """One scene of a tour.

    Attributes:
        lo: First day, a day number; ``hi`` is the day after the last.
        view: As the file has it: numbers, ``opening``, ``fit`` or a place's id.
        title: None for the day's own.
        excerpts: Keys of the passages quoted, in order; empty for those of the day's record.
        select: Layer and id of the record that the scene is about, ``layer/id``; empty where its excerpts say so.
    """

    lo: int
    hi: int
    view: str
    title: Text | None
    text: Text
    excerpts: tuple[str, ...]
    select: str = ""

    @property
    def day(self) -> int:
        """The day that a still of the scene shows: its last."""
        return self.hi - 1


@dataclass(frozen=True)
class Tour:
    """A guided sequence of scenes.

    Attributes:
        compare: Two day numbers that the tour sets against each other, None for its first and its last.
    """

    id: str
    title: Text
    summary: Text | None
    scenes: tuple[Scene, ...]
    compare: tuple[int, int] | None = None

    @property
    def span(self) -> tuple[int, int]:
        """First day, and the day after the last."""
        return min(scene.lo for scene in self.scenes), max(scene.hi for scene in self.scenes)
