"""Dates that only say when a cited work appeared, recognised by rule so that nobody need list them.

Two rules, and no more: an author-year citation that fills a pair of brackets, such as ``(Sonyel, 1995:81; Köse, 2019)``; and the year
of an imprint, which a page, volume or issue number follows at once, as in ``Ankara 1981, s.141``. The day of a newspaper is never
taken by rule: something was published on it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geohist.coverage.expressions import YEAR
from geohist.coverage.words import LANGUAGES

if TYPE_CHECKING:
    from geohist.coverage.expressions import Expression

_DATE_WORD = "|".join(f"{words.month}|(?i:{words.season})" for words in LANGUAGES)
_NAME = rf"(?!(?:{_DATE_WORD})\b)[^\W\d_][^\d();:,]*"
_PAGES = r"\d+(?:\s*[-–]\s*\d+)?"
_ONE = rf"{_NAME}(?:,\s*{_NAME})*(?:,\s*{YEAR}[a-z]?(?:\s*[:,]\s*(?:ss?\.\s*)?{_PAGES})?|\s+{YEAR}[a-z]?\s*:\s*{_PAGES})"
AUTHOR_YEAR: Final = re.compile(rf"\(\s*{_ONE}(?:\s*[;,]\s*{_ONE})*\s*\)")
"""A pair of brackets that holds author-year citations and nothing else."""
_IMPRINT = re.compile(r"[’']?\s*[,.]?\s*(?:ss?|pp?|S|C|T|Vol|Cilt|Sayı|No|n|№)\s*[.:]?\s*(?:\d|[IVX]+\b)")
_IMPRINT_KINDS = {"year", "month"}


def author_year(text: str) -> list[tuple[int, int]]:
    """Find the places of the bracketed author-year citations of a text, half-open."""
    return [found.span() for found in AUTHOR_YEAR.finditer(text)]


def is_imprint(text: str, expression: Expression) -> bool:
    """Whether an expression is the year (or month and year) of an imprint: a page, volume or issue number follows it at once."""
    return expression.kind in _IMPRINT_KINDS and _IMPRINT.match(text, expression.end) is not None
