"""A critical edition of a diplomatic history, on a map that moves.

>>> import geohist
>>> atlas = geohist.open("geodata")
>>> atlas.who_held(43.09, 40.61, "1921-03-16")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from geohist.errors import GeohistError

if TYPE_CHECKING:
    from geohist.atlas import Atlas
    from geohist.atlas import open_atlas as open  # noqa: A004 - geohist.open reads as what it does
    from geohist.check import check as check_atlas
    from geohist.model import Text
    from geohist.quote import cut
    from geohist.source_text import normalise
    from geohist.when import When, day_iso, day_number

__version__ = "0.1.0"

__all__ = ["Atlas", "GeohistError", "Text", "When", "check_atlas", "cut", "day_iso", "day_number", "normalise", "open"]

# Where each public name lives. They are fetched when first used, so that ``import geohist`` costs next to nothing.
_HOMES = {
    "Atlas": ("geohist.atlas", "Atlas"),
    "Text": ("geohist.model", "Text"),
    "When": ("geohist.when", "When"),
    "check_atlas": ("geohist.check", "check"),
    "cut": ("geohist.quote", "cut"),
    "day_iso": ("geohist.when", "day_iso"),
    "day_number": ("geohist.when", "day_number"),
    "normalise": ("geohist.source_text", "normalise"),
    "open": ("geohist.atlas", "open_atlas"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'geohist' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
