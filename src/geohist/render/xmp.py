"""What a picture says of itself, as an XMP packet: the same in SVG and PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from geohist.render.drawing import Drawing

_NAMES = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
)


def packet(drawing: Drawing, *, wrapped: bool = True) -> str:
    """Give title, description, address and data version as XMP; ``wrapped`` as a packet a PDF can hold."""
    language = drawing.language
    body = (
        f'<rdf:RDF {_NAMES}><rdf:Description rdf:about="">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(drawing.title)}</rdf:li></rdf:Alt></dc:title>'
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{escape(drawing.description)}</rdf:li></rdf:Alt></dc:description>'
        f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>"
        f"<dc:source>{escape(drawing.address)}</dc:source>"
        f"<dc:identifier>data version {escape(drawing.version)}</dc:identifier>"
        f"<xmp:CreatorTool>geohist</xmp:CreatorTool>"
        "</rdf:Description></rdf:RDF>"
    )
    if not wrapped:
        return body
    return (
        f'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">{body}</x:xmpmeta><?xpacket end="w"?>'
    )
