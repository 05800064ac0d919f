"""What of an atlas goes into an export: which layers, which days, which part of the map, and whose words on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geohist.errors import GeohistError
from geohist.export.simplifying import tolerance_of
from geohist.files.problems import close
from geohist.when import When, day_iso

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from geohist.atlas import Atlas


@dataclass(frozen=True)
class Choice:
    """A part of an atlas.

    Attributes:
        layers: Names of the layers, empty for all of them.
        span: Half-open day numbers; what holds on none of those days is left out. None for the whole span.
        area: West, south, east, north in degrees; what touches no point of it is left out, nothing is cut. None for the whole map.
        language: Language of names, labels and legends.
        simplify: Details smaller than so many kilometres are left out; 0 leaves every shape as it is.
        tell: Told before each step: its name, its number from 1, and how many there are.
    """

    layers: tuple[str, ...] = ()
    span: tuple[int, int] | None = None
    area: tuple[float, float, float, float] | None = None
    language: str = "en"
    simplify: float = 0.0
    tell: Callable[[str, int, int], None] | None = field(default=None, compare=False)

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return not self.layers and self.span is None and self.area is None and not self.simplify

    def takes_layer(self, name: str) -> bool:
        """Whether a layer goes in."""
        return not self.layers or name in self.layers

    def takes(self, feature: Mapping[str, Any]) -> bool:
        """Whether a feature goes in; what has no days holds always."""
        return self._in_span(feature["properties"]) and self._in_area(feature["geometry"])

    def _in_span(self, properties: Mapping[str, Any]) -> bool:
        if self.span is None or "date" not in properties:
            return True
        when = When(properties["date"])
        return when.core_lo < self.span[1] and self.span[0] < when.core_hi

    def _in_area(self, geometry: Mapping[str, Any]) -> bool:
        if self.area is None:
            return True
        from shapely import box
        from shapely.geometry import shape

        return bool(box(*self.area).intersects(shape(dict(geometry))))

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON has it: a package says so what it was made of."""
        return {"layers": list(self.layers), "span": self.span_text, "area": list(self.area or ()), "language": self.language} | (
            {"simplify": self.simplify} if self.simplify else {}
        )

    @property
    def span_text(self) -> str:
        """The span as EDTF, empty for the whole."""
        return f"{day_iso(self.span[0])}/{day_iso(self.span[1] - 1)}" if self.span else ""

    def sentence(self) -> str:
        """Say in words what is in it."""
        if self.whole:
            return "The whole atlas."
        parts = [f"the layers {', '.join(self.layers)}" if self.layers else "every layer"]
        if self.span:
            parts.append(f"what holds on some day of {self.span_text}")
        if self.area:
            parts.append(f"what touches the area {', '.join(f'{edge:g}' for edge in self.area)} (west, south, east, north); nothing is cut")
        if self.simplify:
            parts.append(f"shapes without details smaller than {self.simplify:g} km")
        return f"A selection: {'; '.join(parts)}."


def choose(
    atlas: Atlas,
    known: Iterable[str],
    *,
    layers: Iterable[str] = (),
    span: str = "",
    area: Iterable[float] = (),
    language: str = "",
    simplify: float = 0.0,
) -> Choice:
    """Make a choice out of what a user wrote.

    Raises:
        GeohistError: There is no such layer, span, area, language or simplification.
    """
    known, layers, edges = tuple(known), tuple(dict.fromkeys(layers)), tuple(float(edge) for edge in area)
    for name in layers:
        if name not in known:
            raise GeohistError("no such layer", expected=", ".join(known), given=name, nearest=close(name, known))
    days = None
    if span:
        when = When(span)
        days = (max(when.core_lo, atlas.span[0]), min(when.core_hi, atlas.span[1]))
        if days[1] <= days[0]:
            whole = f"{day_iso(atlas.span[0])}/{day_iso(atlas.span[1] - 1)}"
            raise GeohistError("the span lies outside that of the atlas", expected=f"days within {whole}", given=span)
    if edges and (len(edges) != 4 or edges[0] >= edges[2] or edges[1] >= edges[3]):  # noqa: PLR2004 - four edges of a box
        raise GeohistError("no such area", expected="west, south, east, north in degrees", given=" ".join(f"{edge:g}" for edge in edges))
    language = language or atlas.languages[0]
    if language not in atlas.languages:
        raise GeohistError("no such language", expected=" or ".join(atlas.languages), given=language)
    box = (edges[0], edges[1], edges[2], edges[3]) if edges else None
    return Choice(layers, days, box, language, tolerance_of(str(simplify)))
