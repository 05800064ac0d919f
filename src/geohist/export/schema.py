"""The columns of the layers an editor may change: all that the format allows, filled or not, so that each can be filled in elsewhere."""

from __future__ import annotations

import typing
from typing import TYPE_CHECKING, Any

from geohist.files.layout import PROPERTIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TEXTS = ("title", "name", "summary", "note", "effect", "traveller")
"""Properties that hold words by language and become a column a language."""
RUSSIAN = ("places.geojson",)
"""Files whose titles have Russian too."""


def authored_columns(file: str, languages: Sequence[str]) -> dict[str, str]:
    """Return the columns of an editable file and their types, in the order of its format."""
    columns: dict[str, str] = {}
    wanted = sorted({*languages, *(["ru"] if file in RUSSIAN else [])}, key=lambda language: (language == "ru", language != "tr", language))
    for name, field in PROPERTIES[file].model_fields.items():
        key = field.alias or name
        if key in TEXTS:
            columns |= {f"{key}_{language}": "str" for language in (wanted if key == "title" else [one for one in wanted if one != "ru"])}
        elif key in {"start", "end"}:
            columns |= {key: "date", f"t_{key}": "datetime"}
        else:
            columns[key] = _kind(field.annotation)
    return columns


def _kind(annotation: Any) -> str:
    kinds = set(_types(annotation))
    return next((name for kind, name in ((bool, "bool"), (float, "float"), (int, "int")) if kind in kinds), "str")


def _types(annotation: Any) -> Iterator[Any]:
    """Give the plain types an annotation is made of; a list stays a list, whatever is in it."""
    if typing.get_origin(annotation) is list:
        yield list
    elif inner := typing.get_args(annotation):
        for one in inner:
            yield from _types(one)
    else:
        yield annotation
