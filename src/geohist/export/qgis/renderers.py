"""How each layer is drawn in QGIS: rules made of the atlas's style table, one legend entry each."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geohist.export.qgis import symbols as draw
from geohist.export.qgis.style import line_ink, style_of
from geohist.export.qgis.symbols import Part, Symbol
from geohist.export.qgis.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geohist.atlas import Atlas
    from geohist.export.tables import Table


@dataclass(frozen=True)
class Rule:
    """What is drawn how: an expression of QGIS, empty for everything, the symbol, and rules within it."""

    label: str
    where: str
    symbol: Symbol | None = None
    within: Sequence[Rule] = field(default_factory=tuple)


def renderer(table: Table, atlas: Atlas, language: str) -> ET.Element:
    """Write the renderer of a layer; what begins later is drawn above, so that a step of a month shows its last state."""
    rules = list(_RULES.get(table.name, _plain)(table, atlas, language))
    if not rules:
        return ET.Element("renderer-v2", type="nullSymbol", symbollevels="0", enableorderby="0", forceraster="0")
    root = ET.Element("renderer-v2", type="RuleRenderer", symbollevels="0", enableorderby=str(int(table.temporal)), forceraster="0")
    listed = ET.SubElement(root, "rules", key=f"{{{table.name}}}")
    shown = ET.SubElement(root, "symbols")
    _write(rules, listed, shown, table.name)
    if table.temporal:
        order = ET.SubElement(root, "orderby")
        ET.SubElement(order, "orderByClause", asc="1", nullsFirst="1").text = '"t_start"'
    return root


def _write(rules: Sequence[Rule], parent: ET.Element, shown: ET.Element, key: str) -> None:
    for number, rule in enumerate(rules):
        mine = f"{key}-{number}"
        made = ET.SubElement(parent, "rule", key=f"{{{mine}}}", label=rule.label)
        if rule.where:
            made.set("filter", rule.where)
        if rule.symbol:
            name = str(len(shown))
            made.set("symbol", name)
            shown.append(draw.element(rule.symbol, name))
        _write(rule.within, made, shown, mine)


def quoted(value: str) -> str:
    """Write a string of a QGIS expression."""
    return "'" + value.replace("'", "''") + "'"


def _values(table: Table, column: str) -> list[str]:
    return sorted({str(value) for value in table.values([column])[0] if value})


def _paper(atlas: Atlas) -> str:
    return str(style_of(atlas)["page"]["paper"])


def _sign(atlas: Atlas, kind: str) -> Any:
    return style_of(atlas)["signs"][kind]


def _area(*parts: Part) -> Symbol:
    return Symbol("Polygon", parts)


def _line(*parts: Part) -> Symbol:
    return Symbol("LineString", parts)


def _point(*parts: Part) -> Symbol:
    return Symbol("Point", parts)


def _title(atlas: Atlas, polity: str, language: str) -> str:
    return atlas.polities[polity].title.say(language) if polity in atlas.polities else polity


def _fill(atlas: Atlas, polity: str) -> str:
    return (atlas.polities[polity].fill if polity in atlas.polities else "") or str(style_of(atlas)["map"]["unknown"])


def _territories(table: Table, atlas: Atlas, language: str) -> Iterator[Rule]:
    """Give each polity its fill; above it, where it only occupies, stripes of the sovereign's."""
    look = style_of(atlas)["areas"]["occupied"]
    for polity in sorted(_values(table, "polity"), key=lambda one: (not _acts(atlas, one), _title(atlas, one, language))):
        yield Rule(_title(atlas, polity, language), f'"polity" = {quoted(polity)}', _area(draw.fill(_fill(atlas, polity))))
    sovereigns = sorted({row["sovereign"] for row in table.rows if row.get("capacity") == "occupation" and row.get("sovereign")})
    striped = tuple(
        Rule(
            _title(atlas, polity, language),
            f'"sovereign" = {quoted(polity)}',
            _area(draw.stripes(_fill(atlas, polity), look["width"], look["every"], look["angle"], level=1)),
        )
        for polity in sovereigns
    )
    if striped:
        yield Rule(say("stripes", language), "\"capacity\" = 'occupation'", within=striped)


def _doubts(table: Table, atlas: Atlas, _language: str) -> Iterator[Rule]:
    """Give land whose holder is doubtful dots in the colour of the holder's lettering."""
    style = style_of(atlas)
    look = style["areas"]["doubtful"]
    inks = {
        polity: (atlas.polities[polity].label if polity in atlas.polities else "") or style["map"]["neutral_label"]
        for polity in _values(table, "polity")
    }
    for ink in sorted(set(inks.values())):
        held = ", ".join(quoted(polity) for polity in sorted(inks) if inks[polity] == ink)
        inside = draw.dots(ink, look["radius"], look["every"], staggered=True)
        yield Rule("", f'"polity" IN ({held})', Symbol("Polygon", (inside,), opacity=look["opacity"]))


def _acts(atlas: Atlas, polity: str) -> bool:
    return polity in atlas.polities and atlas.polities[polity].actor


def _borders(table: Table, atlas: Atlas, language: str) -> Iterator[Rule]:
    """Give each status its line, in the style table's drawing order."""
    looks = style_of(atlas)["borders"]
    present = _values(table, "status")
    known = [status for status in looks.get("order", ()) if status in present]
    for level, status in enumerate([*known, *(status for status in present if status not in known)]):
        look = looks.get(status, {"color": line_ink(atlas), "width": 1.0})
        line = draw.stroke(look["color"], look["width"], dash=look.get("dash", ()), cap=look.get("cap", "flat"), level=level)
        yield Rule(say(status, language), f'"status" = {quoted(status)}', _line(line))


def _zones(table: Table, atlas: Atlas, language: str) -> Iterator[Rule]:
    """Give each sign its hatch, in the claimant's colour of lettering."""
    seen = sorted({(row["sign"], row.get("claimant") or "") for row in table.rows})
    for sign, claimant in seen:
        look = style_of(atlas)["areas"].get(sign, {"every": 9})
        ink = atlas.polities[claimant].label if claimant in atlas.polities and atlas.polities[claimant].label else line_ink(atlas)
        every = look["every"]
        inside = (
            draw.dots(ink, look["radius"], every)
            if "radius" in look
            else draw.stripes(ink, look.get("width", 1.0), every, look.get("angle", 0))
        )
        edge = look.get("edge", {"width": 1.0})
        rim = Part("SimpleLine", draw.stroke(ink, edge.get("width", 1.0), dash=edge.get("dash", ()), cap=edge.get("cap", "flat")).options)
        label = say(sign, language) + (f": {_title(atlas, claimant, language)}" if claimant else "")
        where = f'"sign" = {quoted(sign)} AND "claimant" ' + (f"= {quoted(claimant)}" if claimant else "IS NULL")
        yield Rule(label, where, Symbol("Polygon", (inside, rim), opacity=0.5))


def _transfers(_table: Table, atlas: Atlas, language: str) -> Iterator[Rule]:
    look = style_of(atlas)["borders"]["changed"]
    casing = look["casing"]
    yield Rule(
        say("transfers", language),
        "",
        _area(draw.outline(casing["color"], casing["width"]), draw.outline(look["color"], look["width"])),
    )


def _legs(_table: Table, atlas: Atlas, language: str) -> Iterator[Rule]:
    look = style_of(atlas)["routes"]
    for kind, where in (
        ("attested", '"attested"'),
        ("sea", 'NOT "attested" AND "mode" = \'sea\''),
        ("inferred", 'NOT "attested" AND "mode" <> \'sea\''),
    ):
        one = look[kind]
        casing = draw.stroke(look["casing"], one["casing_width"], cap="round")
        yield Rule(say(kind, language), where, _line(casing, draw.stroke(look["color"], one["width"], dash=one.get("dash", ()), level=1)))


def _routes(_table: Table, atlas: Atlas, language: str) -> Iterator[Rule]:
    green, paper = _sign(atlas, "stop")["color"], _paper(atlas)
    stop = _point(draw.marker("circle", paper, 8.4, edge=green, width=1.8))
    yield Rule(say("routes", language), "", _line(draw.at_vertices(stop)))


def _letters(_table: Table, atlas: Atlas, language: str) -> Iterator[Rule]:
    blue = _sign(atlas, "letter")["color"]
    head = _point(draw.marker("filled_arrowhead", blue, 9))
    yield Rule(say("letters", language), "", _line(draw.stroke(blue, 1.2, dash=(5, 3)), draw.at_vertices(head, "lastvertex")))


def _seal(size: float, ink: str, paper: str) -> Symbol:
    return _point(
        draw.marker("circle", paper, size + 3),
        draw.marker("circle", ink, size),
        draw.marker("circle", ink, size * 0.62, edge=paper, width=1.4),
        draw.marker("circle", paper, size * 0.24),
    )


def _treaties(_table: Table, atlas: Atlas, language: str) -> Iterator[Rule]:
    yield Rule(say("treaties", language), "", _seal(16, _sign(atlas, "treaty")["color"], _paper(atlas)))


def _events(table: Table, atlas: Atlas, language: str) -> Iterator[Rule]:
    ink, paper = _sign(atlas, "event")["color"], _paper(atlas)
    done = _point(draw.marker("diamond", ink, 13, edge=paper, width=1.5))
    if "happened" not in table.columns:
        yield Rule(say("events", language), "", done)
        return
    yield Rule(say("happened", language), 'coalesce("happened", true)', done)
    yield Rule(say("planned", language), 'NOT "happened"', _point(draw.marker("diamond", paper, 11, edge=ink, width=1.2)))


def _missions(_table: Table, atlas: Atlas, language: str) -> Iterator[Rule]:
    ink, paper = _sign(atlas, "mission")["color"], _paper(atlas)
    mast = draw.marker("line", ink, 16, edge=ink, width=1.6, shift=(8, -7))
    flag = draw.marker("equilateral_triangle", ink, 11, edge=paper, width=1.0, shift=(12, -11))
    yield Rule(say("missions", language), "", _point(mast, flag))


def _place_names(_table: Table, atlas: Atlas, language: str) -> Iterator[Rule]:
    look = _sign(atlas, "place")
    ink, paper = look["color"], _paper(atlas)
    sign = draw.marker("circle", paper, look["capital"] + 2, edge=ink, width=1.2)
    middle = draw.marker("circle", ink, look["capital"] * 0.5)
    yield Rule(say("capital", language), "\"kind\" = 'capital'", _point(sign, middle))
    big = "\"kind\" IN ('city', 'port') AND \"rank\" <= 3"
    yield Rule(say("city", language), big, _point(draw.marker("circle", ink, look["city"], edge=paper, width=1.0)))
    small = f'"kind" <> \'capital\' AND NOT ({big}) AND ("rank" <= 4 OR @map_scale < 6000000)'
    yield Rule(say("town", language), small, _point(draw.marker("circle", ink, look["town"], edge=paper, width=0.8)))


def _rivers(_table: Table, atlas: Atlas, language: str) -> Iterator[Rule]:
    look = style_of(atlas)["map"]["river"]
    yield Rule(say("rivers", language), '"rank" = 1', _line(draw.stroke(look["color"], look["width"])))
    yield Rule("", '"rank" > 1', _line(draw.stroke(look["color"], look["minor"])))


def _plain(table: Table, atlas: Atlas, language: str) -> Iterator[Rule]:
    """Draw a layer without kinds."""
    style = style_of(atlas)
    look: Mapping[str, Any] = style["map"]
    label = say(table.name, language)
    made: Mapping[str, Symbol] = {
        "land": _area(draw.fill(look["bystander"], look["coast"]["color"], look["coast"]["width"])),
        "lakes": _area(draw.fill(look["lake"]["color"], look["lake"]["edge"], look["lake"]["width"])),
        "railways": _line(draw.stroke(look["railway"]["color"], look["railway"]["width"])),
        "cells": _area(draw.outline(style["borders"]["bystander"]["color"], 0.8)),
        "cuts": _line(draw.stroke(style["page"]["oxblood"], 1.4, dash=(4, 2))),
        "places": _point(draw.marker("circle", style["signs"]["place"]["color"], 5, edge=_paper(atlas), width=1)),
    }
    if table.name in made:
        yield Rule(label, "", made[table.name])


_RULES = {
    "territories": _territories,
    "doubts": _doubts,
    "borders": _borders,
    "zones": _zones,
    "transfers": _transfers,
    "legs": _legs,
    "rail_legs": _legs,
    "routes": _routes,
    "letters": _letters,
    "treaties": _treaties,
    "events": _events,
    "missions": _missions,
    "place_names": _place_names,
    "rivers": _rivers,
}
