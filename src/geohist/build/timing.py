"""When a journey was where: attested days hold, what lies between is shared out by the length and the speed of the legs.

Times are fractional day numbers; noon of a day is its number and a half. A stop whose day is known is passed at noon; a stay fills its
days.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from geohist.errors import GeohistError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geohist.when import When

LONGEST_STAY = 31
"""An interval of up to so many days at a stop on the way is a stay; a longer one means that the day is not known."""


@dataclass(frozen=True)
class Stay:
    """When a stop was reached and left, as fractional day numbers."""

    arrived: float
    left: float


@dataclass(frozen=True)
class Window:
    """What is known of the time of a stop: the days as named, half-open; whether a source says so; whether it is an interval."""

    lo: int
    hi: int
    attested: bool
    interval: bool = False

    @classmethod
    def of(cls, when: When, *, attested: bool) -> Window:
        """Take the window of a stop from its date."""
        return cls(when.core_lo, when.core_hi, attested, when.precision == "interval")

    @property
    def fixed(self) -> bool:
        """Whether a source gives the day, or the days of a stay."""
        return self.attested and (self.hi - self.lo == 1 or (self.interval and self.hi - self.lo <= LONGEST_STAY))

    def nearest(self, time: float) -> float:
        """The time in the window that is nearest to the one given; any time, where no source speaks."""
        return min(max(time, self.lo + 0.5), self.hi - 0.5) if self.attested else time


def days_needed(km: float, km_a_day: float) -> float:
    """How many days a leg takes at its usual speed."""
    return max(km, 1.0) / km_a_day


def schedule(stops: Sequence[Window], days: Sequence[float]) -> list[Stay]:
    """Time every stop of a journey.

    Args:
        stops: What is known of each stop.
        days: The usual duration of each leg, one fewer.

    Raises:
        GeohistError: Attested days leave no time for a leg.
    """
    times: dict[int, Stay] = _fixed(stops)
    if not times:
        sure = min(range(len(stops)), key=lambda n: (not stops[n].attested, stops[n].hi - stops[n].lo, n))
        middle = (stops[sure].lo + stops[sure].hi) / 2
        times[sure] = Stay(middle, middle)
    for number in range(min(times) - 1, -1, -1):
        time = stops[number].nearest(times[number + 1].arrived - days[number])
        times[number] = Stay(time, time)
    _forward(stops, days, times)
    for number in range(1, len(stops)):
        if times[number].arrived <= times[number - 1].left:
            raise GeohistError("the dates leave no time for the leg to it", field=f"stops.{number}.date")
    return [times[number] for number in range(len(stops))]


def _fixed(stops: Sequence[Window]) -> dict[int, Stay]:
    """The stops whose days are attested; several on one day share it."""
    times = {}
    numbers = [number for number, stop in enumerate(stops) if stop.fixed]
    for _, group in groupby(numbers, key=lambda number: (stops[number].lo, stops[number].hi)):
        same = list(group)
        for at, number in enumerate(same, 1):
            stop = stops[number]
            if stop.hi - stop.lo == 1:
                time = stop.lo + at / (len(same) + 1)
                times[number] = Stay(time, time)
            else:
                times[number] = Stay(stop.lo + 0.5, stop.hi - 0.5)
    if stops[0].fixed and stops[0].interval:
        times[0] = Stay(times[0].left, times[0].left)
    if stops[-1].fixed and stops[-1].interval:
        times[len(stops) - 1] = Stay(times[len(stops) - 1].arrived, times[len(stops) - 1].arrived)
    return times


def _forward(stops: Sequence[Window], days: Sequence[float], times: dict[int, Stay]) -> None:
    """Time the stops that are left, from the first timed one on: in proportion up to the next timed one, at usual speed after the last."""
    for number in range(min(times) + 1, len(stops)):
        if number in times:
            continue
        before = times[number - 1].left
        after = next((later for later in sorted(times) if later > number), None)
        if after is None:
            bound = next((later for later in range(number, len(stops)) if stops[later].attested), None)
            share = 1.0
            if bound is not None:
                usual = sum(days[number - 1 : bound])
                share = max(stops[bound].nearest(before + usual) - before, 0.0) / usual
            time = before + days[number - 1] * share
        else:
            time = before + (times[after].arrived - before) * days[number - 1] / sum(days[number - 1 : after])
        time = stops[number].nearest(time)
        times[number] = Stay(time, time)
