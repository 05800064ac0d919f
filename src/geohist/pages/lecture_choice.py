"""The fields of the page for the lecture, and the picture they ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from geohist.pages.frame import language, say
from geohist.render.options import LAYERS, PARTS, SHAPES
from geohist.scene.look import looks_of
from geohist.service.pictures import Asked
from geohist.when import day_iso

if TYPE_CHECKING:
    from geohist.atlas import Atlas
    from geohist.model import Scene

HEIGHTS = (720, 1080, 1440, 2160, 4320)
"""Heights of a picture that are offered, pixels."""


def chosen(atlas: Atlas) -> Asked:
    """Draw the fields, filled in from the page's address where that says something, and give the picture they ask for."""
    query = st.query_params
    ways = [*(["map"] if query.get("view") else []), "opening", "fit", "record", *(["scene"] if atlas.tours else []), "numbers"]
    way = st.selectbox(say("lecture_view"), ways, format_func=lambda key: say(f"view_{key}"), key="lecture-view")
    date, view, heading, text = _place(atlas, way, query.get("date") or str(atlas.heading["opening"]["day"]), query.get("view", ""))
    size = _size()
    looks = looks_of(atlas.style)
    look = ""
    if len(looks) > 1:
        titles = atlas.style["looks"]
        named = query.get("look", looks[0])
        look = st.selectbox(
            say("lecture_look"),
            looks,
            index=looks.index(named) if named in looks else 0,
            format_func=lambda key: _titled(titles[key].get("title"), key),
            key="lecture-look",
        )
    away = set(query.get("without", "").split(","))
    parts = st.pills(
        say("lecture_parts"),
        PARTS,
        selection_mode="multi",
        default=[part for part in PARTS if part in away],
        format_func=lambda key: say(f"part_{key}"),
        key="lecture-parts",
    )
    layers = st.pills(
        say("lecture_layers"),
        LAYERS,
        selection_mode="multi",
        default=[layer for layer in LAYERS if layer in away],
        format_func=lambda key: say(f"layer_{key}"),
        key="lecture-layers",
    )
    without = ",".join(key for key in (*PARTS, *LAYERS) if key in {*parts, *layers})
    return Asked(date, view, language(), look if looks and look != looks[0] else "", size, without, heading=heading, text=text)


def _titled(title: Any, key: str) -> str:
    return str(title.get(language()) or title.get("en") or key) if isinstance(title, dict) else str(title or key)


def _place(atlas: Atlas, way: str, date: str, view: str) -> tuple[str, str, str, str]:
    """Ask for day and view in the way chosen; give both, and a scene's own title and words."""
    lang = language()
    if way == "scene":
        tour = st.selectbox(
            say("lecture_tour"), sorted(atlas.tours), format_func=lambda key: atlas.tours[key].title.say(lang), key="lecture-tour"
        )
        scenes = atlas.tours[tour].scenes
        scene = scenes[
            st.selectbox(say("lecture_scene"), range(len(scenes)), format_func=lambda n: _named(scenes[n], n, lang), key="lecture-scene")
        ]
        return day_iso(scene.day), scene.view, scene.title.say(lang) if scene.title else "", scene.text.say(lang)
    if way == "record":
        dated = sorted((one for one in atlas.records.values() if one.happened and one.when.start), key=lambda one: one.when.core_lo)
        dated = [one for one in dated if atlas.span[0] <= one.when.core_lo < atlas.span[1]]
        one = st.selectbox(
            say("lecture_record"),
            dated,
            format_func=lambda item: f"{day_iso(item.when.core_lo)}: {item.title.say(lang)}",
            key="lecture-record",
        )
        return day_iso(one.when.core_lo), one.place if one.place and one.place in atlas.places else "fit", "", ""
    day = st.text_input(say("lecture_day"), value=date, key="lecture-day").strip()
    if way == "numbers":
        lon, lat, zoom = atlas.heading["opening"]["view"]
        numbers = st.text_input(
            say("view_numbers"), value=view or f"{lon:g},{lat:g},{zoom:g}", help=say("view_numbers_help"), key="lecture-numbers"
        )
        return day, numbers.replace(" ", ""), "", ""
    return day, view if way == "map" else way, "", ""


def _named(scene: Scene, number: int, lang: str) -> str:
    return f"{number + 1}. {scene.title.say(lang) if scene.title else day_iso(scene.day)}"


def _size() -> str:
    """Ask for the shape and the height, or for pixels."""
    shape = st.selectbox(
        say("lecture_shape"),
        [*SHAPES, "own"],
        format_func=lambda key: key if ":" in key else say(f"shape_{key}"),
        key="lecture-shape",
    )
    if shape == "own":
        return st.text_input(say("lecture_pixels"), value="1920x1080", key="lecture-pixels").replace(" ", "").replace("×", "x")
    wide, high = SHAPES[shape]
    fitting = [height for height in HEIGHTS if height * wide / high <= 7680]  # noqa: PLR2004 - 8K
    height = st.selectbox(say("lecture_height"), fitting, index=1, key=f"lecture-height-{shape}")
    return f"{shape}@{height}"
