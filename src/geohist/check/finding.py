"""What the checker reports."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from geohist.errors import GeohistError

if TYPE_CHECKING:
    from geohist.files.problems import Problem


@dataclass(frozen=True)
class Finding:
    """One thing wrong with an atlas.

    Attributes:
        code: Name of the kind of fault, stable.
        message: What is wrong.
        file: File within the atlas; ``record`` and ``field`` say where in it.
        expected: What would be right; ``given`` is what stands there; ``nearest`` the valid value nearest to it.
        severity: An ``error`` makes the check fail, a ``warning`` does not.
    """

    code: str
    message: str
    file: str
    record: str | None = None
    field: str | None = None
    expected: str | None = None
    given: Any = None
    nearest: str | None = None
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        error = GeohistError(
            self.message,
            file=self.file,
            record=self.record,
            field=self.field,
            expected=self.expected,
            given=self.given,
            nearest=self.nearest,
        )
        return f"{error} [{self.code}]"

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as ``geohist check --json`` prints it."""
        return asdict(self)


def of_error(code: str, error: GeohistError, file: str) -> Finding:
    """Make a finding of an error."""
    return Finding(code, error.message, error.file or file, error.record, error.field, error.expected, error.given, error.nearest)


def of_problem(problem: Problem, file: str, record: str) -> Finding:
    """Make a finding of a fault at the file boundary."""
    return Finding(problem.code, problem.message, file, record, problem.field or None, problem.expected, problem.given, problem.nearest)
