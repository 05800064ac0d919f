"""``When``: the one type for a date of the atlas."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from geohist.when import wording
from geohist.when.days import Calendar, day_iso, day_number, julian_to_day, rumi_to_day, span_to_iso
from geohist.when.notation import Parsed, Part, Precision, WhenError, bounds, read

if TYPE_CHECKING:
    from geohist.when.wording import Language


@dataclass(frozen=True, slots=True)
class Written:
    """A date as the source writes it, in its calendar."""

    text: str
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class When:
    """A date or span with what is known of it.

    Two values are equal when their EDTF and their written form are. ``lo`` and ``hi`` bound every day it may mean, half-open, as day
    numbers: ``~`` and ``%`` pad by ``geohist.when.notation.PADDING_DAYS``; ``?`` does not: the day is named, the statement doubted.
    ``core_lo`` and ``core_hi`` bound the days as named, without padding: they are what the map draws. Open ends are OPEN_PAST and
    OPEN_FUTURE.
    """

    edtf: str
    written: Written | None = None
    parsed: Parsed = field(init=False, repr=False, compare=False)
    lo: int = field(init=False, compare=False)
    hi: int = field(init=False, compare=False)
    core_lo: int = field(init=False, compare=False)
    core_hi: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        parsed = _read(self.edtf)
        spans = [bounds(alternative) for alternative in parsed.alternatives]
        object.__setattr__(self, "parsed", parsed)
        object.__setattr__(self, "lo", min(span[0] for span in spans))
        object.__setattr__(self, "hi", max(span[1] for span in spans))
        object.__setattr__(self, "core_lo", min(span[2] for span in spans))
        object.__setattr__(self, "core_hi", max(span[3] for span in spans))

    @classmethod
    def parse(cls, text: str, *, written: str | None = None, calendar: Calendar = "gregorian") -> When:
        """Read an EDTF string, New Style, with the date as the source writes it beside it.

        Raises:
            WhenError: if the string is not in the EDTF the atlas reads (see ``geohist.when.notation``).
        """
        return cls(text, Written(written, calendar) if written is not None else None)

    @classmethod
    def from_calendar(cls, year: int, month: int, day: int, calendar: Calendar, *, written: str | None = None) -> When:
        """Convert a day of a calendar to New Style; it is kept as written beside it.

        Raises:
            GeohistError: if the day does not exist in that calendar.
        """
        number = {"gregorian": day_number, "julian": julian_to_day, "rumi": rumi_to_day}[calendar](year, month, day)
        return cls(day_iso(number), Written(written or f"{day}.{month}.{year}", calendar))

    @property
    def precision(self) -> Precision:
        """What the string names: a day, month, season, year, decade, century, interval or set."""
        return self.parsed.precision

    @property
    def alternatives(self) -> tuple[tuple[int, int], ...]:
        """The half-open bounds of each alternative of a one-of set; one pair for everything else."""
        return tuple(bounds(alternative)[:2] for alternative in self.parsed.alternatives)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every date the string names: both ends of an interval, each member of a set; a single one stands twice, as both its ends."""
        return tuple(end for alternative in self.parsed.alternatives for end in alternative if isinstance(end, Part))

    @property
    def approximate(self) -> bool:
        """Whether some part is marked ``~`` or ``%``."""
        return any(part.approximate for part in self.parts)

    @property
    def uncertain(self) -> bool:
        """Whether some part is marked ``?`` or ``%``."""
        return any(part.uncertain for part in self.parts)

    @property
    def start(self) -> str | None:
        """The first day as named (ISO), or None if open or outside the years 1–9999."""
        return span_to_iso(self.core_lo, self.core_hi)[0]

    @property
    def end(self) -> str | None:
        """The last day as named (ISO, inclusive), or None if open or outside the years 1–9999."""
        return span_to_iso(self.core_lo, self.core_hi)[1]

    def overlaps(self, other: When) -> bool:
        """Whether some day may be meant by both."""
        return any(lo < other_hi and other_lo < hi for lo, hi in self.alternatives for other_lo, other_hi in other.alternatives)

    def contains(self, other: When) -> bool:
        """Whether every day that the other may mean lies within one alternative of this."""
        return all(any(lo <= other_lo and other_hi <= hi for lo, hi in self.alternatives) for other_lo, other_hi in other.alternatives)

    def certainly_before(self, other: When) -> bool:
        """Whether every day this may mean comes before every day the other may mean."""
        return self.hi <= other.lo

    def format(self, language: Language) -> str:
        """Write it out for a reader, in Turkish or English."""
        return wording.format_parsed(self.parsed, self.edtf, language)


@lru_cache(maxsize=65536)
def _read(text: str) -> Parsed:
    if not isinstance(text, str) or not text:
        raise WhenError("no date", expected="an EDTF date such as 1921-03-16", given=text)
    return read(text)
