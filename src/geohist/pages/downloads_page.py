"""Downloads: the atlas as files, and a still of a day."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from geohist.pages.frame import header, language, say
from geohist.service.routes import PREFIX

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.navigation.page import StreamlitPage

    from geohist.atlas import Atlas


HEADLINES = {"qgis": "qgis.zip", "gpkg": "geohist.gpkg", "geojson": "geojson.zip"}
"""The exports shown first, and their names at the service."""
OTHERS = {
    "flatgeobuf": "FlatGeobuf",
    "geoparquet": "GeoParquet",
    "shapefile": "Shapefile",
    "csv": "CSV",
    "pmtiles": "PMTiles",
    "kmz": "KMZ",
    "linked-places": "Linked Places",
    "annotations": "Web Annotations",
    "mf-json": "MF-JSON",
    "citations": "BibTeX · RIS · CSL-JSON",
}
"""The other formats, by their own names."""


def show(atlas: Atlas, pages: Mapping[str, StreamlitPage]) -> None:
    """Show a button for each export and a form for a still."""
    header(atlas, pages, "downloads")
    st.title(say("downloads"), anchor=False)
    st.html(f'<p class="gh-lead">{say("downloads_lead", version=atlas.version)}</p>')
    for column, (form, name) in zip(st.columns(3), HEADLINES.items(), strict=True):
        column.header(say(form), anchor=False)
        column.write(say(f"{form}_note"))
        column.link_button(say(f"save_{form}"), f"{PREFIX}/export/{name}", icon=":material/download:")
    st.header(say("formats"), anchor=False)
    with st.container(horizontal=True):
        for form, title in OTHERS.items():
            st.link_button(title, f"{PREFIX}/export/{form}.zip", icon=":material/download:")
    st.header(say("still"), anchor=False)
    st.write(say("still_note"))
    _still(atlas)


def _still(atlas: Atlas) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="gh-still"):
        day = _day(atlas)
        asked = st.button(say("draw"), icon=":material/image:")
    if not asked:
        return
    address = f"{PREFIX}/snapshot.png?{urlencode({'date': day, 'lang': language(), 'v': atlas.version})}"
    st.html(f'<img class="gh-still" src="{escape(address)}" alt="{say("still")}: {escape(day)}">')
    st.link_button(say("save_png"), address, icon=":material/download:")


def _day(atlas: Atlas) -> str:
    """Ask for a day of the atlas, by a calendar; by its ISO form where the calendar ends, before the year 1."""
    import datetime as dt

    lo, hi = atlas.span[0], atlas.span[1] - 1
    opening = str(atlas.heading["opening"]["day"])
    if lo < dt.date.min.toordinal() or hi > dt.date.max.toordinal():
        return st.text_input(say("day"), value=opening, width=220)
    first, last = dt.date.fromordinal(lo), dt.date.fromordinal(hi)
    return st.date_input(say("day"), value=dt.date.fromisoformat(opening), min_value=first, max_value=last, width=220).isoformat()
