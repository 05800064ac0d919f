"""Quotes are cut from a source's text by program, and proved against it; nobody types one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geohist.errors import GeohistError
from geohist.source_text import NormalText, fold, normalise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CONTEXT = 32
"""Characters of prefix and suffix kept with a passage, so that it is found again in another copy (W3C text-quote selector)."""

LONGEST = 60
"""Words an excerpt may have at most."""

_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.|\[…\])\s*")


class QuoteError(GeohistError):
    """A passage that is not in the text, or is there more than once."""


@dataclass(frozen=True)
class Selector:
    """A passage of a normalised text: a W3C text-quote and text-position selector in one.

    Attributes:
        exact: The passage.
        prefix: Up to 32 characters before it.
        suffix: Up to 32 characters after it.
        position: Start and end in the normalised text, half-open, in code points.
    """

    exact: str
    prefix: str
    suffix: str
    position: tuple[int, int]

    @property
    def words(self) -> int:
        """Number of words of the passage."""
        return len(self.exact.split())

    def to_dict(self) -> dict[str, Any]:
        """Return the selector as it stands in a source's file."""
        return {"exact": self.exact, "prefix": self.prefix, "suffix": self.suffix, "position": list(self.position)}


def select(text: NormalText, start: int, end: int) -> Selector:
    """Return the selector of the passage from ``start`` up to ``end``."""
    return Selector(
        exact=text.text[start:end],
        prefix=text.text[max(start - CONTEXT, 0) : start],
        suffix=text.text[end : end + CONTEXT],
        position=(start, end),
    )


def cut(text: NormalText, words: str, *, occurrence: int | None = None, longest: int | None = LONGEST) -> Selector:
    """Find a passage and cut it out of the text.

    Capitals, kinds of quotation mark and dash, and line breaks need not agree; what is returned is the text's own.

    Args:
        text: The normalised text of the source.
        words: The passage, or only its ends: ``"first words … last words"``.
        occurrence: Which one to take, from 1, where the words stand more than once.
        longest: Words the passage may have at most; None for no limit.

    Raises:
        QuoteError: The words are not there (the nearest passage is named), stand there more than once, or are too many.
    """
    wanted = normalise(words).text
    ends = [fold(part) for part in _ELLIPSIS.split(wanted)] if _ELLIPSIS.search(wanted) else []
    spans = _between(text.folded, *ends) if len(ends) == 2 and all(ends) else []  # noqa: PLR2004 - two ends of a passage
    spans = spans or _all(text.folded, fold(wanted))
    if not spans:
        near = nearest(text, wanted)
        raise QuoteError(f"the source does not say {wanted!r}", nearest=near.exact if near else None)
    if occurrence is None and len(spans) > 1:
        lines = ", ".join(str(text.line(start)) for start, _ in spans[:8])
        raise QuoteError(f"{wanted!r} stands {len(spans)} times in the source (lines {lines}); give more words, or its --occurrence")
    if occurrence is not None and not 1 <= occurrence <= len(spans):
        raise QuoteError(
            f"{wanted!r} stands {len(spans)} times in the source", expected=f"an occurrence from 1 to {len(spans)}", given=occurrence
        )
    found = select(text, *spans[(occurrence or 1) - 1])
    if longest is not None and found.words > longest:
        raise QuoteError(f"the passage has {found.words} words", expected=f"at most {longest}", given=found.exact[:80] + "…")
    return found


def _all(folded: str, wanted: str) -> list[tuple[int, int]]:
    """Return each place where the wanted words stand, never starting or ending within a word."""
    if not wanted:
        return []
    before = r"(?<![^\W\d_])" if wanted[0].isalpha() else ""  # a footnote's digit may be glued to the first or the last word
    after = r"(?![^\W\d_])" if wanted[-1].isalpha() else ""
    return [found.span() for found in re.finditer(before + re.escape(wanted) + after, folded)]


def _between(folded: str, first: str, last: str) -> list[tuple[int, int]]:
    """Return the shortest passages that begin with ``first`` and end with ``last``."""
    ends = _all(folded, last)
    by_end: dict[int, int] = {}
    for start, stop in _all(folded, first):
        end = next((end for begin, end in ends if begin >= stop), None)
        if end is not None:
            by_end[end] = start  # starts rise, so the last one kept is the nearest
    return [(start, end) for end, start in by_end.items()]


def nearest(text: NormalText, words: str) -> Selector | None:
    """Return the passage of as many words that shares most words with the wanted ones, or None where none is shared."""
    tokens = [(found.group(), found.start(), found.end()) for found in re.finditer(r"\w+", text.folded)]
    wanted = Counter(re.findall(r"\w+", fold(words)))
    size = min(sum(wanted.values()), len(tokens))
    if not size:
        return None
    window: Counter[str] = Counter()
    shared, best, best_at = 0, 0, 0
    for index, (token, _, _) in enumerate(tokens):
        window[token] += 1
        shared += window[token] <= wanted[token]
        if index >= size:
            gone = tokens[index - size][0]
            shared -= window[gone] <= wanted[gone]
            window[gone] -= 1
        if shared > best:
            best, best_at = shared, max(index - size + 1, 0)
    return select(text, tokens[best_at][1], tokens[best_at + size - 1][2]) if best else None


@dataclass(frozen=True)
class Flaw:
    """One thing that keeps an excerpt from being proved.

    Attributes:
        source: Id of the source.
        excerpt: Id of the excerpt, empty where the text as a whole is meant.
        problem: What is wrong, in a sentence.
    """

    source: str
    excerpt: str
    problem: str

    def __str__(self) -> str:
        where = f"{self.source}#{self.excerpt}" if self.excerpt else self.source
        return f"{where}: {self.problem}"


def prove(source: Mapping[str, Any], text: NormalText) -> list[Flaw]:
    """Prove every excerpt of a source, given as in its file, against the reader's own copy of the text.

    Returns:
        What does not agree; empty when every passage stands verbatim where the file says.
    """
    name = str(source.get("id", "?"))
    flaws: list[Flaw] = []
    told = source.get("text") or {}
    if told.get("sha256") != text.sha256:
        flaws.append(Flaw(name, "", f"another text than the one quoted from: sha256 {text.sha256}, not {told.get('sha256')}"))
    if told.get("letters") != len(text):
        flaws.append(Flaw(name, "", f"the normalised text has {len(text)} letters, not {told.get('letters')}"))
    for excerpt in [*source.get("excerpts", ()), *source.get("passed_over", ())]:
        key = str(excerpt.get("id", f"passed over {excerpt.get('exact')!r}"))
        flaws += [Flaw(name, key, problem) for problem in _faults(excerpt, text)]
    return flaws


def _faults(excerpt: Mapping[str, Any], text: NormalText) -> Sequence[str]:
    position = excerpt.get("position")
    exact = excerpt.get("exact")
    if not (isinstance(position, list) and len(position) == 2 and all(isinstance(at, int) for at in position) and isinstance(exact, str)):  # noqa: PLR2004
        return ["it has no position in the text or no exact words"]
    start, end = position
    true = select(text, start, end)
    ends = _ELLIPSIS.split(exact) if "id" not in excerpt else []  # a passage passed over may be told by its ends
    if len(ends) == 2 and all(ends) and true.exact.startswith(ends[0]) and true.exact.endswith(ends[1]):  # noqa: PLR2004
        return []
    if exact != true.exact:
        places = _all(text.text, exact)
        hint = f"; these words stand at {list(places[0])}" if places else "; these words are nowhere in the text"
        return [f"at {position} the text says {true.exact[:120]!r}{hint}"]
    return [
        f"its {part} is {excerpt[part]!r}, in the text it is {getattr(true, part)!r}"
        for part in ("prefix", "suffix")
        if part in excerpt and excerpt[part] != getattr(true, part)
    ]
