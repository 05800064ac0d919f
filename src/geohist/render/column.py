"""The words beside a still: date, title, quote, translation, citation, legend, foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist.render import signs
from geohist.render.canvas import POINTS_PER_PX, Canvas
from geohist.render.lettering import Type, width_of
from geohist.when import day_iso, format_day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from matplotlib.axes import Axes

    from geohist.scene.moment import Moment

WORDS = {
    "legend": {"en": "Legend", "tr": "Açıklama"},
    "state": {"en": "Who was in control on the day", "tr": "O gün denetim kimdeydi"},
    "agreed": {"en": "border, agreed", "tr": "sınır, kararlaştırılmış"},
    "de-facto": {"en": "border, de facto", "tr": "sınır, fiilî"},
    "front": {"en": "front", "tr": "cephe"},
    "disputed": {"en": "border, disputed", "tr": "sınır, tartışmalı"},
    "administrative": {"en": "administrative border", "tr": "idarî sınır"},
    "occupied": {"en": "occupied; stripes: the sovereign", "tr": "işgal altında; çizgiler: egemen"},
    "treaties": {"en": "treaty signed today", "tr": "bugün imzalanan antlaşma"},
    "treaties-earlier": {"en": "treaty, earlier", "tr": "antlaşma, daha önce"},
    "events": {"en": "event today", "tr": "bugünkü olay"},
    "events-earlier": {"en": "event, earlier", "tr": "olay, daha önce"},
    "letters": {"en": "letter sent today", "tr": "bugün gönderilen mektup"},
    "missions": {"en": "mission open", "tr": "açık temsilcilik"},
    "leg-attested": {"en": "journey, attested", "tr": "yolculuk, belgelenmiş"},
    "leg-inferred": {"en": "journey, path inferred", "tr": "yolculuk, çıkarsanmış yol"},
    "leg-sea": {"en": "journey by sea, schematic", "tr": "deniz yolu, şematik"},
    "author_unknown": {"en": "Author not in the text", "tr": "Yazarı metinde yok"},
    "paraphrase": {"en": "Editor’s paraphrase of", "tr": "Editörün özeti:"},
    "foot": {
        "en": "{title}, data version {version}, state of {day}. Names as in English use of the day.",
        "tr": "{title}, veri sürümü {version}, {day} günkü durum. Adlar o günkü Türkçe kullanımla.",
    },
    "projection": {
        "en": "Lambert conformal conic, parallels {a}° and {b}° N. Base: Natural Earth; railways © OpenStreetMap contributors (ODbL).",
        "tr": "Lambert konform konik, {a}° ve {b}° K paralelleri. Altlık: Natural Earth; demiryolları © OpenStreetMap (ODbL).",
    },
}
_ORDER = (
    "agreed", "de-facto", "front", "disputed", "administrative", "occupied", "treaties", "treaties-earlier", "events", "events-earlier",
    "letters", "missions", "leg-attested", "leg-inferred", "leg-sea",
)  # fmt: skip


class Column:
    """The text column: writes from the top down, in pixels."""

    def __init__(self, axes: Axes, canvas: Canvas, style: Mapping[str, Any], language: str) -> None:
        self.axes, self.canvas, self.style, self.language = axes, canvas, style, language
        self.unit = canvas.unit
        self.left = 48 * self.unit
        self.right = canvas.column - 37 * self.unit
        self.y = 34 * self.unit

    def write(self, words: str, look: Type, colour: str, leading: float, indent: float = 0, hang: float = 0) -> None:
        """Write a paragraph, wrapped to the column; the first line starts ``hang`` pixels further left."""
        for number, line in enumerate(wrap(words, look, self.right - self.left - indent)):
            self.y += leading
            x = self.left + indent - (hang if number == 0 else 0)
            self.axes.text(
                x, self.y, line, fontproperties=look.font, fontsize=look.size * POINTS_PER_PX, color=colour, va="baseline", zorder=30
            )

    def rule(self) -> None:
        """Draw a rule across the column."""
        self.y += 20 * self.unit
        self.line([(self.left, self.y), (self.right, self.y)], self.style["page"]["rule"], 1)

    def line(self, points: list[tuple[float, float]], colour: str, width: float, **more: Any) -> None:
        """Draw a line of a width in pixels."""
        from matplotlib.lines import Line2D

        xs, ys = zip(*points, strict=True)
        self.axes.add_line(Line2D(xs, ys, color=colour, linewidth=width * self.unit * POINTS_PER_PX, zorder=31, **more))


def wrap(words: str, look: Type, width: float) -> list[str]:
    """Break words into lines no wider than ``width`` pixels."""
    lines: list[str] = []
    for word in words.split():
        if lines and width_of(f"{lines[-1]} {word}", look) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def draw_column(axes: Axes, canvas: Canvas, moment: Moment, style: Mapping[str, Any], language: str, drawn: set[str]) -> None:
    """Write the column of a day: what happened, in the words of a source, and the legend of what is drawn."""
    from matplotlib.patches import Rectangle

    page, unit = style["page"], canvas.unit
    axes.add_patch(Rectangle((0, 0), canvas.column, canvas.height, facecolor=page["paper"], edgecolor="none", zorder=25))
    axes.add_patch(
        Rectangle((0, canvas.height - canvas.foot), canvas.width, canvas.foot, facecolor=page["paper"], edgecolor="none", zorder=25)
    )
    column = Column(axes, canvas, style, language)
    column.write(
        format_day(moment.day, "tr" if language == "tr" else "en"),
        Type("sans", 600, italic=False, size=22 * unit),
        page["oxblood"],
        26 * unit,
    )
    record = moment.today[0] if moment.today else None
    title = record["title"] if record else moment.transfers[0]["text"] if moment.transfers else moment.parts["title"]
    column.y += 12 * unit
    column.write(str(title.get(language) or title["en"]), Type("serif", 400, italic=False, size=44 * unit), page["ink"], 50 * unit)
    summary = (record or {}).get("summary") or (record or {}).get("effect") or WORDS["state"]
    column.y += 10 * unit
    column.write(str(summary.get(language) or summary["en"]), Type("serif", 400, italic=True, size=23 * unit), page["ink_2"], 29 * unit)
    if record:
        _quote(column, moment, record, language)
    _legend(column, style, language, drawn)
    _foot(axes, canvas, moment, style, language)


def _quote(column: Column, moment: Moment, record: Mapping[str, Any], language: str) -> None:
    page, unit = column.style["page"], column.unit
    claim = next((claim for claim in record["claims"] if "excerpt" in claim), None)
    column.rule()
    column.y += 14 * unit
    if claim is None:
        named = next((claim["authority"] for claim in record["claims"] if "authority" in claim), "")
        column.write(
            f"{WORDS['paraphrase'][language]} {named}", Type("sans", 400, italic=False, size=16.5 * unit), page["ink_2"], 22 * unit
        )
        return
    excerpt = moment.parts["excerpts"][claim["excerpt"]]
    quote = Type("serif", 400, italic=False, size=24 * unit)
    column.write(f"“{excerpt['exact']}”", quote, page["ink"], 33 * unit, hang=0.42 * quote.size)
    translation = excerpt["translation"].get("en")
    if translation and language == "en":
        top = column.y + 14 * unit
        column.y += 10 * unit
        column.write(translation, Type("serif", 400, italic=True, size=19 * unit), page["ink_2"], 26 * unit, indent=15 * unit)
        column.line([(column.left + unit, top), (column.left + unit, column.y + 6 * unit)], page["rule"], 2)
    source = moment.parts["sources"][claim["excerpt"].split("#")[0]]
    author = "" if source["record"].get("author") else f" {WORDS['author_unknown'][language]}."
    cites = f" ({', '.join(excerpt['cites'])})" if excerpt.get("cites") else ""
    words = f"{source['short']}, {excerpt['locator']}{cites}.{author}"
    column.y += 14 * unit
    column.write(words, Type("sans", 400, italic=False, size=16.5 * unit), page["ink_2"], 22 * unit)


def _legend(column: Column, style: Mapping[str, Any], language: str, drawn: set[str]) -> None:
    page, unit = style["page"], column.unit
    entries = [key for key in _ORDER if key in drawn]
    floor = column.canvas.height - column.canvas.foot - 20 * unit
    entries = entries[: max(int((floor - column.y - 60 * unit) // (27 * unit)), 0)]
    if not entries:
        return
    column.rule()
    column.y += 8 * unit
    kicker = WORDS["legend"][language].upper() if language == "en" else "AÇIKLAMA"
    column.write(kicker, Type("sans", 600, italic=False, size=15 * unit), page["ink_2"], 24 * unit)
    column.y += 4 * unit
    for key in entries:
        column.y += 27 * unit
        _key(column, key, column.left + 20 * unit, column.y - 5 * unit, style)
        look = Type("sans", 400, italic=False, size=17 * unit)
        column.axes.text(
            column.left + 56 * unit,
            column.y,
            WORDS[key][language],
            fontproperties=look.font,
            fontsize=look.size * POINTS_PER_PX,
            color=page["ink"],
            zorder=31,
        )


def _key(column: Column, key: str, x: float, y: float, style: Mapping[str, Any]) -> None:
    from matplotlib.patches import Rectangle

    unit, axes, paper = column.unit, column.axes, style["page"]["paper"]
    drawers: dict[str, Callable[..., float]] = {
        "treaties": signs.seal,
        "events": signs.lozenge,
        "letters": signs.envelope,
        "missions": signs.pennant,
    }
    names = {"treaties": "treaty", "events": "event", "letters": "letter", "missions": "mission"}
    layer, _, earlier = key.partition("-")
    if layer in drawers:
        before = len(axes.patches), len(axes.lines)
        drawers[layer](axes, x, y, unit, style["signs"][names[layer]]["color"], paper, not earlier)
        for artist in [*axes.patches[before[0] :], *axes.lines[before[1] :]]:
            artist.set_zorder(artist.get_zorder() + 15)
        return
    if key == "occupied":
        pair = (style["map"]["sea"], style["map"]["bystander"])
        axes.add_patch(
            Rectangle(
                (x - 20 * unit, y - 9 * unit),
                40 * unit,
                18 * unit,
                facecolor=pair[0],
                edgecolor=style["page"]["ink_3"],
                linewidth=0.6,
                zorder=31,
                hatch="///",
            )
        )
        return
    look = style["routes"][layer_of(key)] | {"color": style["routes"]["color"]} if key.startswith("leg-") else style["borders"][key]
    dash = (0, tuple(part / look["width"] for part in look["dash"])) if "dash" in look else "-"
    column.line([(x - 20 * unit, y), (x + 20 * unit, y)], look["color"], look["width"] * 1.35, linestyle=dash)


def layer_of(key: str) -> str:
    """Give the kind of leg behind a key such as ``leg-sea``."""
    return key.removeprefix("leg-")


def _foot(axes: Axes, canvas: Canvas, moment: Moment, style: Mapping[str, Any], language: str) -> None:
    from matplotlib.lines import Line2D

    page, unit = style["page"], canvas.unit
    parts = moment.parts
    top = canvas.height - canvas.foot
    axes.add_line(Line2D([0, canvas.width], [top, top], color=page["ink"], linewidth=0.9 * unit, zorder=31))
    axes.add_line(Line2D([canvas.column] * 2, [0, top], color=page["ink"], linewidth=0.9 * unit, zorder=31))
    a, b = canvas.parallels
    first = WORDS["foot"][language].format(
        title=parts["title"][language], version=parts["version"], day=format_day(moment.day, "tr" if language == "tr" else "en")
    )
    second = WORDS["projection"][language].format(a=f"{a:g}", b=f"{b:g}")
    small = Type("sans", 400, italic=False, size=15 * unit)
    bold = Type("sans", 600, italic=False, size=15 * unit)
    style_of = {"fontsize": small.size * POINTS_PER_PX, "color": page["ink_2"], "zorder": 31}
    axes.text(48 * unit, top + 30 * unit, f"geohist, {first}", fontproperties=small.font, **style_of)
    axes.text(48 * unit, top + 52 * unit, second, fontproperties=small.font, **style_of)
    view = canvas.view
    link = f"geohist #{day_iso(moment.day)} / {view.lat:g} N {view.lon:g} E"
    axes.text(canvas.width - 48 * unit, top + 42 * unit, link, fontproperties=bold.font, ha="right", **style_of | {"color": page["ink"]})
