"""Labels of QGIS: names in the chosen language, with a halo of paper."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geohist.export.qgis.renderers import quoted
from geohist.export.qgis.style import line_ink, style_of
from geohist.export.qgis.symbols import colour, mm, options

if TYPE_CHECKING:
    from geohist.atlas import Atlas
    from geohist.export.tables import Table

_LASTS = "coalesce(\"t_end\" >= @map_end_time - to_interval('1 second'), true)"
"""An expression: what is over before the step of the controller ends gives way to what follows it, or one place would bear two names."""
_AROUND, _OVER, _LINE, _HORIZONTAL, _ORDERED = "0", "1", "2", "4", "6"


@dataclass(frozen=True)
class Label:
    """How the features of a layer are named.

    Attributes:
        words: An expression of QGIS.
        size: Points.
        placement: QGIS's number of the placement.
        sized: Expression for the size in points, if it differs from feature to feature; ``inked`` likewise for the colour.
        priority: 0 (gives way) to 10.
        away: Distance from the sign, pixels.
    """

    words: str
    size: float
    ink: str
    placement: str = _ORDERED
    bold: bool = False
    italic: bool = False
    serif: bool = False
    spacing: float = 0.0
    halo: float = 2.4
    sized: str = ""
    inked: str = ""
    turned: str = ""
    priority: int = 5
    away: float = 5.0


def label_of(table: Table, atlas: Atlas, language: str) -> Label | None:
    """Say how a layer is labelled, None for one that is not."""
    title = f'"title_{language}"'
    style = style_of(atlas)
    ink, signs = str(style["page"]["ink"]), style["signs"]
    if table.name == "polity_names":
        inks = "".join(
            f" WHEN {quoted(polity)} THEN {quoted(atlas.polities[polity].label)}"
            for polity in sorted({row["polity"] for row in table.rows})
            if polity in atlas.polities and atlas.polities[polity].label
        )
        return Label(
            f"CASE WHEN {_LASTS} THEN {_capitals(title, language)} END",
            10,
            ink,
            _OVER,
            bold=True,
            spacing=1.2,
            sized='clamp(6.5, 3.2 * log10("area_km2") - 6.5, 15)',
            inked=f'CASE "polity"{inks} END' if inks else "",
            priority=7,
            away=0,
        )
    if table.name == "seas":
        water = str(style["map"]["water_name"])
        return Label(
            title, 11, water, _OVER, italic=True, serif=True, spacing=1.5, halo=1.6,
            sized="CASE \"size\" WHEN 'large' THEN 15 WHEN 'middle' THEN 11 ELSE 9 END", turned='-1 * "angle"', priority=6, away=0,
        )  # fmt: skip
    if table.name == "place_names":
        shown = f'CASE WHEN {_LASTS} AND ("rank" <= 2 OR @map_scale < 12000000 / "rank") THEN "name_{language}" END'
        sized = 'CASE WHEN "kind" = \'capital\' THEN 10.5 WHEN "rank" <= 3 THEN 9 ELSE 8 END'
        return Label(shown, 9, ink, sized=sized, priority=6)
    by_layer = {
        "treaties": Label(title, 10.5, signs["treaty"]["color"], bold=True, priority=10, away=11),
        "events": Label(f"wordwrap({title}, 26)", 8.5, signs["event"]["color"], priority=9, away=9),
        "missions": Label(title, 8, signs["mission"]["color"], italic=True, priority=4, away=18),
        "letters": Label(title, 8, signs["letter"]["color"], _LINE, italic=True, priority=4, away=2),
        "routes": Label(title, 9, signs["delegation"]["color"], _LINE, bold=True, priority=5, away=3),
        "zones": Label(title, 8, line_ink(atlas), _HORIZONTAL, italic=True, priority=3),
    }
    return by_layer.get(table.name)


def _capitals(words: str, language: str) -> str:
    """Return an expression for words in capitals; QGIS's own know only one i."""
    return f"upper(replace({words}, 'i', 'İ'))" if language == "tr" else f"upper({words})"


def labeling(label: Label, atlas: Atlas) -> ET.Element:
    """Write the labels of a layer."""
    root = ET.Element("labeling", type="simple")
    settings = ET.SubElement(root, "settings", calloutType="simple")
    style = ET.SubElement(
        settings,
        "text-style",
        fieldName=label.words,
        isExpression="1",
        fontFamily="Noto Serif" if label.serif else "Noto Sans",
        fontSize=f"{label.size:g}",
        fontSizeUnit="Point",
        fontWeight="75" if label.bold else "50",
        fontItalic=str(int(label.italic)),
        namedStyle=" ".join([*(["Bold"] if label.bold else []), *(["Italic"] if label.italic else [])]) or "Regular",
        textColor=colour(label.ink),
        textOpacity="1",
        fontLetterSpacing=f"{label.spacing:g}",
        fontKerning="1",
        textOrientation="horizontal",
        multilineHeight="1",
    )
    families = ET.SubElement(style, "families")
    for family in ("Noto Serif", "DejaVu Serif") if label.serif else ("Noto Sans", "DejaVu Sans"):
        ET.SubElement(families, "family", name=family)
    paper = str(style_of(atlas)["page"]["paper"])
    ET.SubElement(
        style,
        "text-buffer",
        bufferDraw="1",
        bufferSize=mm(label.halo),
        bufferSizeUnits="MM",
        bufferColor=colour(paper),
        bufferOpacity="0.85",
        bufferNoFill="1",
        bufferJoinStyle="128",
    )
    ET.SubElement(settings, "text-format", wrapChar="", multilineAlign="3", autoWrapLength="0", useMaxLineLengthForAutoWrap="1")
    ET.SubElement(
        settings,
        "placement",
        placement=label.placement,
        dist=mm(label.away),
        distUnits="MM",
        priority=str(label.priority),
        predefinedPositionOrder="R,TR,BR,L,TL,BL,TSR,BSR",
        placementFlags="10",
        polygonPlacementFlags="2",
        quadOffset="4",
        offsetType="1",
        centroidWhole="0",
        centroidInside="1",
        fitInPolygonOnly="0",
        repeatDistance="0",
    )
    ET.SubElement(
        settings, "rendering", drawLabels="1", obstacle=str(int(_blocks(label))), obstacleType="1", obstacleFactor="1",
        scaleVisibility="0", labelPerPart="0", mergeLines="0", displayAll="0", maxNumLabels="2000", upsidedownLabels="0", zIndex="0",
    )  # fmt: skip
    given = {"Size": label.sized, "Color": label.inked, "LabelRotation": label.turned}
    named = {key: {"active": True, "expression": expression, "type": 3} for key, expression in given.items() if expression}
    options(ET.SubElement(settings, "dd_properties"), {"name": "", "properties": named, "type": "collection"})
    return root


def _blocks(label: Label) -> bool:
    """Whether other labels keep clear of the features: of signs, not of land."""
    return label.placement == _ORDERED
