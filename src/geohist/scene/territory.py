"""Cells, tenure, borders and transfers, as the player reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist.errors import GeohistError
from geohist.model import Text
from geohist.scene.days import from_day, to_day
from geohist.when import When

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geohist.atlas import Atlas
    from geohist.model import Tenure

CAPACITIES = ("sovereign", "control", "occupation", "mandate", "protection")
"""In which capacity a cell can be held; a tenure travels with its number in this list."""


def notes_part(atlas: Atlas, cells: Sequence[str]) -> list[dict[str, str]]:
    """Give each of the editors' notes on who held these cells once, by language: many rows of tenure share one."""
    shown = set(cells)
    return [dict(note) for note in dict.fromkeys(tenure.note for tenure in atlas.tenures if tenure.cell in shown) if note]


def tenure_part(atlas: Atlas, cells: Sequence[str], notes: Sequence[Mapping[str, str]]) -> list[list[Any]]:
    """Give who holds each cell when: cells by number, polities by id; last, where there is one, the note by its number in ``notes``."""
    number = {cell: index for index, cell in enumerate(cells)}
    noted = {Text(note): index for index, note in enumerate(notes)}
    return [_row(tenure, number[tenure.cell], noted) for tenure in atlas.tenures if tenure.cell in number]


def _row(tenure: Tenure, cell: int, noted: Mapping[Text, int]) -> list[Any]:
    sovereign = -1 if tenure.sovereign in {"", tenure.polity} else tenure.sovereign
    row = [
        cell,
        from_day(tenure.lo),
        to_day(tenure.hi),
        tenure.polity,
        CAPACITIES.index(tenure.capacity),
        sovereign,
        tenure.certainty,
        tenure.instrument,
        tenure.accuracy_km,
        list(tenure.excerpts),
    ]
    return [*row, noted[tenure.note]] if tenure.note else row


def polities_part(atlas: Atlas) -> list[dict[str, Any]]:
    """Give every polity that holds or claims something, with its names of the day, its colours and who came after it."""
    from geohist.scene.records import names_part

    held = {tenure.polity for tenure in atlas.tenures} | {tenure.sovereign for tenure in atlas.tenures}
    named = {polity for record in atlas.records.values() for polity in record.polities}
    named |= {str(record.extra["claimant"]) for record in atlas.records.values() if "claimant" in record.extra}
    return [
        {
            "id": polity.id,
            "title": dict(polity.title),
            "names": names_part(polity.names),
            "fill": polity.fill,
            "ribbon": polity.ribbon,
            "label": polity.label,
            "actor": polity.actor,
            "successors": list(polity.successors),
        }
        for polity in atlas.polities.values()
        if polity.id in held | named
    ]


def transfers_part(features: Sequence[Mapping[str, Any]], cells: Sequence[str]) -> list[dict[str, Any]]:
    """Give what changed hands, in the order of the built layer, without its geometry.

    Raises:
        GeohistError: if a transfer names a cell that is not there.
    """
    number = {cell: index for index, cell in enumerate(cells)}
    if any(cell not in number for feature in features for cell in feature["properties"]["cells"]):
        raise GeohistError("the built transfers name cells that are not there; run: geohist build", file="transfers.geojson")
    part = []
    for feature in features:
        properties = feature["properties"]
        part.append(
            {
                "day": When.parse(properties["date"]).core_lo,
                "cells": [number[cell] for cell in properties["cells"]],
                "from": properties["from"],
                "to": properties["to"],
                "capacity": properties["capacity"],
                "instrument": properties["instrument"],
                "km2": properties["km2"],
                "text": properties["title"],
            }
        )
    return part
