"""The land of a still: sea, land by holder, ribbons, borders, what changed today, rivers, lakes, railways."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from geohist.render.cutting import beside
from geohist.render.drawing import Area, Drawing, Item, Lines, Pattern, Pen, pattern_of
from geohist.render.ground import meets, merged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from geohist.render.drawing import Pixels
    from geohist.render.ground import Land
    from geohist.scene.moment import Moment

STILL = 1.35
"""Border widths in stills of 1920 pixels, style.toml: map.thicker_still."""
WIDEST_BAND = 13
"""An accuracy band is never wider than this, units: beyond it, it would look like an area."""


def dash_of(look: Mapping[str, Any], unit: float) -> tuple[float, ...]:
    """Give a look's dashes in pixels."""
    return tuple(part * unit for part in look.get("dash", ()))


def stipple(style: Mapping[str, Any], colour: str | None, unit: float) -> Pattern:
    """Give the dots of land whose holder is doubtful, on land lettered in a colour; ``unit`` is the scale, pixels."""
    look = style["areas"]["doubtful"]
    ink = colour or style["map"]["neutral_label"]
    return Pattern(ink, look["every"] * unit, radius=look["radius"] * unit, alpha=look["opacity"], staggered=True)


class Terrain:
    """Draws the ground of a day into a drawing."""

    def __init__(self, drawing: Drawing, land: Land, moment: Moment, style: Mapping[str, Any]) -> None:
        self.drawing, self.land, self.moment, self.style = drawing, land, moment, style
        self.unit, self.clip = land.canvas.unit, land.canvas.box
        self.kinds: set[str] = set()

    def draw(self, without: frozenset[str] = frozenset()) -> set[str]:
        """Draw everything but the layers in ``without``; give the kinds drawn, for the legend."""
        self.drawing.add(*self.shoals(), *self.areas(), *self.doubts(), *self.coasts())
        if "rivers" not in without:
            self.drawing.add(*self.waters())
        if "railways" not in without:
            self.drawing.add(*self.railways())
        if "borders" not in without:
            self.drawing.add(*self.ribbons(), *self.borders())
        self.drawing.add(*self.changes())
        return self.kinds

    def plain(self) -> list[Item]:
        """Give land and coast only, for a map too small for anything else."""
        return [*self.areas(), *self.coasts()]

    def shoals(self) -> Iterator[Item]:
        """Two shades of shallow water along the coast, half of it under the land."""
        for level, shoal in enumerate(("shoal_far", "shoal_near")):
            look = self.style["map"][shoal]
            pen = Pen(look["color"], 2 * look["width"] * self.unit, round_cap=True)
            yield Lines(self.land.coast, pen, layer="sea", name="shallow water", clip=self.clip, level=1 + level / 10)

    def areas(self) -> Iterator[Item]:
        """Land in its holders' fills, with stripes of the sovereign's where it is occupied."""
        by_look: dict[tuple[str, str | None], list[int]] = defaultdict(list)
        for cell, held in enumerate(self.moment.holders):
            if held:
                striped = held["capacity"] == "occupation" and held["sovereign"] not in {None, "unknown", held["polity"]}
                by_look[held["polity"], held["sovereign"] if striped else None].append(cell)
        for (key, sovereign), cells in sorted(by_look.items(), key=lambda item: (item[0][0], item[0][1] or "")):
            rings = self.land.rings(cells)
            if not rings:
                continue
            polity = self.moment.polity(key)
            pattern = None
            name = self.moment.name_of(polity, self.drawing.language)
            if sovereign:
                look = self.style["areas"]["occupied"]
                fill = self.moment.polity(sovereign)["fill"]
                pattern = Pattern(fill, look["every"] * STILL * self.unit, look["width"] * STILL * self.unit, look["angle"])
                self.kinds.add("occupied")
            seam = Pen(polity["fill"], 0.6 * self.unit)  # no hairline of sea between neighbours
            area = Area(rings, polity["fill"], seam, pattern=pattern, layer="land", name=name, clip=self.clip, level=2)
            yield replace(area, filling=self.land.kept(("stripes", pattern, tuple(cells)), partial(pattern_of, area))) if pattern else area

    def doubts(self) -> Iterator[Item]:
        """Dots over the land whose holder is doubtful, in the colour of the holder's lettering."""
        by_holder: dict[str, list[int]] = defaultdict(list)
        for cell, held in enumerate(self.moment.holders):
            if held and held["certainty"] == "doubtful":
                by_holder[held["polity"]].append(cell)
        for key, cells in sorted(by_holder.items()):
            pattern = stipple(self.style, self.moment.polity(key)["label"], self.unit * STILL)
            rings = self.land.rings(cells)
            area = Area(rings, pattern=pattern, layer="doubt", clip=self.clip, level=2.5)
            dots = self.land.kept(("dots", pattern, tuple(cells)), partial(pattern_of, area)) if rings else None
            if dots:
                self.kinds.add("doubtful")
                yield replace(dots, name="holder doubtful")

    def coasts(self) -> Iterator[Item]:
        """The coast line."""
        look = self.style["map"]["coast"]
        yield Lines(
            self.land.coast, Pen(look["color"], look["width"] * 1.2 * self.unit), layer="coast", name="coast", clip=self.clip, level=5
        )

    def ribbons(self) -> Iterator[Item]:
        """Inside each holder's edge, a ribbon of its darker tint along the borders that stand."""
        look = self.style["map"]["ribbon"]
        width = look["width"] * STILL * self.unit
        edges: dict[tuple[str, int], list[int]] = defaultdict(list)
        sides = self.land.ground.parts["topology"]["sides"]
        for arc, _, _ in self.moment.borders:
            holders = [self.moment.holders[cell] if cell >= 0 else None for cell in sides[arc]]
            if self.land.near[arc] and len({held["polity"] for held in holders if held}) > 1:
                for side, held in zip((-1, 1), holders, strict=True):
                    if held:
                        edges[held["polity"], side].append(arc)
        for (key, side), arcs in sorted(edges.items()):
            tint = self.moment.polity(key)["ribbon"]
            if tint:
                inside = self._shown(arcs, aside=side * width / 2)
                pen = Pen(tint, width, alpha=look["opacity"])
                yield Lines(inside, pen, layer="ribbons", name="edge", clip=self.clip, level=3)

    def borders(self) -> Iterator[Item]:
        """Each border in the line of its status, in the order of the style table; wide errors as bands beneath."""
        by_status: dict[str, list[int]] = defaultdict(list)
        bands: dict[float, list[int]] = defaultdict(list)
        look = self.style["borders"]
        for arc, status, accuracy in self.moment.borders:
            if not self.land.near[arc]:
                continue
            by_status["today" if status == "agreed" and arc in self.moment.fresh_borders else status].append(arc)
            band = 2000 * (accuracy or 0) / self.land.canvas.metres_per_px / self.unit
            if band > look["band"]["from"] and status not in {"administrative", "bystander"}:
                bands[min(round(band), WIDEST_BAND)].append(arc)
        for width, arcs in sorted(bands.items()):
            pen = Pen(look["agreed"]["color"], width * self.unit, alpha=look["band"]["opacity"] * 0.7)
            yield Lines(self._shown(arcs), pen, layer="accuracy", name=f"accuracy, {width} px", clip=self.clip, level=3.5)
            self.kinds.add("band")
        for level, status in enumerate(look["order"]):
            if by_status.get(status):
                lines_ = self._shown(by_status[status])
                yield from _line(lines_, look[status], self.unit * STILL, status, self.clip, 6 + level / 10)
                self.kinds.add(status)

    def _shown(self, arcs: list[int], *, aside: float = 0.0) -> tuple[Pixels, ...]:
        """Join arcs end to end, shifted sideways if asked, and cut them to the map."""

        def make() -> tuple[Pixels, ...]:
            joined = merged([self.land.arcs[arc] for arc in arcs], directed=bool(aside))
            return self.land.shown(beside(joined, aside) if aside else joined)

        return self.land.kept(("arcs", tuple(arcs), aside), make)

    def _projected(self, lines: list[Pixels]) -> tuple[Pixels, ...]:
        return self.land.shown(self.land.lines(lines))

    def changes(self) -> Iterator[Item]:
        """The outline of what changed hands today."""
        cells = {cell for transfer in self.moment.transfers for cell in transfer["cells"]}
        rings = self.land.rings(cells) if cells else ()
        if rings:
            self.kinds.add("changed")
            yield from _line(rings, self.style["borders"]["changed"], self.unit * STILL, "changed", self.clip, 8)

    def waters(self) -> Iterator[Item]:
        """Rivers and lakes."""
        look = self.style["map"]
        by_width: dict[float, list[Pixels]] = defaultdict(list)
        for rank, paths in self.land.ground.rivers:
            by_width[look["river"]["width" if rank == 1 else "minor"]] += paths
        for width, lines in sorted(by_width.items()):
            pen = Pen(look["river"]["color"], width * 1.2 * self.unit, round_cap=True)
            yield Lines(
                self.land.kept(("rivers", width), partial(self._projected, lines)),
                pen,
                layer="rivers",
                name="rivers",
                clip=self.clip,
                level=4,
            )
        lake = look["lake"]
        for rings in self.land.ground.lakes:
            shown = self.land.kept(("lake", id(rings)), partial(self.land.lines, rings))
            if meets(shown[0], self.land.around) and len(shown[0]) > 3:  # noqa: PLR2004 - a ring
                pen = Pen(lake["edge"], lake["width"] * self.unit)
                yield Area(tuple(shown), lake["color"], pen, layer="lakes", name="lake", clip=self.clip, level=4.5)

    def railways(self) -> Iterator[Item]:
        """The railways in use on the day."""
        look = self.style["map"]["railway"]
        ways = self.land.ground.railways
        used = tuple(number for number, (lo, hi, _) in enumerate(ways) if self.moment.holds(lo, hi))
        lines = [line for number in used for line in ways[number][2]]
        shown = self.land.kept(("railways", used), partial(self._projected, lines))
        if shown:
            self.kinds.add("railway")
            pen = Pen(look["color"], look["width"] * 1.2 * self.unit)
            yield Lines(shown, pen, layer="railways", name="railways", clip=self.clip, level=5.5)


def _line(lines: tuple[Pixels, ...], look: Mapping[str, Any], unit: float, name: str, clip: Any, level: float) -> Iterator[Item]:
    if "casing" in look:
        casing = look["casing"]
        pen = Pen(casing["color"], casing["width"] * unit, round_cap=True)
        yield Lines(lines, pen, layer="borders", name=f"{name}, casing", clip=clip, level=level - 0.01)
    pen = Pen(look["color"], look["width"] * unit, dash_of(look, unit), round_cap=look.get("cap") == "round")
    yield Lines(lines, pen, layer="borders", name=name, clip=clip, level=level)
