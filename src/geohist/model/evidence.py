"""Where what the atlas says comes from: sources, excerpts, claims and readings."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from geohist.errors import GeohistError
from geohist.model.text import Text
from geohist.when import When, Written

if TYPE_CHECKING:
    from collections.abc import Mapping

DATED: Final = frozenset({"date", "received", "departed", "arrived"})
"""Properties whose claims carry an EDTF date."""
LISTED: Final = frozenset({"party", "signatory"})
"""Properties of which a record has several: naming one denies no other."""
WORDED: Final = frozenset({"outcome", "text"})
"""Properties in words, or without a value, which no program can compare."""
NAMED: Final = frozenset({"place", "route", "extent", "head", "sender", "addressee"})
"""Properties with one value, an id."""
ABOUT: Final = frozenset({*DATED, *LISTED, *WORDED, *NAMED, "quantity"})
"""Everything a claim can be about."""


@dataclass(frozen=True)
class Excerpt:
    """A verbatim passage of a source: a W3C text-quote selector with its place in the normalised text.

    Attributes:
        key: ``source#id``, by which claims cite it.
        exact: The passage; ``prefix`` and ``suffix`` are the 32 characters around it.
        position: Start and end in the normalised text of the source, half-open, in code points.
        locator: Page, footnote or section.
        cites: The works the passage rests on in turn.
        translation: The passage in other languages.
        translator: Who translated it; ``editors`` for the atlas's own.
    """

    key: str
    exact: str
    prefix: str
    suffix: str
    position: tuple[int, int]
    locator: str = ""
    cites: tuple[str, ...] = ()
    translation: Text = field(default_factory=Text)
    translator: str = ""
    note: Text | None = None

    @property
    def source(self) -> str:
        """Id of the source."""
        return self.key.partition("#")[0]

    @property
    def id(self) -> str:
        """Id within the source."""
        return self.key.partition("#")[2]


@dataclass(frozen=True)
class Source:
    """A work the atlas quotes from.

    Attributes:
        record: Bibliographic record, CSL-JSON.
        unknown: What the text itself does not say about the work and nobody has filled in.
        short: How it is cited on screen.
        text: File name, SHA-256 and number of letters of the text quoted from.
        excerpts: By id within the source.
        passed_over: Passages with a date that no record uses, each with its reason.
    """

    id: str
    record: Mapping[str, Any]
    unknown: tuple[str, ...]
    short: str
    text: Mapping[str, Any]
    excerpts: Mapping[str, Excerpt]
    passed_over: tuple[Mapping[str, Any], ...] = ()

    @property
    def language(self) -> str:
        """Language code of the text, empty where unknown."""
        return str(self.record.get("language", ""))

    @property
    def share_quoted(self) -> float:
        """Share of the normalised text, 0 to 1, that stands in excerpts; what two of them share counts once."""
        letters = int(self.text.get("letters", 0))
        return covered([excerpt.position for excerpt in self.excerpts.values()]) / letters if letters else 0.0


def covered(spans: list[tuple[int, int]]) -> int:
    """Count the places that at least one of the half-open spans covers."""
    total, reached = 0, 0
    for start, end in sorted(spans):
        total += max(end - max(start, reached), 0)
        reached = max(reached, end)
    return total


@dataclass(frozen=True)
class Claim:
    """What a passage, or a named work, says about one property of a record.

    Attributes:
        about: The property.
        value: As in the file: EDTF for dates, an id for places, persons and parties, ``{"amount", "unit"}`` for quantities, text by
            language for outcomes, None for a passage that only speaks of the record.
        excerpt: ``source#id`` of the passage; or None, and then ``authority`` names the work the editor paraphrases.
        written: The date as the source writes it, in another calendar.
        slip: Why the source is wrong here; a slip is shown, never drawn.
        place: Place of a departure or an arrival.

    Raises:
        GeohistError: It rests on neither a passage nor a named work, or on both, or its date is none.
    """

    about: str
    value: Any = None
    excerpt: str | None = None
    authority: str | None = None
    written: Written | None = None
    slip: Text | None = None
    place: str | None = None

    def __post_init__(self) -> None:
        if self.about not in ABOUT:
            raise GeohistError("a claim about something unknown", field="about", expected=", ".join(sorted(ABOUT)), given=self.about)
        if bool(self.excerpt) == bool(self.authority):
            raise GeohistError("a claim rests on a passage or on a named work", expected="one of excerpt and authority", given=self.value)
        _ = self.when

    @cached_property
    def when(self) -> When | None:
        """The date claimed, None for a claim about something else."""
        if self.about not in DATED:
            return None
        return When(str(self.value), self.written)


@dataclass(frozen=True)
class Reading:
    """The value the atlas draws where claims differ, and the editor's reason."""

    about: str
    value: Any
    why: Text
