"""Titles in a further language, beside those in which the whole atlas is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class TourTranslation:
    """A tour's words in a further language; ``scenes`` are titles by the English title of their scene."""

    title: str = ""
    summary: str = ""
    scenes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Translation:
    """What an atlas says in a further language; what it does not say is read in English.

    Attributes:
        atlas: The atlas's own title, subtitle and summary, those there are.
        cells: Titles of cells by id; ``records`` likewise.
        tours: Words of tours by id.
    """

    language: str
    atlas: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict)
    records: Mapping[str, str] = field(default_factory=dict)
    tours: Mapping[str, TourTranslation] = field(default_factory=dict)
