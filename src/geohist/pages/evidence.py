"""Values of claims in the reader's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from geohist.errors import GeohistError
from geohist.model import DATED, Text
from geohist.pages.frame import language, say
from geohist.pages.words import WORDS, grouped
from geohist.when import When

if TYPE_CHECKING:
    from geohist.atlas import Atlas
    from geohist.model import Record
    from geohist.when.wording import Language


def dated(when: When) -> str:
    """Write a date in the reader's language."""
    return when.format(cast("Language", language()))


def worded(atlas: Atlas, record: Record, about: str, value: Any) -> str:
    """Write a claim's value for a reader: a date in words, an id by its name on the day, a quantity with its unit."""
    if isinstance(value, list):
        return " → ".join(worded(atlas, record, about, one) for one in value)
    if isinstance(value, dict):
        return _amount(value) if "amount" in value else Text(value).say(language())
    if about in DATED:
        try:
            return dated(When.parse(str(value)))
        except GeohistError:
            return str(value)
    day = record.when.core_lo
    for register in (atlas.places, atlas.polities):
        if value in register:
            return register[value].name_on(day, language())
    return atlas.actors[value].title.say(language()) if value in atlas.actors else str(value)


def _amount(value: dict[str, Any]) -> str:
    figure, unit = grouped(value["amount"], language()), str(value["unit"])
    if unit == "percent":
        return say("percent", figure=figure)
    return f"{figure} {say(f'unit_{unit}') if f'unit_{unit}' in WORDS else unit.replace('-', ' ')}"
