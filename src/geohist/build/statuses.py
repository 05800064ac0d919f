"""Which arcs are borders on which days, and of what status.

An arc is a border while its two cells differ in holder. A row of ``borders.csv`` that names both cells gives the status; of several the
one that names the fewest cells. A row with the status ``administrative`` speaks of borders within one polity: it draws a line where the
holder on both sides is the same and holds in its own right, and never divides two holders. Without a row:

- the same holder on both sides, but another sovereign: ``sovereign-line``. Where a government holds some land as its own and some of which
  the government before it is still sovereign in name (Ankara and the sultan until November 1922), that is one state and no line;
- both holders stand outside the story: ``bystander``;
- both hold in their own right (``sovereign``, ``mandate``, ``protection``): ``agreed``;
- anything else: ``de-facto``.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geohist.build.topology import Topology
    from geohist.model import BorderRule, Polity, Tenure

STATUSES = ("agreed", "de-facto", "front", "disputed", "administrative", "sovereign-line", "bystander")
"""Every status a border can have; the first five can stand in ``borders.csv``."""

WITHIN = "administrative"
"""The one status of a line within the land of one polity."""

_OWN_RIGHT = frozenset({"sovereign", "mandate", "protection"})


@dataclass(frozen=True)
class BorderSpan:
    """An arc that is a border of one status between the same two holders on the days ``[lo, hi)``."""

    arc: int
    lo: int
    hi: int
    status: str
    left: str
    right: str
    accuracy_km: float | None
    name: str
    instrument: str


def border_spans(
    topo: Topology,
    tenures: Sequence[Tenure],
    rules: Sequence[BorderRule],
    polities: Mapping[str, Polity],
    span: tuple[int, int],
    drawn: Mapping[int, float] | None = None,
) -> list[BorderSpan]:
    """Give every border of every arc over the span ``[lo, hi)``, by arc and day.

    ``drawn`` says of arcs along a drawn line how well that line is known, in km: a border there is never known better.
    """
    held: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in sorted(tenures, key=lambda held_from: held_from.lo):
        held[tenure.cell].append(tenure)
    by_cell: dict[str, list[BorderRule]] = defaultdict(list)
    for row in rules:
        for cell in {*row.cells_a, *row.cells_b}:
            by_cell[cell].append(row)
    found: list[BorderSpan] = []
    pairs: dict[tuple[str, str], list[tuple[int, int, str, Tenure, Tenure, BorderRule | None]]] = {}
    for arc, (left, right) in enumerate(topo.sides):
        if left < 0 or right < 0 or left == right:
            continue
        pair = topo.cells[left], topo.cells[right]
        if pair not in pairs:
            both = [rule for rule in by_cell[pair[0]] if _between(rule, *pair)]
            pairs[pair] = _of_pair(held[pair[0]], held[pair[1]], both, polities, span)
        for lo, hi, status, a, b, rule in pairs[pair]:
            known = [tenure.accuracy_km for tenure in (a, b) if tenure.accuracy_km is not None]
            accuracy = rule.accuracy_km if rule is not None else max(known, default=None)
            if drawn and arc in drawn:
                accuracy = max(accuracy or 0.0, drawn[arc])
            name, instrument = (rule.name, rule.instrument) if rule is not None else ("", "")
            found.append(BorderSpan(arc, lo, hi, status, a.polity, b.polity, accuracy, name, instrument))
    return found


def _between(rule: BorderRule, one: str, other: str) -> bool:
    return (one in rule.cells_a and other in rule.cells_b) or (other in rule.cells_a and one in rule.cells_b)


def _of_pair(
    left: Sequence[Tenure], right: Sequence[Tenure], rules: Sequence[BorderRule], polities: Mapping[str, Polity], span: tuple[int, int]
) -> list[tuple[int, int, str, Tenure, Tenure, BorderRule | None]]:
    days = {day for row in (*left, *right) for day in (row.lo, row.hi)} | {day for rule in rules for day in (rule.lo, rule.hi)} | set(span)
    edges = sorted(day for day in days if span[0] <= day <= span[1])
    ordered = sorted(rules, key=lambda rule: (len(rule.cells_a) * len(rule.cells_b), rule.row))
    spans: list[tuple[int, int, str, Tenure, Tenure, BorderRule | None]] = []
    for lo, hi in itertools.pairwise(edges):
        a = next((row for row in left if row.lo <= lo < row.hi), None)
        b = next((row for row in right if row.lo <= lo < row.hi), None)
        if a is None or b is None:
            continue
        inside = a.polity == b.polity
        rule = next((rule for rule in ordered if rule.lo <= lo < rule.hi and (rule.status == WITHIN) == inside), None)
        status = _status(a, b, rule, polities)
        if status is None:
            continue
        used = rule if status == (rule.status if rule else None) else None
        if spans and spans[-1][1] == lo and _alike(spans[-1], status, a, b, used):
            spans[-1] = (spans[-1][0], hi, *spans[-1][2:])
        else:
            spans.append((lo, hi, status, a, b, used))
    return spans


def _alike(
    last: tuple[int, int, str, Tenure, Tenure, BorderRule | None], status: str, a: Tenure, b: Tenure, rule: BorderRule | None
) -> bool:
    return (last[2], last[3].polity, last[4].polity, last[5]) == (status, a.polity, b.polity, rule)


def _status(a: Tenure, b: Tenure, rule: BorderRule | None, polities: Mapping[str, Polity]) -> str | None:
    if a.polity == b.polity:
        if a.sovereign != b.sovereign and not one_state(a, b, polities):
            return "sovereign-line"
        return rule.status if rule is not None and {a.capacity, b.capacity} <= _OWN_RIGHT else None
    if rule is not None:
        return rule.status
    if not (polities[a.polity].actor or polities[b.polity].actor):
        return "bystander"
    return "agreed" if a.capacity in _OWN_RIGHT and b.capacity in _OWN_RIGHT else "de-facto"


def one_state(a: Tenure, b: Tenure, polities: Mapping[str, Polity]) -> bool:
    """Say whether a polity holds two cells as one state: the one in its own name, the other in that of the government before it."""
    return a.polity == b.polity and {a.sovereign, b.sovereign} == {a.polity, polities[a.polity].continues}
