"""What a film shows: the days of a span or a tour, how long each stands, and how its date runs on till the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geohist.asking import day_within
from geohist.errors import GeohistError
from geohist.render import ground_of

if TYPE_CHECKING:
    from geohist.atlas import Atlas
    from geohist.lecture.tour import Tour

_MOST_DAYS = 400  # more beats than this make a film nobody watches
_LEAST_MS = 1000 / 12  # no state of the map is shown for less


@dataclass(frozen=True)
class Shot:
    """One state of a film.

    Attributes:
        day: The day it shows.
        view: Where, as ``geohist snapshot`` has it.
        ms: How long it stands.
        heading: Words in place of the day's own title; ``text`` in place of its summary.
        runs: Days that pass while it stands; its date runs through them.
    """

    day: int
    view: str
    ms: float
    heading: str = ""
    text: str = ""
    runs: int = 0

    def day_at(self, ms: float) -> int:
        """Give the day that its date shows after so many milliseconds."""
        return self.day + min(int(self.runs * ms / self.ms), max(self.runs - 1, 0))


def shots_of_span(atlas: Atlas, since: str, until: str, *, view: str = "opening", days_a_second: float = 0.0) -> list[Shot]:
    """List the days of a span on which something changes: each stands for its reading time, or at a speed while the date runs to the next.

    Raises:
        GeohistError: if the span is empty, lies outside the atlas, or has more beats than a film can show.
    """
    lo, hi = day_within(atlas, since), day_within(atlas, until)
    if lo > hi:
        raise GeohistError("an empty span", expected="a first day before the last", given=f"{since} to {until}")
    beats = [beat for beat in ground_of(atlas).parts["beats"] if lo < beat["day"] <= hi]
    if len(beats) > _MOST_DAYS:
        raise GeohistError("too many changes for one film", expected=f"a span with at most {_MOST_DAYS}", given=len(beats))
    days = [lo, *(beat["day"] for beat in beats)]
    if days_a_second:
        passing = [after - day for day, after in zip(days, [*days[1:], hi + 1], strict=True)]
        return [
            Shot(day, view, max(run * 1000 / days_a_second, _LEAST_MS), runs=run) for day, run in zip(days, passing, strict=True) if run
        ]
    dwells = {beat["day"]: float(beat["dwell_ms"]) for beat in ground_of(atlas).parts["beats"]}
    return [Shot(day, view, dwells.get(day, 2000.0)) for day in days]


def shots_of_tour(atlas: Atlas, tour: Tour, lang: str) -> list[Shot]:
    """List the scenes of a tour: a span runs through its beats, then the scene's own words stand to be read."""
    found: list[Shot] = []
    for scene in tour.scenes:
        words, heading = scene.text.say(lang), scene.title.say(lang) if scene.title else ""
        if scene.hi - scene.lo > 1:
            inner = [beat["day"] for beat in ground_of(atlas).parts["beats"] if scene.lo <= beat["day"] < scene.day]
            found += [Shot(day, scene.view, 1600.0, heading) for day in inner]
        found.append(Shot(scene.day, scene.view, 2000.0 + len(words.split()) * 300, heading, words))
    return found
