"""A drawing as PDF: real paths, and text that can be selected in an embedded subset of the atlas's faces."""

from __future__ import annotations

import io
import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from geohist.errors import GeohistError
from geohist.render.bending import letters_of
from geohist.render.raster import Brush, one_at_a_time
from geohist.render.typeface import advance, width_of
from geohist.render.xmp import packet

if TYPE_CHECKING:
    from geohist.render.drawing import Drawing, Words

_A4_POINTS = 841.89
_SHIFT = {"start": 0.0, "middle": -0.5, "end": -1.0}
_TRUETYPE = 42
_EPOCH = (2000, 1, 1)  # a picture of the same data is the same file


def to_pdf(drawing: Drawing) -> bytes:
    """Write the picture as one page: 1920 pixels are 13⅓ inches, as on a slide; A4 shapes are A4."""
    import datetime as dt

    from matplotlib import rc_context

    backend: Any = import_module("matplotlib.backends.backend_pdf")

    scale = _scale(drawing)
    width, height = drawing.width * scale / 72, drawing.height * scale / 72
    info = {
        "Title": drawing.title,
        "Subject": drawing.description,
        "Keywords": f"data version {drawing.version}; {drawing.address}",
        "Creator": "geohist",
        "Producer": None,
        "CreationDate": dt.datetime(*_EPOCH, tzinfo=dt.UTC),
    }
    out = io.BytesIO()
    with one_at_a_time, rc_context({"pdf.fonttype": _TRUETYPE, "pdf.compression": 6}):
        file = backend.PdfFile(out, metadata={key: value for key, value in info.items() if value is not None} | {"Producer": None})
        try:
            file.newPage(width, height)
            file.width, file.height = drawing.width / 72, drawing.height / 72  # it leaves out what lies beyond, before it scales
            renderer = backend.RendererPdf(file, 72, drawing.height / 72, drawing.width / 72)
            file.output(scale, 0, 0, scale, 0, 0, backend.Op.concat_matrix)
            brush = _PdfBrush(renderer, drawing.height)
            brush.ground(drawing)
            for item in drawing.ordered():
                brush.draw(item)
            renderer.finalize()
            file.finalize()
        finally:
            file.close()
    return _with_metadata(out.getvalue(), drawing)


def _scale(drawing: Drawing) -> float:
    long, short = max(drawing.width, drawing.height), min(drawing.width, drawing.height)
    return _A4_POINTS / long if abs(long / short - 2**0.5) < 0.01 else 960 / long  # noqa: PLR2004 - within rounding of A4


class _PdfBrush(Brush):
    """Draws words as text over the outline of their halo."""

    def words(self, item: Words) -> None:
        self.halo(item)
        apart = item.pole is not None or item.type.spacing > 0
        if apart:  # set letter by letter; whoever selects or searches meets the words
            whole = f"{item.text} ".encode("utf-16-be").hex().upper()
            self._raw(f"/Span << /ActualText <FEFF{whole}> >> BDC")
        for part in letters_of(item):
            self._text(part)
        if apart:
            self._raw("EMC")

    def _raw(self, words: str) -> None:
        self.renderer.file.currentstream.write(words.encode() + b"\n")

    def _text(self, item: Words) -> None:
        prop = item.type.font.copy()
        prop.set_size(item.type.size)
        gc = self.renderer.new_gc()
        gc.set_foreground(item.colour)
        if item.clip is not None:
            self.clip(gc, item.clip)
        turn = np.radians(item.angle)
        x = _SHIFT[item.anchor] * width_of(item.text, item.type)
        pieces = item.text if item.type.spacing else [item.text]
        for piece in pieces:
            if piece.strip():
                spot = item.x + x * np.cos(turn), self.height - item.y + x * np.sin(turn)
                self.renderer.draw_text(gc, *spot, piece, prop, item.angle)
            x += (advance(piece, item.type.file) + item.type.spacing) * item.type.size if item.type.spacing else 0
        gc.restore()


def _with_metadata(pdf: bytes, drawing: Drawing) -> bytes:
    """Append the XMP packet, the language and the title in the window's head, as an update of the document's root."""
    trailer = re.search(rb"trailer\s*<<(.*?)>>\s*startxref\s*(\d+)", pdf, re.DOTALL)
    root = re.search(rb"/Root\s+(\d+)\s+0\s+R", pdf)
    size = re.search(rb"/Size\s+(\d+)", trailer.group(1)) if trailer else None
    body = re.search(rb"(?:^|\n)" + root.group(1) + rb" 0 obj\s*<<(.*?)>>\s*endobj", pdf, re.DOTALL) if root else None
    if not (trailer and root and size and body):
        raise GeohistError("the PDF has no root that metadata could be added to")
    number, last = int(root.group(1)), int(size.group(1))
    xmp = packet(drawing).encode()
    words = f"/Lang ({drawing.language}) /ViewerPreferences << /DisplayDocTitle true >> /Metadata {last} 0 R".encode()
    update = io.BytesIO()
    update.write(pdf if pdf.endswith(b"\n") else pdf + b"\n")
    at_root = update.tell()
    update.write(b"%d 0 obj\n<<%s %s>>\nendobj\n" % (number, body.group(1), words))
    at_xmp = update.tell()
    update.write(b"%d 0 obj\n<< /Type /Metadata /Subtype /XML /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (last, len(xmp), xmp))
    at_table = update.tell()
    update.write(b"xref\n%d 1\n%010d 00000 n \n%d 1\n%010d 00000 n \n" % (number, at_root, last, at_xmp))
    kept = re.sub(rb"/Size\s+\d+", b"/Size %d" % (last + 1), trailer.group(1))
    update.write(b"trailer\n<<%s /Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (kept, trailer.group(2), at_table))
    return update.getvalue()
