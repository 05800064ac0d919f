"""Finding every date expression in a normalised text: from ``26.4.1920`` to *the summer months of the same year*."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from geohist.coverage.words import LANGUAGES, DateWords

DAY: Final = r"(?<![\d:/-])(?<!\d[.,])(?:3[01]|[12]\d|0?[1-9])"
YEAR: Final = r"(?:1[5-9]\d\d|20[0-4]\d)"
# A footnote's number may be glued to a year that ends a date; a year alone must stand alone.
_GLUED = rf"{YEAR}(?=\d{{0,3}}\b|\d{{0,3}}[’'])"
_ALONE = rf"(?<![\d:/_=-])(?<!\d\d\.){YEAR}(?![\d/_]|\.\d|[,]\d{{3}}\b)"
_DASH = r"\s*[-–—]\s*"
_ROMAN = r"(?:XI{0,2}|IX|IV|V?I{1,3}|V)"
_NUMBERED = re.compile(r"(?:\b(?:No|Nr|Sayı|Sy|Vr|Fon|Dosya|Evrak|F|N|d|l|p|pp|s|ss|vol|id)\s*[:.=]?\s*|№\s*)$", re.IGNORECASE)
"""What stands before a number that counts issues, pages or files and is no year."""


@dataclass(frozen=True, order=True)
class Expression:
    """A date expression in a text.

    Attributes:
        start: Its first place in the normalised text; ``end`` is the place after its last.
        text: The words themselves.
        kind: ``day``, ``day-without-year``, ``month``, ``month-without-year``, ``year``, ``years``, ``season``, ``range``, ``roman``,
            ``numeric``, ``old-style``, ``relative`` or ``century``.
    """

    start: int
    end: int
    text: str
    kind: str


def _patterns(words: DateWords) -> list[tuple[str, str]]:
    """Give the patterns of one language, the longer readings first."""
    month = rf"{words.month}(?:{words.ending}\b|[’']{words.ending}\b)?"
    then = rf"{words.year_then}\s+"
    day_month = rf"{DAY}\.?\s?{words.month}"
    found = [
        ("old-style", rf"{day_month}\s*(?:{_GLUED}\s*)?\(\s*{DAY}\s{words.month}\s*(?:{YEAR}\s*)?\)(?:\s*{_GLUED})?"),
        ("old-style", rf"{day_month}\s?/\s?(?:3[01]|[12]\d|[1-9])\s{words.month}(?:\s{_GLUED})?"),
        ("old-style", rf"{DAY}\s?/\s?(?:3[01]|[12]\d|[1-9])\s{words.month}(?:\s{_GLUED})?"),
        ("range", rf"{day_month}(?:\s{YEAR})?{_DASH}(?:3[01]|[12]\d|[1-9])\s{words.month}(?:\s{_GLUED})?"),
        ("range", rf"{day_month}(?:\s{YEAR})?\s(?:3[01]|[12]\d|[1-9])\s{words.month}(?:\s{_GLUED})?(?=\s{words.within})"),
        ("range", rf"{DAY}{_DASH}(?:3[01]|[12]\d|[1-9])\s{words.month}(?:\s{_GLUED})?"),
        ("range", rf"{words.month}(?:\s{YEAR})?{_DASH}{words.month}(?:\s{_GLUED})?"),
        ("day", rf"{day_month},?\s{_GLUED}"),
        ("day", rf"{_ALONE}{then}{DAY}\s{month}"),
    ]
    if words.month_first:
        found.append(("day", rf"\b{words.month}\s(?:3[01]|[12]\d|[1-9]),?\s{_GLUED}"))
    return [
        *found,
        ("day-without-year", rf"(?<![^\W\d_]\.){day_month}(?:{words.ending}\b|\b|(?=[’']))"),
        ("month", rf"\b{words.month},?\s{_GLUED}"),
        ("month", rf"{_ALONE}{then}(?i:{words.month})(?:{words.ending}\w*|\b|(?=[’']))"),
        ("season", rf"{_ALONE}{then}{words.season}"),
        ("season", rf"\b{words.season} of {YEAR}\b"),
        ("years", rf"{_ALONE}{words.decade}"),
        ("century", rf"\b(?:[1-9]|1\d|2[01]|[IVX]+){words.century}"),
        ("year", words.year_said),
        ("season", words.season_alone),
        ("relative", words.relative),
        ("month-without-year", rf"\b{words.bare_month}"),
    ]


_COMMON: Final = (
    ("numeric", rf"{DAY}[./-]\s?(?:1[0-2]|0?[1-9])[./-]\s?{_GLUED}"),
    ("numeric", rf"(?<![\d.-]){YEAR}-(?:1[0-2]|0[1-9])-(?:3[01]|[12]\d|0[1-9])(?!\d)"),
    ("roman", rf"{DAY}[./]\s?{_ROMAN}[./]\s?{_GLUED}"),
    ("range", rf"(?<![\d.:/_-]){YEAR}{_DASH}(?:{YEAR}|\d\d)(?![\d/])"),
)
_LAST: Final = (("year", _ALONE),)


def _compiled() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Build the one pattern, and the kind each of its groups stands for."""
    per_language = [_patterns(words) for words in LANGUAGES]
    pairs = [*_COMMON, *(pair for patterns in per_language for pair in patterns), *_LAST]
    return re.compile("|".join(f"({pattern})" for _, pattern in pairs)), tuple(kind for kind, _ in pairs)


_PATTERN, _KINDS = _compiled()


def expressions(text: str) -> list[Expression]:
    """Find every date expression of a normalised text, in order, none within another."""
    found = []
    at = 0
    while match := _PATTERN.search(text, at):
        kind = _KINDS[(match.lastindex or 1) - 1]
        at = match.end()
        if kind in {"year", "range"} and _NUMBERED.search(text, max(0, match.start() - 12), match.start()):
            continue
        found.append(Expression(match.start(), match.end(), match.group(), kind))
    return found
