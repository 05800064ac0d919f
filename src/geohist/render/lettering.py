"""Names on a still: what to write, how large, and where the placement puts it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from geohist.render.canvas import POINTS_PER_PX, Canvas
from geohist.scene.placement import ANCHORS, Box, Wish, place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.font_manager import FontProperties

    from geohist.scene.moment import Moment

FONTS = Path(__file__).parents[1] / "player" / "fonts"
_STILL = 2  # third of the three sizes in style.toml: a still of 1920 px
_LINE = 1.18
_RANKS = ((3, 4.6), (4, 5.4), (5, 6.2))  # places of this rank and better are named below this zoom
_LARGE_KM2, _MIDDLE_KM2 = 900_000, 60_000  # as in the player


@dataclass(frozen=True)
class Type:
    """How words are set: face, weight, size in pixels, letter-spacing in em."""

    face: str
    weight: int
    italic: bool
    size: float
    spacing: float = 0.0

    @property
    def font(self) -> FontProperties:
        """The font file behind it."""
        return _font(self.face, self.weight, self.italic)


@dataclass(frozen=True)
class Label:
    """Words with their look, ready to be placed and drawn."""

    words: str
    type: Type
    colour: str
    halo: str
    halo_width: float


@lru_cache(maxsize=32)
def _font(face: str, weight: int, italic: bool) -> FontProperties:  # noqa: FBT001 - a key of the cache
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=str(FONTS / f"{face}-{weight}{'-italic' if italic else ''}.ttf"))


@lru_cache(maxsize=4096)
def _advance(words: str, face: str, weight: int, italic: bool) -> float:  # noqa: FBT001 - a key of the cache
    """Width of words in em."""
    from matplotlib.textpath import TextPath

    if not words.strip():
        return 0.26 * len(words)
    return float(TextPath((0, 0), words, size=100, prop=_font(face, weight, italic)).get_extents().width) / 100


def width_of(words: str, look: Type) -> float:
    """Width of words in pixels, spacing included."""
    natural = _advance(words, look.face, look.weight, look.italic)
    return (natural + look.spacing * max(len(words) - 1, 0)) * look.size


def draw_words(axes: Axes, words: str, centre: tuple[float, float], label: Label, zorder: float = 20, angle: float = 0) -> None:
    """Write words centred on a pixel, with their halo, letter by letter where they are spaced."""
    from matplotlib.patheffects import Normal, Stroke

    look = label.type
    effects = [Stroke(linewidth=2 * label.halo_width * POINTS_PER_PX, foreground=label.halo, joinstyle="round"), Normal()]
    style: dict[str, Any] = {
        "fontproperties": look.font,
        "fontsize": look.size * POINTS_PER_PX,
        "color": label.colour,
        "zorder": zorder,
        "path_effects": effects,
    }
    if not look.spacing:
        axes.text(*centre, words, ha="center", va="center_baseline", rotation=angle, rotation_mode="anchor", **style)
        return
    x = -width_of(words, look) / 2
    turn = np.radians(-angle)
    for letter in words:
        step = _advance(letter, look.face, look.weight, look.italic) * look.size
        across = x + step / 2
        spot = centre[0] + across * np.cos(turn), centre[1] + across * np.sin(turn)
        axes.text(*spot, letter, ha="center", va="center_baseline", rotation=angle, rotation_mode="anchor", **style)
        x += step + look.spacing * look.size


def letter_map(
    axes: Axes, canvas: Canvas, moment: Moment, style: Mapping[str, Any], language: str, focus: Sequence[str], obstacles: Sequence[Box]
) -> dict[str, Box]:
    """Place and write the names of a day; give every label's box, by key."""
    writer = _Writer(canvas, moment, style, language)
    wishes = writer.places(focus) + writer.polities() + writer.seas()
    left, top, right, bottom = canvas.map_box
    edge = 4 * canvas.unit
    placed = place((wish for wish, _ in wishes), obstacles, (left + edge, top + edge, right - edge, bottom - edge))
    for wish, label in wishes:
        box = placed.get(wish.key)
        if box is not None:
            lines = label.words.split("\n")
            height = (box[3] - box[1]) / len(lines)
            for row, line in enumerate(lines):
                draw_words(axes, line, ((box[0] + box[2]) / 2, box[1] + (row + 0.5) * height), label)
    writer.draw_dots(axes, placed)
    return placed


class _Writer:
    """Turns what a day shows into wishes for labels."""

    def __init__(self, canvas: Canvas, moment: Moment, style: Mapping[str, Any], language: str) -> None:
        self.canvas, self.moment, self.style, self.language = canvas, moment, style, language
        self.unit = canvas.unit
        self.dots: dict[str, tuple[float, float, float, str]] = {}

    def type(self, look: Mapping[str, Any], size: float | None = None) -> Type:
        pixels = (size if size is not None else look["size"][_STILL]) * self.unit
        return Type(look["face"], look.get("weight", 400), look.get("style") == "italic", pixels, look.get("spacing", 0.0))

    def wish(self, key: str, rank: float, centre: tuple[float, float], label: Label, **more: Any) -> tuple[Wish, Label]:
        lines = label.words.split("\n")
        width = max(width_of(line, label.type) for line in lines) + 2 * self.unit
        return Wish(key, rank, *centre, width, label.type.size * _LINE * len(lines), **more), label

    def places(self, focus: Sequence[str]) -> list[tuple[Wish, Label]]:
        looks = self.style["labels"]
        limit = next((rank for rank, zoom in _RANKS if self.canvas.view.zoom < zoom), 6)
        wishes = []
        for key, spot in self.moment.parts["places"].items():
            x, y = (float(value) for value in self.canvas.project(spot["xy"])[0])
            if (key not in focus and spot["rank"] > limit) or not self.canvas.on_map((x, y), 6):
                continue
            kind = "capital" if spot["kind"] == "capital" else "city" if spot["rank"] <= 4 else "town"  # noqa: PLR2004
            order = "beat" if key in focus else kind if kind != "capital" or spot["rank"] <= 3 else "foreign-capital"  # noqa: PLR2004
            rank = {"beat": 0, "capital": 3, "city": 4, "foreign-capital": 4, "town": 6}[order] + spot["rank"] / 10
            label = Label(
                self.moment.name_of(spot, self.language),
                self.type(looks[order]),
                self.style["page"]["ink"],
                self.style["page"]["paper"],
                2.8 * self.unit,
            )
            radius = self.style["signs"]["place"][kind] * self.unit * 0.65
            self.dots[f"place-{key}"] = (x, y, radius, kind)
            sides = ([spot["side"]] if spot.get("side") else []) + [side for side in ANCHORS if side != spot.get("side")]
            clear = 11 * self.unit if key in focus else radius
            dot = None if key in focus else self.dot_box(f"place-{key}")
            wishes.append(self.wish(f"place-{key}", rank, (x, y), label, radius=clear + 1.5 * self.unit, sides=sides, dot=dot))
        return wishes

    def polities(self) -> list[tuple[Wish, Label]]:
        wishes = []
        for name in self.moment.names:
            polity = self.moment.polity(name["polity"])
            if name["polity"] in {"nobody", "unknown"}:
                continue
            ends = self.canvas.project(
                [[name["xy"][0] - name["width_deg"] / 2, name["xy"][1]], [name["xy"][0] + name["width_deg"] / 2, name["xy"][1]]]
            )
            room = float(ends[1, 0] - ends[0, 0])
            x, y = (float(value) for value in self.canvas.project(name["xy"])[0])
            words = _capitals(self.moment.name_of(polity, self.language), self.language)
            fitted = self.fit(words, room * 0.94, name["area_km2"], actor=polity["actor"])
            if fitted is None or not self.canvas.on_map((x, y)):
                continue
            halo = 2.2 * self.unit
            label = Label(fitted[0], fitted[1], polity["label"] or self.style["map"]["neutral_label"], polity["fill"], halo)
            slack = max(room - max(width_of(line, fitted[1]) for line in fitted[0].split("\n")), 0) / 2
            high = fitted[1].size
            nudges = [(dx * slack, dy * high) for dy in (0, 1.2, -1.2, 2.4, -2.4) for dx in (0, 0.5, -0.5, 0.9, -0.9)]
            key = f"polity-{name['polity']}-{name['xy']}"
            wishes.append(self.wish(key, (1 if polity["actor"] else 5) - name["area_km2"] / 1e8, (x, y), label, nudges=nudges))
        return wishes

    def fit(self, words: str, room: float, area: float, *, actor: bool) -> tuple[str, Type] | None:
        """Find the largest setting that fits the room: in one line, else in two."""
        group = self.style["labels"]["polity" if actor else "bystander"]
        sizes = (
            ("large", "small")
            if not actor
            else ("large", "middle", "small")
            if area > _LARGE_KM2
            else ("middle", "small")
            if area > _MIDDLE_KM2
            else ("small",)
        )
        for size in sizes:
            look = self.type(group | group[size], group[size]["size"][_STILL])
            for setting in (words, _two_lines(words)):
                if max(width_of(line, look) for line in setting.split("\n")) <= room:
                    return setting, look
        return None

    def seas(self) -> list[tuple[Wish, Label]]:
        looks = self.style["labels"]["sea"]
        wishes = []
        for number, sea in enumerate(self.moment.parts["base"]["seas"]):
            large = sea["size"] == "large"
            look = looks | looks[sea["size"]]
            size = look["size"][_STILL]
            x, y = (float(value) for value in self.canvas.project(sea["xy"])[0])
            if (sea["size"] == "small" and self.canvas.view.zoom < 4.8) or not self.canvas.on_map((x, y)):  # noqa: PLR2004 - it would be larger than the water
                continue
            label = Label(
                sea["title"].get(self.language) or sea["title"]["en"],
                self.type(look, size),
                self.style["map"]["water_name"],
                self.style["map"]["sea"],
                2 * self.unit,
            )
            nudges = [(dx * 40 * self.unit, dy * 22 * self.unit) for dy in (0, 1, -1, 2, -2) for dx in (0, 1, -1)]
            wishes.append(self.wish(f"sea-{number}", 2 if large else 2.5, (x, y), label, nudges=nudges))
        return wishes

    def dot_box(self, key: str) -> Box:
        x, y, radius, _ = self.dots[key]
        reach = radius + 0.5 * self.unit
        return x - reach, y - reach, x + reach, y + reach

    def draw_dots(self, axes: Axes, placed: Mapping[str, Box]) -> None:
        """Draw the dot of every place whose name found room: a dot without a name says nothing."""
        from matplotlib.patches import Circle

        ink, paper = self.style["page"]["ink"], self.style["page"]["paper"]
        for key, (x, y, radius, kind) in self.dots.items():
            if key not in placed:
                continue
            axes.add_patch(Circle((x, y), radius + 1.2 * self.unit, facecolor=paper, edgecolor="none", zorder=15))
            axes.add_patch(
                Circle((x, y), radius, facecolor=paper if kind == "capital" else ink, edgecolor=ink, linewidth=1.1 * self.unit, zorder=15.1)
            )
            if kind == "capital":
                axes.add_patch(Circle((x, y), radius * 0.45, facecolor=ink, edgecolor="none", zorder=15.2))


def _capitals(words: str, language: str) -> str:
    return words.replace("i", "İ").replace("ı", "I").upper() if language == "tr" else words.upper()


def _two_lines(words: str) -> str:
    spaces = [at for at, letter in enumerate(words) if letter == " "]
    if not spaces:
        return words
    middle = min(spaces, key=lambda at: abs(at - len(words) / 2))
    return f"{words[:middle]}\n{words[middle + 1 :]}"
