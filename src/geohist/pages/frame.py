"""What the pages share: the language, the header with its links, the look of print on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from geohist.pages.words import WORDS
from geohist.service.routes import addresses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.navigation.page import StreamlitPage

    from geohist.atlas import Atlas

_STYLE = (Path(__file__).parent / "paper.css").read_text("utf-8")
LANGUAGES = ("en", "tr")


def language() -> str:
    """Give the reader's language: what the page was asked in, else Turkish for a Turkish browser, else English."""
    if "lang" not in st.session_state:
        asked = st.query_params.get("lang", "")
        browser = (st.context.locale or "en")[:2]
        st.session_state.lang = asked if asked in LANGUAGES else browser if browser in LANGUAGES else "en"
    return str(st.session_state.lang)


def title_words(lang: str) -> Mapping[str, str]:
    """Give the titles of the pages in a language."""
    return {page: WORDS[page][lang] for page in ("atlas", "sources", "disagreements", "downloads", "help")}


def say(key: str, /, **values: object) -> str:
    """Give the words of the catalogue in the reader's language, with values filled in."""
    return WORDS[key][language()].format(**values)


def paper() -> None:
    """Give the page the look of print on paper."""
    player = addresses("")["player"].rsplit("/", 1)[0]
    st.html(f"<style>{_STYLE.replace('FONTS', f'{player}/fonts')}</style>")


def header(atlas: Atlas, pages: Mapping[str, StreamlitPage], here: str) -> None:
    """Draw the header of every page but the map: title, links, language."""
    paper()
    with st.container(horizontal=True, vertical_alignment="center", key="geohist-header"):
        st.html(f'<span class="gh-mark">geohist</span><span class="gh-title">{atlas.title.say(language())}</span>', width="content")
        for name, page in pages.items():
            with st.container(key=f"gh-link-{'here' if name == here else name}", width="content"):
                st.page_link(page, label=say(name))
        chosen = st.segmented_control(
            "Language", LANGUAGES, format_func=str.upper, default=language(), label_visibility="collapsed", key="gh-language"
        )
        if chosen and chosen != st.session_state.lang:
            st.session_state.lang = chosen
            st.rerun()
