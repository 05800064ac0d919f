"""What changed between two days: which ground passed from whom to whom, in which standing, and what that comes to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geohist.asking import at
from geohist.errors import GeohistError
from geohist.files.reading import read_features
from geohist.when import day_iso

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geohist.atlas import Atlas
    from geohist.model import Tenure


@dataclass(frozen=True)
class Passage:
    """Ground that one polity held on the first day and another on the second.

    Attributes:
        loser: Who held it on the first day; ``gainer``, who on the second.
        cells: Their ids, the largest first.
        km2: Their area, km², geodesic.
        actors: How many of the two act in the history.
        succession: Whether the gainer is a successor of a loser who holds nothing any more:
            the same ground under a new state or government.
    """

    loser: str
    gainer: str
    cells: tuple[str, ...]
    km2: int
    actors: int = 0
    succession: bool = False


@dataclass(frozen=True)
class Standing:
    """Ground that one polity held on both days, in another capacity or under another sovereign.

    Attributes:
        before: Capacity and sovereign on the first day; ``after`` on the second.
    """

    polity: str
    before: tuple[str, str]
    after: tuple[str, str]
    cells: tuple[str, ...]
    km2: int


@dataclass(frozen=True)
class Difference:
    """What two days differ in.

    Attributes:
        first: The day compared from, a day number; ``second``, the day compared with, which may be the earlier.
        passages: Who lost ground to whom: those with an actor of the history first, then the larger first.
        successions: Passages to a successor state; they are in none of the sums.
        standings: What changed in standing alone.
        gained: km² by gainer; ``lost``, km² by loser.
    """

    first: int
    second: int
    passages: tuple[Passage, ...]
    successions: tuple[Passage, ...]
    standings: tuple[Standing, ...]
    gained: dict[str, int]
    lost: dict[str, int]

    @property
    def km2(self) -> int:
        """All that changed hands, km²."""
        return sum(passage.km2 for passage in self.passages)

    def by_gainer(self) -> Iterator[tuple[str, int, tuple[Passage, ...]]]:
        """Give each gainer with what it gained, km², and from whom: who gained from an actor of the history first, then who gained most."""
        groups = [(gainer, km2, tuple(one for one in self.passages if one.gainer == gainer)) for gainer, km2 in self.gained.items()]
        yield from sorted(groups, key=lambda group: (-max(one.actors for one in group[2]), -group[1], group[0]))


def difference(atlas: Atlas, first: str | int, second: str | int) -> Difference:
    """Compare two days, in whichever order: the second is what the first is held against.

    Raises:
        GeohistError: One is no day, lies outside the atlas's span, or both are the same.
    """
    before, after = at(atlas, first), at(atlas, second)
    if before.day == after.day:
        raise GeohistError("two different days are needed", given=day_iso(before.day))
    if before.day > after.day:
        return _looked_back(difference(atlas, after.day, before.day))
    sizes = cell_sizes(atlas)
    passed: dict[tuple[str, str], list[str]] = defaultdict(list)
    stayed: dict[tuple[str, tuple[str, str], tuple[str, str]], list[str]] = defaultdict(list)
    for cell in atlas.cells:
        old, new = before.tenures.get(cell), after.tenures.get(cell)
        loser, gainer = _holder(old), _holder(new)
        if loser != gainer:
            passed[loser, gainer].append(cell)
        elif old and new and _right(old) != _right(new):
            stayed[loser, _right(old), _right(new)].append(cell)
    left = {tenure.polity for tenure in after.tenures.values()}
    passages = [
        Passage(loser, gainer, *_summed(cells, sizes), _actors(atlas, loser, gainer), _succeeds(atlas, loser, gainer, left))
        for (loser, gainer), cells in passed.items()
    ]
    standings = [Standing(*key, *_summed(cells, sizes)) for key, cells in stayed.items()]
    passages.sort(key=lambda one: (-one.actors, -one.km2, one.loser, one.gainer))
    standings.sort(key=lambda one: (-_actors(atlas, one.polity), -one.km2, one.polity))
    changed = tuple(one for one in passages if not one.succession)
    return Difference(
        before.day,
        after.day,
        changed,
        tuple(one for one in passages if one.succession),
        tuple(standings),
        _totals((one.gainer, one.km2) for one in changed),
        _totals((one.loser, one.km2) for one in changed),
    )


def cell_sizes(atlas: Atlas) -> dict[str, int]:
    """Return the area of every cell, km², as it was built.

    Raises:
        GeohistError: The cells have not been built.
    """
    features = read_features(atlas.root, "cells.geojson")
    if atlas.cells and not features:
        raise GeohistError("the cells have no shapes yet; run: geohist build", file="cells.geojson")
    return {str(feature["properties"]["id"]): round(feature["properties"].get("km2", 0)) for feature in features}


def _looked_back(found: Difference) -> Difference:
    """The same from the other end: who gained has lost."""
    turned = [[replace(one, loser=one.gainer, gainer=one.loser) for one in part] for part in (found.passages, found.successions)]
    standings = tuple(replace(one, before=one.after, after=one.before) for one in found.standings)
    return Difference(found.second, found.first, tuple(turned[0]), tuple(turned[1]), standings, found.lost, found.gained)


def _holder(tenure: Tenure | None) -> str:
    return tenure.polity if tenure else "unknown"


def _right(tenure: Tenure) -> tuple[str, str]:
    return tenure.capacity, tenure.sovereign


def _succeeds(atlas: Atlas, loser: str, gainer: str, left: set[str]) -> bool:
    return loser not in left and loser in atlas.polities and gainer in atlas.polities[loser].successors


def _actors(atlas: Atlas, *polities: str) -> int:
    return sum(polity in atlas.polities and atlas.polities[polity].actor for polity in polities)


def _summed(cells: list[str], sizes: dict[str, int]) -> tuple[tuple[str, ...], int]:
    ordered = sorted(cells, key=lambda cell: (-sizes.get(cell, 0), cell))
    return tuple(ordered), sum(sizes.get(cell, 0) for cell in cells)


def _totals(parts: Iterable[tuple[str, int]]) -> dict[str, int]:
    sums: dict[str, int] = defaultdict(int)
    for polity, km2 in parts:
        sums[polity] += km2
    return dict(sums)
