"""Accounting for every date expression of a source: encoded, passed over with a reason, or missing."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geohist.coverage.citations import author_year, is_imprint
from geohist.coverage.expressions import expressions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geohist.atlas import Atlas
    from geohist.coverage.expressions import Expression
    from geohist.model import Source
    from geohist.source_text import NormalText

CONTEXT = 70
"""Characters shown on either side of an expression."""


@dataclass(frozen=True)
class Entry:
    """A date expression and what became of it.

    Attributes:
        status: ``encoded``, ``passed-over`` or ``unaccounted``.
        by: The excerpt that holds it, the reason it was passed over, or nothing.
        line: Line of the file, from 1.
        around: The expression with some words on either side.
    """

    expression: Expression
    status: str
    by: str
    line: int
    around: str

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        found = self.expression
        return {
            "text": found.text,
            "kind": found.kind,
            "position": [found.start, found.end],
            "line": self.line,
            "status": self.status,
            "by": self.by,
            "around": self.around,
        }


@dataclass(frozen=True)
class Account:
    """What became of each date expression of one source.

    Attributes:
        share: Share of the source's words, 0 to 1, that stands in excerpts.
    """

    source: str
    entries: tuple[Entry, ...]
    share: float

    @property
    def unaccounted(self) -> tuple[Entry, ...]:
        """Those that are neither encoded nor passed over."""
        return tuple(entry for entry in self.entries if entry.status == "unaccounted")

    @property
    def encoded(self) -> int:
        """How many stand inside an excerpt on which a claim rests."""
        return sum(entry.status == "encoded" for entry in self.entries)

    @property
    def passed_over(self) -> Mapping[str, int]:
        """How many were passed over, by reason."""
        return dict(sorted(Counter(entry.by for entry in self.entries if entry.status == "passed-over").items()))

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "source": self.source,
            "expressions": len(self.entries),
            "encoded": self.encoded,
            "passed_over": dict(self.passed_over),
            "unaccounted": len(self.unaccounted),
            "share_quoted": round(self.share, 4),
            "entries": [entry.to_dict() for entry in self.entries],
        }


class _Spans:
    """Labelled spans of a text, asked which of them holds another."""

    def __init__(self, spans: Iterable[tuple[int, int, str]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _, _ in self._spans]

    def holding(self, start: int, end: int) -> str | None:
        """Return the label of a span that holds the whole of another, None where there is none."""
        for index in range(bisect_right(self._starts, start) - 1, -1, -1):
            if self._spans[index][1] >= end:
                return self._spans[index][2]
        return None


def used_excerpts(atlas: Atlas) -> set[str]:
    """Return the keys of the excerpts on which a claim or a tenure rests."""
    said = {key for record in atlas.records.values() for key in record.excerpts()}
    return said | {key for tenure in atlas.tenures for key in tenure.excerpts}


def account(source: Source, text: NormalText, used: set[str]) -> Account:
    """Say of every date expression in a source's text what became of it.

    Args:
        source: The source, with its excerpts and what was passed over.
        text: The reader's own copy of its text.
        used: Keys of the excerpts on which something rests.
    """
    encoded = _Spans((*one.position, one.key) for one in source.excerpts.values() if one.key in used)
    passed = _Spans((one["position"][0], one["position"][1], one["reason"]) for one in source.passed_over)
    cited = _Spans((start, end, "") for start, end in author_year(text.text))
    entries = []
    for found in expressions(text.text):
        span = found.start, found.end
        if (key := encoded.holding(*span)) is not None:
            status, by = "encoded", key
        elif (reason := passed.holding(*span)) is not None:
            status, by = "passed-over", reason
        elif cited.holding(*span) is not None or is_imprint(text.text, found):
            status, by = "passed-over", "bibliographic"
        else:
            status, by = "unaccounted", ""
        around = text.text[max(found.start - CONTEXT, 0) : found.end + CONTEXT]
        entries.append(Entry(found, status, by, text.line(found.start), around))
    return Account(source.id, tuple(entries), share_of_words(source, text))


def share_of_words(source: Source, text: NormalText) -> float:
    """Return the share of a text's words, 0 to 1, that stands in excerpts; what two of them share counts once."""
    places, at = [], 0
    for word in text.text.split(" "):
        places.append((at, at + len(word)))
        at += len(word) + 1
    spans = [one.position for one in source.excerpts.values()]
    quoted = sum(1 for start, end in places if any(a < end and start < b for a, b in spans))
    return quoted / len(places)
