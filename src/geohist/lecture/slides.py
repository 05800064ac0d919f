"""A tour as slides: title, map as native shapes, excerpt, citation, notes with the whole apparatus, QR code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geohist.errors import GeohistError
from geohist.lecture.apparatus import notes, quotes_for
from geohist.lecture.code import code
from geohist.lecture.shapes import FACES, Shapes
from geohist.render import ground_of, in_a_tongue, named_view
from geohist.render.canvas import Sheet
from geohist.render.legend import Legend
from geohist.render.options import Options
from geohist.render.still import Still, draw_still
from geohist.render.typeface import Type, wrap
from geohist.render.words import day_in_words
from geohist.scene.moment import Moment
from geohist.writing import aside

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from geohist.atlas import Atlas
    from geohist.lecture.tour import Scene, Tour
    from geohist.render.caption import Quote
    from geohist.render.drawing import Item

WIDTH, HEIGHT = 1920, 1080
"""Size of a slide in the pixels everything is measured in: 13⅓ × 7½ inches."""
_COLUMN, _FOOT = 470, 56
_INCHES = 13.333
_EMU_PER_INCH = 914_400
_EMU_PER_PIXEL = 6350  # of a slide of our own size
_CODE = 104  # side of the QR code
_EMU_PER_POINT = 12_700
_TITLES = ((24.0, 2), (19.0, 3), (15.0, 4))  # points, and how many lines of them there is room for
_WIDER = 1.12  # what a machine puts in place of our faces may be this much wider
_LONG = 180  # letters of an excerpt that is set closer


def slides(
    atlas: Atlas,
    tour: Tour,
    out: Path,
    *,
    lang: str = "en",
    template: Path | None = None,
    address: str = "",
    look: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> Path:
    """Write a tour as a PPTX with one slide a scene; give its path.

    A ``template`` (PPTX) gives size, theme and title placeholder. ``address`` is where readers find the live map: the permalink of each
    scene is appended to it in notes and QR code; without it there is no code, since it would lead nowhere.

    Raises:
        GeohistError: if python-pptx is not installed, the template is none, language or look unknown, or the file cannot be written.
    """
    in_a_tongue(ground_of(atlas, look), lang)
    deck = _deck(template)
    layout = _layout(deck)
    with aside(out) as temporary:
        for number, scene in enumerate(tour.scenes):
            if progress:
                progress(number, len(tour.scenes))
            _slide(atlas, deck, layout, scene, lang, address, look, own=template is None)
        deck.core_properties.title = tour.title.say(lang)
        deck.core_properties.author = "geohist"
        deck.core_properties.subject = f"{atlas.title.say(lang)}; data version {atlas.version}"
        deck.core_properties.language = lang
        deck.save(str(temporary))
    return out


def _deck(template: Path | None) -> Any:
    try:
        import pptx
    except ImportError:
        raise GeohistError("slides need python-pptx: pip install 'geohist[slides]'") from None
    if template is None:
        deck: Any = pptx.Presentation()
        deck.slide_width, deck.slide_height = round(_INCHES * _EMU_PER_INCH), round(7.5 * _EMU_PER_INCH)
        return deck
    try:
        deck = pptx.Presentation(str(template))
    except Exception as error:  # noqa: BLE001 - python-pptx raises whatever its parser or zip reader does
        raise GeohistError(f"the template is no PPTX that can be read ({type(error).__name__})", given=str(template)) from None
    for slide in list(deck.slides._sldIdLst):  # noqa: SLF001 - python-pptx has no public way to drop a slide
        deck.part.drop_rel(slide.rId)
        deck.slides._sldIdLst.remove(slide)  # noqa: SLF001
    return deck


def _layout(deck: Any) -> Any:
    """Find the layout with a title and the fewest other placeholders."""
    titled = [layout for layout in deck.slide_layouts if any(shape.placeholder_format.idx == 0 for shape in layout.placeholders)]
    if not titled:
        raise GeohistError("the template has no layout with a title")
    return min(titled, key=lambda layout: len(layout.placeholders))


def _slide(atlas: Atlas, deck: Any, layout: Any, scene: Scene, lang: str, address: str, look: str, *, own: bool) -> None:
    from pptx.oxml import parse_xml

    ground = ground_of(atlas, look)
    style = ground.parts["style"]
    moment = Moment(ground.parts, scene.day)
    slide = deck.slides.add_slide(layout)
    for shape in list(slide.placeholders):
        if shape.placeholder_format.idx != 0:
            shape._element.getparent().remove(shape._element)  # noqa: SLF001 - likewise
    scale = deck.slide_width / WIDTH
    top = 0 if own else max((slide.shapes.title.top + slide.shapes.title.height) / scale, 0)
    high = deck.slide_height / scale - top - _FOOT
    sheet = Sheet(WIDTH - _COLUMN, round(high), text=False, footed=False)
    heading = scene.title.say(lang) if scene.title else ""
    options = Options(heading=heading, text=scene.text.say(lang), look=look, corner=_CODE + 14 if address else 0)
    still = draw_still(ground, moment, sheet, named_view(atlas, moment, scene.view, sheet), lang, options)
    quotes = quotes_for(moment, scene, still.caption.record, lang)
    heading = options.heading or still.caption.title
    _title(slide, heading, style, scale, own=own)
    shapes = Shapes(scale, (_COLUMN * scale, top * scale), 100)
    slide.shapes._spTree.append(parse_xml(shapes.group(still.drawing, f"Map: {heading}")))  # noqa: SLF001
    link = f"{address}{still.drawing.address}"
    column, page = _Column(slide, style, scale), style["page"]
    column.line(top + 18, day_in_words(scene.day, lang), 15, page["oxblood"], bold=True)
    end = column.body(top + (190 if own else 64), options.text, quotes)
    plain = Shapes(scale, (0, 0), shapes.next_id)
    floor = top + high
    items = _legend(style, still, lang, end + 40, floor)
    words = (
        f"{still.drawing.title}. {atlas.title.say(lang)}, data version {atlas.version}. {'; '.join(still.caption.works)}".rstrip(".") + "."
    )
    column.line(floor + 10, words, 8, page["ink_2"], width=WIDTH - 72)
    if address:
        items += code(link, WIDTH - 118, floor - 118, _CODE, page["ink"], page["paper"])
    for item in items:
        for xml in plain.item(item):
            slide.shapes._spTree.append(parse_xml(xml))  # noqa: SLF001
    slide.notes_slide.notes_text_frame.text = notes(atlas, moment, still, quotes, options.text, link)


def _colour(tint: str) -> Any:
    from pptx.dml import color

    make: Any = color.RGBColor
    return make(*(int(tint[i : i + 2], 16) for i in (1, 3, 5)))


def _title(slide: Any, words: str, style: Any, scale: float, *, own: bool) -> None:
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Emu, Pt

    title = slide.shapes.title
    title.text_frame.text = words
    if not own:
        return
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = _colour(style["page"]["paper"])
    title.left, title.top, title.width, title.height = (Emu(round(part * scale)) for part in (36, 66, _COLUMN - 64, 118))
    frame = title.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    paragraph = frame.paragraphs[0]
    paragraph.alignment, paragraph.line_spacing = PP_ALIGN.LEFT, 0.95
    run = paragraph.runs[0].font
    run.size, run.name, run.color.rgb = Pt(_title_points(words)), FACES["serif"], _colour(style["page"]["ink"])


def _title_points(words: str) -> float:
    """Give the size in which a title has room above the text, were its face a tenth wider than ours."""
    for points, most in _TITLES:
        look = Type("serif", 400, points * _EMU_PER_POINT / _EMU_PER_PIXEL * _WIDER)
        if len(wrap(words, look, _COLUMN - 64)) <= most:
            return points
    return _TITLES[-1][0]


class _Column:
    """Native text beside the map: one box, so that whatever face a machine has, the paragraphs push one another down."""

    def __init__(self, slide: Any, style: Any, scale: float) -> None:
        self.slide, self.page, self.scale = slide, style["page"], scale

    def body(self, top: float, text: str, quotes: tuple[Quote, ...]) -> float:
        """Write text and excerpt with translation and citation; give about where they end, pixels."""
        frame = self.frame(top, 60)
        used = self.paragraph(frame, text, "serif", 13, self.page["ink_2"], italic=True)
        for quote in quotes[:1]:
            size = 14.0 if len(quote.exact) < _LONG else 11.5
            used += self.paragraph(frame, f"“{quote.exact}”", "serif", size, self.page["ink"], before=9)
            used += self.paragraph(frame, quote.translation, "serif", size - 2.5, self.page["ink_2"], before=5, italic=True)
            used += self.paragraph(frame, quote.citation, "sans", 9, self.page["ink_2"], before=5)
        return top + used

    def line(self, top: float, words: str, points: float, colour: str, *, bold: bool = False, width: float = _COLUMN - 64) -> None:
        """Write one line of its own."""
        self.paragraph(self.frame(top, 34, width), words, "sans", points, colour, bold=bold)

    def frame(self, top: float, height: float, width: float = _COLUMN - 64) -> Any:
        """Add a text box of the column's width."""
        from pptx.util import Emu

        box = self.slide.shapes.add_textbox(*(Emu(round(part * self.scale)) for part in (36, top, width, height)))
        frame = box.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        return frame

    def paragraph(
        self, frame: Any, words: str, face: str, points: float, colour: str, *, before: float = 0, bold: bool = False, italic: bool = False
    ) -> float:
        """Add a paragraph; give about how high it is, pixels."""
        from pptx.util import Pt

        if not words:
            return 0.0
        first = frame.paragraphs[0]
        paragraph = first if not first.runs else frame.add_paragraph()
        size = points * self.scale / _EMU_PER_PIXEL
        paragraph.space_before = Pt(before)
        run = paragraph.add_run()
        run.text = words
        run.font.size, run.font.name, run.font.bold, run.font.italic = Pt(size), FACES[face], bold, italic
        run.font.color.rgb = _colour(colour)
        lines = -(-len(words) * points * 1.06 // (_COLUMN - 64))
        return float(lines * points * 2.6 + before * 2)


def _legend(style: Any, still: Still, lang: str, top: float, floor: float) -> list[Item]:
    """Give the legend as items in what room the column leaves."""
    legend = Legend(style, lang, 0.86, still.pair)
    height = legend.line_height()
    entries = legend.entries(still.kinds)
    entries = entries[: max(int((floor - top - 24) // height), 0)]
    start = floor - len(entries) * height - 4
    return [
        replace(item, clip=None)
        for row, keys in enumerate(entries)
        for item in legend.entry(keys, 36, start + (row + 0.75) * height, _COLUMN - 16)
    ]
