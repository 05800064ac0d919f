"""Beats: the days on which something changes, each with its reading time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geohist.files.layout import RECORD_LAYERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

WORDS_A_MINUTE = 200
"""Reading speed for the dwell of a beat; slower than silent reading of a book, since the map is read too."""
LEAST_DWELL_MS, LONGEST_DWELL_MS = 2_000, 12_000

_WORDS_A_TRANSFER, _TRANSFERS_READ, _RECORDS_READ = 6, 4, 2  # of a crowded day nobody reads all


@dataclass(frozen=True)
class Pace:
    """What land alone must amount to, to stop the play (``[play]`` in ``atlas.toml``).

    Attributes:
        least_km2: Land that changes hands on a day without a record stops the play from so many square kilometres on.
        together_days: Such days that lie no more than so many days after the first of them are one beat, on the last.
    """

    least_km2: float = 0.0
    together_days: int = 0


def beats_part(
    records: Sequence[dict[str, Any]],
    transfers: Sequence[dict[str, Any]],
    excerpts: Mapping[str, dict[str, Any]],
    told: AbstractSet[int],
    span: tuple[int, int],
    pace: Pace = Pace(),
) -> list[dict[str, Any]]:
    """Give one beat for each day of the span ``[lo, hi)`` on which a record begins, a journey is attested or land changes hands.

    Of the transfers only those whose numbers are in ``told`` make a beat; land far from the story changes on the map without one. Days on
    which nothing but land changes are gathered as ``pace`` says, and little land makes no beat of its own.
    Within a day: treaties, events, letters, missions, journeys, zones, and in each the atlas's own order.
    """
    on_day: dict[int, list[str]] = defaultdict(list)
    by_id = {record["id"]: record for record in records}
    for record in sorted(records, key=lambda item: RECORD_LAYERS.index(item["layer"])):
        for day in _days_of(record):
            if span[0] <= day < span[1] and record["id"] not in on_day[day]:
                on_day[day].append(record["id"])
    handed: dict[int, list[int]] = defaultdict(list)
    for index, transfer in enumerate(transfers):
        if span[0] <= transfer["day"] < span[1] and index in told:
            handed[transfer["day"]].append(index)
    _gather(handed, on_day, transfers, pace)
    days = sorted({day for day, ids in on_day.items() if ids} | set(handed))
    return [
        {
            "day": day,
            "records": on_day.get(day, []),
            "transfers": handed.get(day, []),
            "dwell_ms": _dwell([by_id[i] for i in on_day.get(day, [])], len(handed.get(day, [])), excerpts),
            "place": next((by_id[i]["place"] for i in on_day.get(day, []) if by_id[i]["place"]), None),
        }
        for day in days
    ]


def _gather(handed: dict[int, list[int]], on_day: Mapping[int, list[str]], transfers: Sequence[Mapping[str, Any]], pace: Pace) -> None:
    """Put the days of land alone together, as far as no day with a record lies between, and leave out what is little."""
    runs: list[list[int]] = []
    for day in sorted({day for day, ids in on_day.items() if ids} | set(handed)):
        if on_day.get(day):
            runs.append([])
        elif runs and runs[-1] and day - runs[-1][0] <= pace.together_days:
            runs[-1].append(day)
        else:
            runs.append([day])
    for run in filter(None, runs):
        gathered = [index for day in run for index in handed.pop(day)]
        if sum(transfers[index]["km2"] for index in gathered) >= pace.least_km2:
            handed[run[-1]] = gathered


def _days_of(record: dict[str, Any]) -> list[int]:
    if record.get("happened") is False and record["layer"] != "treaties":
        return []
    if record["layer"] == "routes":
        return sorted({stop["from"] for stop in record["stops"] if stop["attested"] and stop["from"] is not None})
    return [] if record["from"] is None else [record["from"]]


def _dwell(records: Sequence[dict[str, Any]], transfers: int, excerpts: Mapping[str, dict[str, Any]]) -> int:
    words = _WORDS_A_TRANSFER * min(transfers, _TRANSFERS_READ)
    for record in records[:_RECORDS_READ]:
        shown = next((claim["excerpt"] for claim in record["claims"] if claim.get("excerpt")), None)
        words += len(excerpts[shown]["exact"].split()) if shown else len(record["title"].get("en", "").split())
    return max(LEAST_DWELL_MS, min(LONGEST_DWELL_MS, round(words * 60_000 / WORDS_A_MINUTE)))


def told_transfers(
    transfers: Sequence[Mapping[str, Any]],
    cells: Sequence[Mapping[str, Any]],
    focus: Sequence[float] | None,
    actors: AbstractSet[str],
    continues: Mapping[str, str],
) -> set[int]:
    """Give the numbers of the transfers that belong to the story.

    One of the two polities acts in it, and some of the land lies in ``focus`` (west, south, east, north in degrees) if the atlas has one.
    A state that goes on under another government (``continues``: polity → the one before it) only changes its name.
    """
    found = set()
    for index, transfer in enumerate(transfers):
        spots = [cells[cell]["xy"] for cell in transfer["cells"]]
        near = focus is None or any(focus[0] <= x <= focus[2] and focus[1] <= y <= focus[3] for x, y in spots)
        renamed = continues.get(transfer["to"]) == transfer["from"]
        if near and not renamed and {transfer["from"], transfer["to"]} & actors:
            found.add(index)
    return found
