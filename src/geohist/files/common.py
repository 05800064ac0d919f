"""Kinds of value that the files of an atlas share. Strict: unknown keys and wrong types are refused, nothing is converted."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from geohist.errors import GeohistError
from geohist.when import When, parse_day

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
EXCERPT_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*#[a-z0-9]+(-[a-z0-9]+)*$"


class Strict(BaseModel):
    """What every object in a file is: its keys are known, its values are of the type named."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def wrong(code: str, message: str, expected: str | None = None, nearest: str | None = None, **where: Any) -> PydanticCustomError:
    """Make the error by which a validator refuses a value.

    Args:
        code: The finding's code.
        message: What is wrong.
        expected: What would be right.
        nearest: The valid value nearest to the one given.
        where: ``field`` and ``given`` where a validator of a whole object knows them better than pydantic.
    """
    return PydanticCustomError(code, "{message}", {"message": message, "expected": expected, "nearest": nearest, **where})


def _edtf(text: str, **where: Any) -> str:
    try:
        When(text)
    except GeohistError as error:
        raise wrong("bad-date", error.message, error.expected, error.nearest, **where) from None
    return text


def _iso_day(text: str) -> str:
    try:
        parse_day(text)
    except GeohistError as error:
        raise wrong("bad-date", error.message, error.expected, error.nearest) from None
    return text


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
ExcerptKey = Annotated[str, StringConstraints(pattern=EXCERPT_PATTERN)]
Words = Annotated[str, StringConstraints(min_length=1)]
Edtf = Annotated[str, AfterValidator(_edtf)]
IsoDay = Annotated[str, AfterValidator(_iso_day)]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
Certainty = Literal["certain", "probable", "doubtful"]
Kilometres = Annotated[float, Field(ge=0)]
About = Literal[
    "date",
    "place",
    "route",
    "extent",
    "party",
    "head",
    "signatory",
    "sender",
    "addressee",
    "received",
    "departed",
    "arrived",
    "quantity",
    "outcome",
    "text",
]


class TextFile(Strict):
    """Words by language; Turkish and English are obligatory."""

    tr: Words
    en: Words
    ru: Words | None = None


class WrittenFile(Strict):
    """A date as a source writes it in another calendar."""

    text: Words
    calendar: Literal["julian", "rumi"]


class QuantityFile(Strict):
    """An amount of something."""

    amount: float
    unit: Words


class ClaimFile(Strict):
    """What a passage or a named work says about one property."""

    about: About
    value: Any = None
    excerpt: ExcerptKey | None = None
    authority: Words | None = None
    written: WrittenFile | None = None
    slip: TextFile | None = None
    place: Id | None = None

    @model_validator(mode="after")
    def _value_fits(self) -> ClaimFile:
        check_value(self.about, self.value)
        return self

    @model_validator(mode="after")
    def _rests_on_something(self) -> ClaimFile:
        if bool(self.excerpt) == bool(self.authority):
            raise wrong("claim-without-evidence", "a claim rests on a passage or on a named work", "one of excerpt and authority")
        return self


class ReadingFile(Strict):
    """The value drawn where claims differ, with the reason."""

    about: About
    value: Any = None
    why: TextFile

    @model_validator(mode="after")
    def _value_fits(self) -> ReadingFile:
        check_value(self.about, self.value)
        return self


def check_value(about: str, value: Any) -> None:
    """Refuse a value that the property cannot have.

    Raises:
        PydanticCustomError: Saying what it should be.
    """
    where = {"field": "value", "given": value}
    if about in {"date", "received", "departed", "arrived"}:
        _edtf(value, **where)
    elif about == "quantity":
        if not fits(QuantityFile, value):
            raise wrong(
                "wrong-value", "a quantity is an amount with its unit", 'an object such as {"amount": 10, "unit": "gold-rouble"}', **where
            )
    elif about == "outcome":
        if not fits(TextFile, value):
            raise wrong("wrong-value", "an outcome is told in words by language", "words in tr and in en", **where)
    elif about == "text":
        if value is not None:
            raise wrong("wrong-value", "a claim about text has no value", "no value", **where)
    elif about == "route" and isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return
    elif not isinstance(value, str) or not value:
        raise wrong("wrong-value", f"a claim about {about} has an id for its value", "an id", **where)


def fits(model: type[Strict], value: Any) -> bool:
    """Whether a value is as a model has it."""
    try:
        model.model_validate(value)
    except ValidationError:
        return False
    return True
