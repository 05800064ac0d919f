"""What a still may show or leave out."""

from __future__ import annotations

from dataclasses import dataclass

from geohist.errors import GeohistError

SHAPES = {"16:9": (16, 9), "4:3": (4, 3), "a4": (297, 210), "a4-tall": (210, 297), "square": (1, 1)}
"""Shapes of a picture by name: width to height."""
NARROWEST, WIDEST = 480, 7680
"""Least and greatest side of a still, pixels."""
LAYERS = ("zones", "routes", "letters", "missions", "events", "treaties", "borders", "rivers", "railways", "names", "graticule")
"""Layers that can be left out."""
PARTS = ("title", "date", "legend", "scale", "caption", "citation", "inset")
"""Parts of the picture that can be left out."""


@dataclass(frozen=True)
class Options:
    """What a still shows: each part can be left out.

    Attributes:
        heading: Words in place of the day's own title; ``text`` in place of its summary.
        zones: ``edge`` draws claims and proposals as an edge, ``filled`` with their pattern, ``none`` leaves zones out.
        inset: ``auto`` enlarges a crowded region where empty land allows, ``none`` never does.
        look: One of the looks of the style table; the first if none is named.
        corner: Pixels kept free at the right of the scale bar.
        without: Layers left out, of ``LAYERS``.
    """

    title: bool = True
    date: bool = True
    legend: bool = True
    scale: bool = True
    caption: bool = True
    citation: bool = True
    inset: str = "auto"
    zones: str = "edge"
    without: frozenset[str] = frozenset()
    heading: str = ""
    text: str = ""
    look: str = ""
    corner: float = 0.0

    def __post_init__(self) -> None:
        unknown = sorted(self.without - set(LAYERS))
        if unknown:
            raise GeohistError("no such layer", expected=", ".join(LAYERS), given=unknown[0])
        for name, given, allowed in (("inset", self.inset, ("auto", "none")), ("zones", self.zones, ("edge", "filled", "none"))):
            if given not in allowed:
                raise GeohistError(f"no such way with {name}", expected=" or ".join(allowed), given=given)

    @property
    def column(self) -> bool:
        """Whether anything stands in the text column."""
        return self.title or self.date or self.legend


def pixels_of(size: str) -> tuple[int, int]:
    """Read a size such as ``1920x1080``, or a shape such as ``4:3`` or ``square@2160`` (with its height).

    Raises:
        GeohistError: if it is neither, or too small or too large to draw.
    """
    shape, _, tall = size.lower().partition("@")
    if shape in SHAPES and (tall.isdecimal() or not tall):
        height = int(tall or 1080) if len(tall) < 6 else WIDEST * 9  # noqa: PLR2004 - a number of that length is refused below
        across, down = SHAPES[shape]
        found = round(height * across / down), height
    else:
        across_, _, down_ = size.partition("x")
        if not (across_.isdecimal() and down_.isdecimal()):
            raise GeohistError("no size of a picture", expected=f"such as 1920x1080, or {', '.join(SHAPES)}, or 4:3@2160", given=size)
        found = int(across_[:9]), int(down_[:9])
    if not all(NARROWEST <= side <= WIDEST for side in found) or not 0.3 <= found[0] / found[1] <= 4:  # noqa: PLR2004 - beyond it nothing fits
        raise GeohistError(
            "a picture of that size cannot be drawn",
            expected=f"{NARROWEST} to {WIDEST} pixels a side, no more than four times as wide as high",
            given=f"{found[0]}x{found[1]}",
        )
    return found


def options_of(left_out: str, *, zones: str = "edge", heading: str = "", text: str = "", look: str = "") -> Options:
    """Give the options of a still that leaves out the parts and layers named, with commas between them.

    Raises:
        GeohistError: if one of them is neither a part nor a layer.
    """
    names = {name.strip() for name in left_out.split(",") if name.strip()}
    unknown = sorted(names - set(PARTS) - set(LAYERS))
    if unknown:
        raise GeohistError("nothing of that name can be left out", expected=", ".join((*PARTS, *LAYERS)), given=unknown[0])
    parts = {part: part not in names for part in PARTS if part != "inset"}
    inset = "none" if "inset" in names else "auto"
    return Options(**parts, inset=inset, zones=zones, without=frozenset(names & set(LAYERS)), heading=heading, text=text, look=look)
