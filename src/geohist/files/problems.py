"""From pydantic's errors to ours: where, what was expected, what was given, what would be right."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel, ValidationError

from geohist.errors import GeohistError
from geohist.files.layout import keys_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geohist.files.common import Strict

LANGUAGES = ("tr", "en")


@dataclass(frozen=True)
class Problem:
    """One thing wrong with one value; ``code`` is the finding's."""

    code: str
    message: str
    field: str
    expected: str | None = None
    given: Any = None
    nearest: str | None = None

    def error(self, file: str, record: str | None) -> GeohistError:
        """Turn it into the error of its place."""
        return GeohistError(
            self.message, file=file, record=record, field=self.field or None, expected=self.expected, given=self.given, nearest=self.nearest
        )


def close(value: object, valid: Iterable[str]) -> str | None:
    """Return the valid value nearest to a given one, or None where none is near."""
    found = difflib.get_close_matches(str(value), list(valid), n=1, cutoff=0.6)
    return found[0] if found else None


def problems(model: type[Strict], value: object) -> list[Problem]:
    """Return everything by which a value as read from a file is not as the model has it."""
    try:
        model.model_validate(value)
    except ValidationError as error:
        return [_problem(model, dict(found)) for found in error.errors(include_url=False)]
    return []


def _problem(model: type[Strict], found: dict[str, Any]) -> Problem:
    where = tuple(found["loc"])
    field, kind, context = ".".join(str(part) for part in where), found["type"], found.get("ctx") or {}
    given = found["input"]
    if kind == "extra_forbidden":
        keys = _keys_at(model, where[:-1])
        return Problem("unknown-key", f"there is no key {where[-1]!r} here", field, nearest=close(where[-1], keys))
    if kind == "missing":
        if where[-1] in LANGUAGES:
            return Problem("missing-language", f"the words in {where[-1]!r} are missing", field, expected="words in tr and in en")
        return Problem("missing-key", f"the key {where[-1]!r} is missing", field)
    if "message" in context:  # one of our own validators, which may know better where it was
        plain = given if not isinstance(given, dict | list) else None
        field = f"{field}.{context['field']}".lstrip(".") if "field" in context else field
        return Problem(kind, context["message"], field, context.get("expected"), context.get("given", plain), context.get("nearest"))
    if kind == "literal_error":
        valid = [part.strip("'") for part in context["expected"].replace(" or ", ", ").split(", ")]
        return Problem("wrong-value", "not one of the words allowed", field, ", ".join(valid), given, close(given, valid))
    expected = f"text like {context['pattern']}" if kind == "string_pattern_mismatch" else found["msg"].removeprefix("Input should be ")
    return Problem("wrong-value", "not a value that can stand here", field, expected, given)


def _keys_at(model: type[BaseModel], where: tuple[Any, ...]) -> tuple[str, ...]:
    """Return the keys allowed at a place within a model."""
    for part in where:
        if isinstance(part, int):
            continue
        field = next((field for name, field in model.model_fields.items() if part in {name, field.alias}), None)
        inner = model_in(field.annotation) if field else None
        if inner is None:
            return ()
        model = inner
    return keys_of(model)


def model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model within a type such as ``list[Claim] | None``, None where there is none."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := model_in(part))), None)
