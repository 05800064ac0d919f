"""A drawing as native shapes of a slide: areas, lines, discs and words that PowerPoint and LibreOffice can edit."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from geohist.render.cutting import area_in, lines_in
from geohist.render.drawing import Area, Disc, Lines, Words, pattern_of, rectangle
from geohist.render.typeface import width_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geohist.render.drawing import Box, Drawing, Item, Pen, Pixels

FACES = {"serif": "Cambria", "sans": "Calibri"}
"""Faces that lecture-hall machines have, near in width to the atlas's own, which a slide cannot carry."""
_NAMESPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_EMU_PER_POINT = 12_700
_SMALLEST = 1.2  # areas and lines below this many pixels are left out: they would be specks


class Shapes:
    """Writes items as shapes; ``scale`` is EMU a pixel, ``offset`` where the picture's corner lies, EMU."""

    def __init__(self, scale: float, offset: tuple[float, float], first_id: int) -> None:
        self.scale, self.offset, self.next_id = scale, offset, first_id

    def group(self, drawing: Drawing, name: str) -> str:
        """Write a whole drawing as one group with its description as alternative text."""
        ground = Area(rectangle(0, 0, drawing.width, drawing.height), drawing.ground, name="sea")
        inner = [*self.item(ground), *(shape for item in drawing.ordered() for shape in self.item(item))]
        x, y = (round(part) for part in self.offset)
        wide, high = round(drawing.width * self.scale), round(drawing.height * self.scale)
        box = f'<a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/><a:chOff x="{x}" y="{y}"/><a:chExt cx="{wide}" cy="{high}"/>'
        return (
            f'<p:grpSp {_NAMESPACES}><p:nvGrpSpPr><p:cNvPr id="{self._id()}" name={quoteattr(name)}'
            f" descr={quoteattr(drawing.description)}/>"
            f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>{box}</a:xfrm></p:grpSpPr>{''.join(inner)}</p:grpSp>"
        )

    def item(self, item: Item) -> Iterator[str]:
        """Write one item, cut to its box: shapes have no clipping."""
        if isinstance(item, Area):
            rings = area_in(item.rings, item.clip) if item.clip else item.rings
            if rings and _size(rings) > _SMALLEST:
                pattern = pattern_of(item)
                yield self._path(item, rings, _fill(item.fill, item.alpha), item.pen, closed=True)
                if pattern is not None:
                    yield from self.item(pattern)
        elif isinstance(item, Lines):
            lines = lines_in(item.lines, _within(item.clip, item.pen)) if item.clip else item.lines
            lines = tuple(line for line in lines if len(line) > 1)
            if lines:
                yield self._path(item, lines, "<a:noFill/>", item.pen, closed=False)
        elif isinstance(item, Disc):
            yield self._disc(item)
        elif isinstance(item, Words):
            yield self.words(item)

    def _path(self, item: Item, lines: Iterable[Pixels], fill: str, pen: Pen | None, *, closed: bool) -> str:
        every = np.concatenate(list(lines))
        (left, top), (right, bottom) = every.min(axis=0), every.max(axis=0)
        wide, high = max(self._emu(right - left), 1), max(self._emu(bottom - top), 1)
        ways = []
        for line in lines:
            points = np.round((line - (left, top)) * self.scale).astype(int).tolist()
            steps = "".join(f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>' for x, y in (points[1:-1] if closed else points[1:]))
            end = "<a:close/>" if closed else ""
            ways.append(f'<a:moveTo><a:pt x="{points[0][0]}" y="{points[0][1]}"/></a:moveTo>{steps}{end}')
        unfilled = "" if closed else ' fill="none"'
        geometry = (
            "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
            f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{wide}" h="{high}"{unfilled}>'
            f"{''.join(ways)}</a:path></a:pathLst></a:custGeom>"
        )
        return self._shape(item.name or item.layer, (left, top), (wide, high), geometry + fill + self._pen(pen))

    def _disc(self, item: Disc) -> str:
        size = max(self._emu(2 * item.radius), 1)
        geometry = '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
        corner = item.x - item.radius, item.y - item.radius
        return self._shape(item.name or item.layer, corner, (size, size), geometry + _fill(item.fill, 1) + self._pen(item.pen))

    def words(self, item: Words) -> str:
        """Write words as a text box round them, centred where they are and turned as they are; the halo is a glow."""
        look = item.type
        angle = item.angle
        if item.pole is not None:  # a slide's text is straight: it keeps the turn of its middle
            angle = float(np.degrees(np.arctan2(item.x - item.pole[0], item.y - item.pole[1])))
        wide, high = width_of(item.text, look) * 1.3 + 12, look.size * 1.5
        shift = {"start": 0.0, "middle": -wide / 2, "end": -wide}[item.anchor]
        align = {"start": "l", "middle": "ctr", "end": "r"}[item.anchor]
        points = look.size * self.scale / _EMU_PER_POINT
        spacing = f' spc="{round(look.spacing * points * 100)}"' if look.spacing else ""
        slant = ' i="1"' if look.italic else ""
        bold = ' b="1"' if look.weight >= 600 else ""  # noqa: PLR2004 - semi-bold and up
        glow = (
            f'<a:effectLst><a:glow rad="{self._emu(item.halo_width * 1.6)}">{_colour(item.halo, 0.9)}</a:glow></a:effectLst>'
            if item.halo
            else ""
        )
        run = (
            f'<a:rPr lang="en-GB" sz="{max(round(points * 100), 100)}"{bold}{slant}{spacing} dirty="0">'
            f"<a:solidFill>{_colour(item.colour)}</a:solidFill>{glow}"
            f'<a:latin typeface="{FACES[look.face]}"/><a:cs typeface="{FACES[look.face]}"/></a:rPr>'
        )
        body = (
            '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
            f'<a:p><a:pPr algn="{align}"/><a:r>{run}<a:t>{escape(item.text)}</a:t></a:r></a:p></p:txBody>'
        )
        middle = item.y - 0.34 * look.size
        box = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        return self._shape(item.text, (item.x + shift, middle - high / 2), (self._emu(wide), self._emu(high)), box, body, angle)

    def _shape(
        self, name: str, corner: tuple[float, float], size: tuple[int, int], geometry: str, body: str = "", angle: float = 0.0
    ) -> str:
        x, y = round(self.offset[0] + corner[0] * self.scale), round(self.offset[1] + corner[1] * self.scale)
        kind = '<p:cNvSpPr txBox="1"/>' if body else "<p:cNvSpPr/>"
        turn = f' rot="{round(-angle * 60_000) % 21_600_000}"' if angle else ""
        empty = '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody>'
        return (
            f'<p:sp {_NAMESPACES}><p:nvSpPr><p:cNvPr id="{self._id()}" name={quoteattr(name)}/>{kind}<p:nvPr/></p:nvSpPr>'
            f'<p:spPr><a:xfrm{turn}><a:off x="{x}" y="{y}"/><a:ext cx="{size[0]}" cy="{size[1]}"/></a:xfrm>{geometry}</p:spPr>'
            f"{body or empty}</p:sp>"
        )

    def _pen(self, pen: Pen | None) -> str:
        if pen is None:
            return "<a:ln><a:noFill/></a:ln>"
        dashes = [round(part / pen.width * 100_000) for part in pen.dash]
        pairs = "".join(f'<a:ds d="{max(on, 1000)}" sp="{off}"/>' for on, off in zip(dashes[::2], dashes[1::2], strict=True))
        dash = f"<a:custDash>{pairs}</a:custDash>" if pairs else ""
        cap = "rnd" if pen.round_cap else "flat"
        ink = f"<a:solidFill>{_colour(pen.colour, pen.alpha)}</a:solidFill>"
        return f'<a:ln w="{max(self._emu(pen.width), 1)}" cap="{cap}">{ink}{dash}<a:round/></a:ln>'

    def _emu(self, pixels: float) -> int:
        return round(pixels * self.scale)

    def _id(self) -> int:
        self.next_id += 1
        return self.next_id


def _within(box: Box, pen: Pen) -> Box:
    """Give the box to which a line is cut, so that a broad one with round ends does not reach beyond its map."""
    inside = pen.width / 2 if pen.round_cap else 0.0
    return box[0] + inside, box[1] + inside, box[2] - inside, box[3] - inside


def _fill(colour: str | None, alpha: float) -> str:
    return f"<a:solidFill>{_colour(colour, alpha)}</a:solidFill>" if colour else "<a:noFill/>"


def _colour(colour: str | None, alpha: float = 1.0) -> str:
    clear = f'<a:alpha val="{round(alpha * 100_000)}"/>' if alpha < 1 else ""
    return f'<a:srgbClr val="{(colour or "#000000").removeprefix("#").upper()}">{clear}</a:srgbClr>'


def _size(rings: Iterable[Pixels]) -> float:
    every = np.concatenate(list(rings))
    return float((every.max(axis=0) - every.min(axis=0)).max())
