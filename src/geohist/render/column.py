"""The words beside a still: date, title, summary, quote with translation and citation, legend; smaller type until all of it fits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from geohist.render.drawing import Area, Drawing, Item, Lines, Pen, Words, rectangle
from geohist.render.legend import Legend
from geohist.render.typeface import Type, capitals, wrap
from geohist.render.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geohist.render.canvas import Sheet
    from geohist.render.caption import Caption, Quote
    from geohist.render.options import Options

_LEVEL = 40
_CLOSEST = 0.68  # a legend below the map is set no smaller than this share


@dataclass(frozen=True)
class Setting:
    """Sizes of the column's text in units, from generous to close."""

    title: float
    quote: float
    summary: float
    translated: bool = True
    quoted: bool = True


_SETTINGS = (
    Setting(44, 24, 23),
    Setting(38, 22, 21),
    Setting(33, 20, 19),
    Setting(29, 18, 17),
    Setting(27, 16.5, 16),
    Setting(27, 16.5, 16, translated=False),
    Setting(25, 16, 15.5, translated=False, quoted=False),
)


class Writer:
    """Writes from the top down between two edges; what it writes can be thrown away and tried again."""

    def __init__(self, style: Mapping[str, Any], unit: float, left: float, right: float, top: float) -> None:
        self.style, self.unit, self.left, self.right, self.y = style, unit, left, right, top
        self.items: list[Item] = []

    def write(self, words: str, look: Type, colour: str, leading: float, indent: float = 0, hang: float = 0) -> None:
        """Write a paragraph, wrapped; the first line starts ``hang`` pixels further left."""
        for number, line in enumerate(wrap(words, look, self.right - self.left - indent)):
            self.y += leading
            x = self.left + indent - (hang if number == 0 else 0)
            self.items.append(Words(line, x, self.y, look, colour, layer="text", level=_LEVEL))

    def line(self, points: list[tuple[float, float]], colour: str, width: float) -> None:
        """Draw a line of a width in units."""
        self.items.append(Lines((np.array(points),), Pen(colour, width * self.unit), layer="text", level=_LEVEL))

    def rule(self) -> None:
        """Draw a rule across."""
        self.y += 18 * self.unit
        self.line([(self.left, self.y), (self.right, self.y)], self.style["page"]["rule"], 1)
        self.y += 10 * self.unit


def draw_column(
    drawing: Drawing,
    sheet: Sheet,
    caption: Caption,
    style: Mapping[str, Any],
    options: Options,
    kinds: set[str],
    pair: tuple[str, str] | None,
) -> None:
    """Write the words of a day where the sheet has them: in a column, or in three below the map."""
    left, top, right, bottom = sheet.text_box
    unit, page = sheet.unit, style["page"]
    ground = Pen(page["ink"], 1.0 * unit)
    drawing.add(Area(rectangle(left, top, right, bottom), page["paper"], layer="text", name="ground of the text", level=_LEVEL - 1))
    edge = np.array([(left, top), (right, top)] if sheet.tall else [(right, top), (right, bottom)])
    drawing.add(Lines((edge,), ground, layer="text", level=_LEVEL))
    floor = bottom - 14 * unit
    legend = Legend(style, drawing.language, unit, pair)
    entries = legend.entries(kinds) if options.legend else []
    writers: list[Writer] = []
    for setting in _SETTINGS:
        writers = _set(setting, sheet, caption, style, options, drawing.language)
        room = floor - writers[-1].y - 46 * unit
        if all(writer.y <= floor for writer in writers) and (sheet.tall or room >= len(entries) * legend.line_height()):
            break
    if sheet.tall and entries:  # a column of its own: its lines close up rather than push the words out
        needed = len(entries) * legend.line_height() + 40 * unit
        legend = replace(legend, unit=unit * min(1.0, max((floor - writers[-1].y) / needed, _CLOSEST)))
    _legend(writers[-1], legend, entries, floor, drawing.language, ruled=not sheet.tall)
    drawing.add(*(item for one in writers for item in one.items))


def _set(setting: Setting, sheet: Sheet, caption: Caption, style: Mapping[str, Any], options: Options, language: str) -> list[Writer]:
    """Write heading and quote; give the writers, the last of which has room for the legend."""
    left, top, right, _ = sheet.text_box
    unit = sheet.unit
    if not sheet.tall:
        writer = Writer(style, unit, left + 48 * unit, right - 36 * unit, top + 34 * unit)
        _heading(writer, setting, caption, options)
        _quote(writer, setting, caption, language)
        return [writer]
    width = (right - left - 2 * 36 * unit - 2 * 30 * unit) / 3
    edges = [(left + 36 * unit + n * (width + 30 * unit), left + 36 * unit + n * (width + 30 * unit) + width) for n in range(3)]
    small = replace(setting, title=setting.title * 0.8, quote=setting.quote * 0.85, summary=setting.summary * 0.85)
    writers = [Writer(style, unit, *pair, top + 16 * unit) for pair in edges]
    _heading(writers[0], small, caption, options)
    _quote(writers[1], small, caption, language, ruled=False)
    return writers


def _date(writer: Writer, words: str) -> None:
    writer.write(words, Type("sans", 600, 22 * writer.unit), writer.style["page"]["oxblood"], 26 * writer.unit)


def date_alone(sheet: Sheet, style: Mapping[str, Any], words: str) -> tuple[Drawing, int]:
    """Draw only the date of a sheet; give it with the height, in pixels, at which it is laid on the sheet's left edge."""
    left, top, right, _ = sheet.text_box
    unit = sheet.unit
    edges = (left + 36 * unit, left + (right - left) / 3) if sheet.tall else (left + 48 * unit, right - 2 * unit)
    start = int(top + 3 * unit) if sheet.tall else 0
    writer = Writer(style, unit, *edges, top + (16 if sheet.tall else 34) * unit - start)
    _date(writer, words)
    drawing = Drawing(int(edges[1]), int(writer.y + 8 * unit), style["page"]["paper"])
    drawing.add(*writer.items)
    return drawing, start


def _heading(writer: Writer, setting: Setting, caption: Caption, options: Options) -> None:
    page, unit = writer.style["page"], writer.unit
    if options.date:
        _date(writer, caption.date)
        writer.y += 10 * unit
    if options.title:
        size = setting.title * unit
        writer.write(options.heading or caption.title, Type("serif", 400, size), page["ink"], 1.12 * size)
        writer.y += 8 * unit
        summary = setting.summary * unit
        words = options.text or caption.summary
        if words:
            writer.write(words, Type("serif", 400, summary, italic=not options.text), page["ink_2"], 1.27 * summary)


def _quote(writer: Writer, setting: Setting, caption: Caption, language: str, *, ruled: bool = True) -> None:
    page, unit = writer.style["page"], writer.unit
    citation = Type("sans", 400, 16 * unit)
    if caption.paraphrase:
        if ruled:
            writer.rule()
        writer.write(caption.paraphrase, citation, page["ink_2"], 21 * unit)
    if not caption.quotes or not setting.quoted:
        return
    if ruled:
        writer.rule()
    first = caption.quotes[0]
    _passage(writer, first, setting, language)
    writer.y += 8 * unit
    writer.write(first.citation, citation, page["ink_2"], 21 * unit)


def _passage(writer: Writer, quote: Quote, setting: Setting, language: str) -> None:
    page, unit = writer.style["page"], writer.unit
    look = Type("serif", 400, setting.quote * unit)
    writer.write(f"“{quote.exact}”", look, page["ink"], 1.36 * look.size, hang=0.42 * look.size)
    if quote.translation and setting.translated:
        size = 0.8 * look.size
        top = writer.y + 14 * unit
        writer.y += 9 * unit
        writer.write(quote.translation, Type("serif", 400, size, italic=True), page["ink_2"], 1.36 * size, indent=15 * unit)
        writer.line([(writer.left + unit, top), (writer.left + unit, writer.y + 5 * unit)], page["rule"], 2)
    _ = language


def _legend(writer: Writer, legend: Legend, entries: list[tuple[str, ...]], floor: float, language: str, *, ruled: bool) -> None:
    unit = writer.unit
    height = legend.line_height()
    most = int((floor - writer.y - (46 if ruled else 21) * unit + 1) // height)
    entries = entries[: max(most, 0)]
    if not entries:
        return
    if ruled:
        writer.rule()
    kicker = Type("sans", 600, 14.5 * unit, spacing=0.08)
    writer.write(capitals(say("legend", language), language), kicker, writer.style["page"]["ink_2"], 16 * unit)
    writer.y += 5 * unit
    for keys in entries:
        writer.y += height
        writer.items += legend.entry(keys, writer.left, writer.y, writer.right)


def draw_foot(drawing: Drawing, sheet: Sheet, style: Mapping[str, Any], left_lines: Iterable[str], right_lines: Iterable[str]) -> None:
    """Write the foot: two lines on the left about data and projection, two on the right about rights and address."""
    if not sheet.footed:
        return
    page, unit = style["page"], sheet.unit
    top = sheet.height - sheet.foot
    drawing.add(
        Area(rectangle(0, top, sheet.width, sheet.height), page["paper"], layer="foot", name="ground of the foot", level=_LEVEL - 1),
        Lines((np.array([(0, top), (sheet.width, top)]),), Pen(page["ink"], 1.0 * unit), layer="foot", level=_LEVEL + 1),
    )
    look = Type("sans", 400, 14.5 * unit)
    margin = (36 if sheet.tall else 48) * unit
    room = sheet.width - 2 * margin
    right = list(right_lines)
    lines = [*left_lines]
    if sheet.tall:
        lines, right = [line for words in [*lines, "   ".join(right)] for line in wrap(words, look, room)][:4], []
    else:
        lines = [line for words in lines for line in wrap(words, look, room * 0.74)][:3]
    step = (22 if len(lines) <= 2 else 19.5) * unit  # noqa: PLR2004 - two lines stand at ease
    start = top + (sheet.foot - step * len(lines)) / 2 + 0.72 * step
    for row, line in enumerate(lines):
        drawing.add(Words(line, margin, start + row * step, look, page["ink_2"], layer="foot", level=_LEVEL + 1))
    for row, line in enumerate(right):
        bold = Type("sans", 600 if row == len(right) - 1 else 400, look.size)
        colour = page["ink"] if row == len(right) - 1 else page["ink_2"]
        y = top + (sheet.foot - 22 * unit * len(right)) / 2 + 16 * unit + row * 22 * unit
        drawing.add(Words(line, sheet.width - margin, y, bold, colour, "end", layer="foot", level=_LEVEL + 1))
