"""A drawing as SVG: real paths, grouped and named, and text that can be selected, in faces that travel inside the file."""

from __future__ import annotations

import base64
import itertools
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from geohist.render.bending import letters_of
from geohist.render.drawing import Area, Disc, Lines, Words, pattern_of
from geohist.render.typeface import FAMILIES, FONTS
from geohist.render.xmp import packet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geohist.render.drawing import Box, Drawing, Item, Pen, Pixels

_STEPS = 10  # a tenth of a pixel is as fine as anything is drawn


def to_svg(drawing: Drawing) -> bytes:
    """Write the picture as SVG with title, description (read by screen readers) and metadata."""
    width, height = drawing.width, drawing.height
    clips = {item.clip: f"clip{n}" for n, item in enumerate(_first_with_clip(drawing.items))}
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img"',
        f' aria-labelledby="title" aria-describedby="description" xml:lang="{drawing.language}">',
        f'<title id="title">{escape(drawing.title)}</title>',
        f'<desc id="description">{escape(drawing.description)}</desc>',
        f"<metadata>{packet(drawing, wrapped=False)}</metadata>",
        f"<style>{_faces(drawing.items)}</style>",
        "<defs>",
        *(f'<clipPath id="{name}"><rect {_rect(clip)}/></clipPath>' for clip, name in clips.items() if clip),
        "</defs>",
        f'<rect width="{width}" height="{height}" fill="{drawing.ground}"/>',
    ]
    for (layer, clip), items in itertools.groupby(drawing.ordered(), key=lambda item: (item.layer, item.clip)):
        clipped = f' clip-path="url(#{clips[clip]})"' if clip else ""
        lines += [f'<g class="{layer}"{clipped}>', *(line for item in items for line in _item(item)), "</g>"]
    return "\n".join([*lines, "</svg>\n"]).encode()


def _first_with_clip(items: Iterable[Item]) -> Iterator[Item]:
    seen: set[Box] = set()
    for item in items:
        if item.clip and item.clip not in seen:
            seen.add(item.clip)
            yield item


def _rect(box: Box) -> str:
    left, top, right, bottom = box
    return f'x="{left:g}" y="{top:g}" width="{right - left:g}" height="{bottom - top:g}"'


def _faces(items: Iterable[Item]) -> str:
    """Give the faces in use as style rules with the fonts inside."""
    rules = []
    for look in sorted({(item.type.file, item.type.face, item.type.weight, item.type.italic) for item in items if isinstance(item, Words)}):
        file, face, weight, italic = look
        font = base64.b64encode((FONTS / f"{file}.woff2").read_bytes()).decode()
        slant = "italic" if italic else "normal"
        rules.append(
            f'@font-face{{font-family:"{FAMILIES[face]}";font-weight:{weight};font-style:{slant};'
            f'src:url(data:font/woff2;base64,{font}) format("woff2")}}'
        )
    return "".join([*rules, "text{white-space:pre}"])


def _item(item: Item) -> Iterator[str]:
    named = f"<title>{escape(item.name)}</title>" if item.name else ""
    if isinstance(item, Area):
        yield from _area(item, named)
    elif isinstance(item, Lines):
        if item.lines:
            yield f'<path d="{_data(item.lines, closed=False)}" fill="none"{_pen(item.pen)}>{named}</path>'
    elif isinstance(item, Disc):
        fill = f' fill="{item.fill}"' if item.fill else ' fill="none"'
        yield f'<circle cx="{item.x:.1f}" cy="{item.y:.1f}" r="{item.radius:.2f}"{fill}{_pen(item.pen)}>{named}</circle>'
    elif isinstance(item, Words):
        yield _words(item)


def _area(item: Area, named: str) -> Iterator[str]:
    data = _data(item.rings, closed=True)
    pattern = pattern_of(item)
    if item.fill:
        alpha = f' fill-opacity="{item.alpha:g}"' if item.alpha < 1 else ""
        pen = _pen(item.pen) if pattern is None else ""
        yield f'<path d="{data}" fill="{item.fill}" fill-rule="evenodd"{alpha}{pen}>{named}</path>'
    if pattern is not None:
        yield from _item(pattern)
    if item.pen and (pattern is not None or not item.fill):
        yield f'<path d="{data}" fill="none"{_pen(item.pen)}>{named}</path>'


def _pen(pen: Pen | None) -> str:
    if pen is None:
        return ""
    dash = f' stroke-dasharray="{" ".join(f"{part:g}" for part in np.round(pen.dash, 2))}"' if pen.dash else ""
    cap = ' stroke-linecap="round"' if pen.round_cap else ""
    alpha = f' stroke-opacity="{pen.alpha:g}"' if pen.alpha < 1 else ""
    return f' stroke="{pen.colour}" stroke-width="{pen.width:.2f}" stroke-linejoin="round"{dash}{cap}{alpha}'


def _words(item: Words) -> str:
    look = item.type
    if item.pole is not None:
        return _bent(item)
    spacing = f' letter-spacing="{look.spacing * look.size:.2f}"' if look.spacing else ""
    # The spacing that follows the last letter counts as width: take it back.
    x = item.x + {"start": 0, "middle": 0.5, "end": 1}[item.anchor] * look.spacing * look.size
    turn = f' transform="rotate({-item.angle:g} {x:.1f} {item.y:.1f})"' if item.angle else ""
    halo = (
        f' stroke="{item.halo}" stroke-width="{2 * item.halo_width:.2f}" stroke-linejoin="round" paint-order="stroke"' if item.halo else ""
    )
    slant = ' font-style="italic"' if look.italic else ""
    anchor = f' text-anchor="{item.anchor}"' if item.anchor != "start" else ""
    family = quoteattr(f"{FAMILIES[look.face]}, {'serif' if look.face == 'serif' else 'sans-serif'}")
    return (
        f'<text x="{x:.1f}" y="{item.y:.1f}" font-family={family} font-size="{look.size:.2f}" font-weight="{look.weight}"'
        f'{slant}{spacing}{anchor} fill="{item.colour}"{halo}{turn}>{escape(item.text)}</text>'
    )


def _bent(item: Words) -> str:
    """Give words on a circle as one text whose letters each have their spot and turn; a space has that of the letter before it."""
    letters = iter(letters_of(item))
    stands = list(itertools.accumulate(item.text, lambda before, letter: next(letters) if letter.strip() else before, initial=item))[1:]
    spots = " ".join(f"{stand.x:.1f}" for stand in stands), " ".join(f"{stand.y:.1f}" for stand in stands)
    turns = " ".join(f"{-stand.angle:.2f}" for stand in stands)
    plain = _words(replace(stands[0], text=item.text, angle=0.0))
    first = f'<text x="{stands[0].x:.1f}" y="{stands[0].y:.1f}"'
    return plain.replace(first, f'<text x="{spots[0]}" y="{spots[1]}" rotate="{turns}"', 1)


def _data(lines: Iterable[Pixels], *, closed: bool) -> str:
    """Write lines as path data, in tenths of a pixel, each step from the one before."""
    parts = []
    for line in lines:
        points = np.round(line * _STEPS).astype(int)
        if closed:
            points = points[:-1]
        steps = np.diff(points, axis=0)
        steps = steps[steps.any(axis=1)]
        ways = " ".join(f"{_tenth(x)} {_tenth(y)}" for x, y in steps.tolist())
        dot = "" if len(steps) else "l0 0.1"
        parts.append(f"M{_tenth(points[0, 0])} {_tenth(points[0, 1])}" + (f"l{ways}" if ways else dot) + ("z" if closed else ""))
    return "".join(parts)


def _tenth(value: int) -> str:
    return f"{value / _STEPS:g}"
