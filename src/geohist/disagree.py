"""Disagreements: claims about one property of one record that cannot all hold. They are found here, never typed in.

The law, by property:

* dates (``date``, ``received``, ``departed``, ``arrived``): two claims disagree when no day can be meant by both. A vaguer date that
  takes in an exact one agrees with it, unless one of the two is a slip. Departures and arrivals are compared place by place.
* one value (``place``, ``route``, ``extent``, ``head``, ``sender``, ``addressee``): two claims disagree when their values differ.
* ``quantity``: two amounts of one unit disagree when they differ; different units are not compared.
* lists (``party``, ``signatory``): naming one denies no other, so two claims disagree only when one is a slip and their values differ.
  The reading, once written, says for which value the slip stands, and then the slip disagrees with the claims of that value alone.
* words (``outcome``, ``text``): no program can compare them; again only a slip disagrees, with every claim that is none.

A slip is a claim like any other: it is shown beside the others, and it disagrees.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from geohist.model import DATED, LISTED, NAMED

if TYPE_CHECKING:
    from geohist.model import Claim, Reading, Record


@dataclass(frozen=True)
class Disagreement:
    """Claims that cannot all hold, with what the map draws.

    Attributes:
        record: Id of the record.
        about: The property.
        claims: Every claim that contradicts at least one other, in the order of the file.
        reading: The value drawn and the reason; None where the editor has not yet said.
        where: ``stops.2`` for a stop of a route, empty for the record itself.
    """

    record: str
    about: str
    claims: tuple[Claim, ...]
    reading: Reading | None
    where: str = ""


def _dates_part(one: Claim, other: Claim) -> bool:
    """Whether two dates cannot both hold; a slip parts from any other date, even one that it overlaps."""
    if one.when is None or other.when is None:
        return False
    if (one.slip is None) != (other.slip is None):
        return bool(one.value != other.value)
    return not one.when.overlaps(other.when)


def contradict(one: Claim, other: Claim) -> bool:
    """Whether two claims cannot both hold, by the law of their property."""
    if one.about != other.about:
        return False
    if one.about in DATED:
        return one.place == other.place and _dates_part(one, other)
    if one.about in NAMED:
        return bool(one.value != other.value)
    if one.about == "quantity":
        return bool(one.value["unit"] == other.value["unit"] and one.value["amount"] != other.value["amount"])
    if one.about in LISTED:
        return bool((one.slip is None) != (other.slip is None) and one.value != other.value)
    return (one.slip is None) != (other.slip is None)


def disagreements(record: Record) -> tuple[Disagreement, ...]:
    """Find the disagreements of a record and of its stops."""
    found = []
    for where, claims, readings in record.evidence():
        groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in claims:
            groups[claim.about, claim.place or ""].append(claim)
        for (about, _), members in groups.items():
            reading = next((reading for reading in readings if reading.about == about), None)
            group = members
            if about in LISTED and reading:
                group = [claim for claim in members if claim.slip or claim.value == reading.value]
            clashing = {
                index for pair in combinations(range(len(group)), 2) if contradict(group[pair[0]], group[pair[1]]) for index in pair
            }
            if clashing:
                found.append(Disagreement(record.id, about, tuple(group[index] for index in sorted(clashing)), reading, where))
    return tuple(found)


def values(claims: tuple[Claim, ...]) -> tuple[str, ...]:
    """Return the different values of claims in the order of the file, words as they are and everything else as JSON."""
    said = (claim.value if isinstance(claim.value, str) else json.dumps(claim.value, ensure_ascii=False) for claim in claims)
    return tuple(dict.fromkeys(said))
