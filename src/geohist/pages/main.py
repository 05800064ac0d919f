"""The script that Streamlit runs: which pages there are, and which one is asked for."""

import base64
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from geohist.pages import atlas_page, broken_page, disagreements_page, downloads_page, help_page, lecture_page, sources_page
from geohist.pages.frame import atlas_title, language, title_words
from geohist.service.shelf import shelf

# Inline: a named icon would be fetched from a host outside, a file anew from the server at each beat, when the address changes.
ICON = "data:image/png;base64," + base64.b64encode((Path(__file__).parent / "icon.png").read_bytes()).decode()

kept = shelf()
lang = language()
title = atlas_title(kept.atlas, lang) if kept.atlas else "geohist"
st.set_page_config(page_title=f"{title} · geohist", page_icon=ICON, layout="wide", initial_sidebar_state="collapsed")

if kept.atlas is None:
    broken_page.show(kept)
else:
    atlas = kept.atlas
    words = title_words(lang)
    pages: dict[str, StreamlitPage] = {}
    pages |= {
        "atlas": st.Page(lambda: atlas_page.show(atlas, pages), title=words["atlas"], url_path="atlas", default=True),
        "sources": st.Page(lambda: sources_page.show(atlas, pages), title=words["sources"], url_path="sources"),
        "disagreements": st.Page(lambda: disagreements_page.show(atlas, pages), title=words["disagreements"], url_path="disagreements"),
        "downloads": st.Page(lambda: downloads_page.show(atlas, pages), title=words["downloads"], url_path="downloads"),
        "lecture": st.Page(lambda: lecture_page.show(atlas, pages), title=words["lecture"], url_path="lecture"),
        "help": st.Page(lambda: help_page.show(atlas, pages), title=words["help"], url_path="help"),
    }
    st.navigation(list(pages.values()), position="hidden").run()
