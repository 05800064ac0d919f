"""The one family of errors a user meets: a sentence that says where, what was expected, what was given, what would be right."""

from __future__ import annotations


class GeohistError(Exception):
    """Something in the atlas or in a request is not as it must be.

    ``str(error)`` is one sentence fit to be read by a user: which file, record and field, what was expected, what was given, and,
    where one is known, the nearest valid value.
    """

    def __init__(
        self,
        message: str,
        *,
        file: str | None = None,
        record: str | None = None,
        field: str | None = None,
        expected: str | None = None,
        given: object = None,
        nearest: str | None = None,
    ) -> None:
        self.message, self.file, self.record, self.field = message, file, record, field
        self.expected, self.given, self.nearest = expected, given, nearest
        super().__init__(message)

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, self.record, self.field) if part)
        sentence = f"{where}: {self.message}" if where else self.message
        if self.expected is not None:
            sentence += f"; expected {self.expected}"
        if self.given is not None:
            sentence += f", given {self.given!r}"
        if self.nearest is not None:
            sentence += f"; did you mean {self.nearest!r}?"
        return sentence
