"""Figures side by side: what was measured, what was asked for, and the baseline from the same run."""

from __future__ import annotations

import os
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # the browser helpers are the tests' own


@dataclass(frozen=True)
class Figure:
    """One line of a benchmark.

    Attributes:
        what: What was measured.
        values: The measurements; their median is printed.
        unit: Their unit.
        most: The most that was asked for, or None.
        least: The least that was asked for, or None.
        digits: Decimals to print.
    """

    what: str
    values: Sequence[float]
    unit: str
    most: float | None = None
    least: float | None = None
    digits: int = 1

    @property
    def median(self) -> float:
        """The median of the measurements."""
        return statistics.median(self.values)

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where none was set."""
        if self.most is not None:
            return self.median <= self.most
        return self.median >= self.least if self.least is not None else None

    def words(self) -> tuple[str, str, str, str]:
        """Give what, median, spread and target as the columns of a table."""
        show = f"{{:,.{self.digits}f}}".format
        many = len(self.values) > 1
        spread = f"{show(min(self.values))}–{show(max(self.values))} of {len(self.values)}" if many else ""
        sign, bound = ("≤", self.most) if self.most is not None else ("≥", self.least)
        target = "" if bound is None else f"{sign} {bound:,g}: {'met' if self.met else 'NOT MET'}"
        return self.what, f"{show(self.median)} {self.unit}", spread, target


def table(title: str, figures: Sequence[Figure], baseline: Sequence[Figure] = ()) -> str:
    """Lay out figures and, below a rule, their baseline, as text; the machine's load stands beside the title."""
    load = os.getloadavg()[0]
    rows = [figure.words() for figure in figures]
    rows += [(f"baseline: {what}", *rest) for what, *rest in (figure.words() for figure in baseline)]
    widths = [max(len(row[i]) for row in rows) for i in range(4)]
    lines = [f"{title}  (load {load:.1f}, {os.cpu_count()} cores)"]
    for what, median, spread, target in rows:
        lines.append(f"  {what:<{widths[0]}}  {median:>{widths[1]}}  {spread:<{widths[2]}}  {target}".rstrip())
    return "\n".join(lines)
