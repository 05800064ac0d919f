"""A difference told: in sentences, as rows, as a table."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from geohist.asking import at
from geohist.changed.difference import cell_sizes
from geohist.when import day_iso

if TYPE_CHECKING:
    from geohist.atlas import Atlas
    from geohist.changed.difference import Difference

COLUMNS = ("change", "from_day", "to_day", "from_id", "from", "from_capacity", "to_id", "to", "to_capacity", "cell", "area", "km2")


def as_rows(atlas: Atlas, found: Difference, language: str) -> list[dict[str, Any]]:
    """Give a row of ``COLUMNS`` for each cell that changed: ``change`` is ``hands``, ``successor`` or ``standing``."""
    sizes, before, after = cell_sizes(atlas), at(atlas, found.first).tenures, at(atlas, found.second).tenures
    kinds: list[tuple[str, str, str, tuple[str, ...]]] = [
        *(("hands", one.loser, one.gainer, one.cells) for one in found.passages),
        *(("successor", one.loser, one.gainer, one.cells) for one in found.successions),
        *(("standing", one.polity, one.polity, one.cells) for one in found.standings),
    ]
    return [
        {
            "change": kind,
            "from_day": day_iso(found.first),
            "to_day": day_iso(found.second),
            "from_id": loser,
            "from": _name(atlas, loser, found.first, language),
            "from_capacity": before[cell].capacity if cell in before else "",
            "to_id": gainer,
            "to": _name(atlas, gainer, found.second, language),
            "to_capacity": after[cell].capacity if cell in after else "",
            "cell": cell,
            "area": atlas.cells[cell].title.say(language),
            "km2": sizes.get(cell, 0),
        }
        for kind, loser, gainer, cells in kinds
        for cell in cells
    ]


def as_table(atlas: Atlas, found: Difference, language: str) -> str:
    """Give the rows as CSV."""
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(as_rows(atlas, found, language))
    return out.getvalue()


def as_sentences(atlas: Atlas, found: Difference, language: str) -> list[str]:
    """Say what changed, a line for each gainer, indented below it from whom; then what changed in name or in standing only."""
    words = WORDS.get(language, WORDS["en"])

    def size(km2: int) -> str:
        return f"{km2:,}".replace(",", words["thousands"]) + " km²"

    def areas(cells: tuple[str, ...]) -> str:
        return ", ".join(atlas.cells[cell].title.say(language) for cell in cells)

    def name(polity: str, day: int) -> str:
        return _name(atlas, polity, day, language)

    if not (found.passages or found.successions or found.standings):
        return [words["nothing"]]
    lines = [words["in_all"].format(size(found.km2))]
    for gainer, km2, passages in found.by_gainer():
        lines.append(f"{name(gainer, found.second)}: +{size(km2)}")
        lines += [f"  {name(one.loser, found.first)} → {size(one.km2)}: {areas(one.cells)}" for one in passages]
    if found.successions:
        lines.append(words["successions"])
        lines += [f"  {name(one.loser, found.first)} → {name(one.gainer, found.second)}, {size(one.km2)}" for one in found.successions]
    if found.standings:
        lines.append(words["standings"])
        for one in found.standings:
            (was, under), (now, over) = one.before, one.after
            turn = f"{was} ({name(under, found.first)}) → {now} ({name(over, found.second)})"
            lines.append(f"  {name(one.polity, found.second)}, {turn}, {size(one.km2)}: {areas(one.cells)}")
    return lines


WORDS = {
    "en": {
        "thousands": ",",
        "nothing": "No ground changed hands or standing between these two days.",
        "in_all": "{} changed hands.",
        "successions": "Same ground, a successor state:",
        "standings": "Same holder, other standing (sovereign):",
    },
    "tr": {
        "thousands": ".",
        "nothing": "Bu iki gün arasında hiçbir toprak el ya da sıfat değiştirmedi.",
        "in_all": "{} el değiştirdi.",
        "successions": "Toprak aynı, devlet ardılı:",
        "standings": "Elinde tutan aynı, sıfatı başka (egemen):",
    },
    "ru": {
        "thousands": "\N{NO-BREAK SPACE}",
        "nothing": "Между этими двумя днями земля не меняла ни владельца, ни статуса.",
        "in_all": "Владельца сменили {}.",
        "successions": "Прежняя земля, государство-преемник:",
        "standings": "Владелец тот же, статус иной (суверен):",
    },
}
"""The few words of the sentences, by language; English where there are none."""


def _name(atlas: Atlas, polity: str, day: int, language: str) -> str:
    return atlas.polities[polity].name_on(day, language) if polity in atlas.polities else polity
