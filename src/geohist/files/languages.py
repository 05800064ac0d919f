"""Further languages: `languages/<code>.json`."""

from __future__ import annotations

from pydantic import Field

from geohist.files.common import Id, Strict, Words


class HeadingWords(Strict):
    """The atlas's own words."""

    title: Words | None = None
    subtitle: Words | None = None
    summary: Words | None = None


class TourWords(Strict):
    """A tour's words; scenes by their English title."""

    title: Words | None = None
    summary: Words | None = None
    scenes: dict[Words, Words] = Field(default_factory=dict)


class LanguageFile(Strict):
    """Titles in a further language by id; none is obligatory."""

    atlas: HeadingWords = Field(default_factory=HeadingWords)
    cells: dict[Id, Words] = Field(default_factory=dict)
    records: dict[Id, Words] = Field(default_factory=dict)
    tours: dict[Id, TourWords] = Field(default_factory=dict)
