"""What the pages share: the language, the header with its links, the look of print on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geohist.pages.words import WORDS
from geohist.service.routes import addresses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.navigation.page import StreamlitPage

    from geohist.atlas import Atlas

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


def header(atlas: Atlas, pages: Mapping[str, StreamlitPage], here: str) -> None:
    """Draw the header of every page but the map: title, links, language."""
    player = addresses(atlas.version)["player"].rsplit("/", 1)[0]
    st.html(f"<style>{_STYLE.replace('FONTS', f'{player}/fonts')}</style>")
    with st.container(horizontal=True, vertical_alignment="center", key="geohist-header"):
        st.html(f'<span class="gh-mark">geohist</span><span class="gh-title">{atlas.title.say(language())}</span>', width="content")
        for name, page in pages.items():
            with st.container(key=f"gh-link-{'here' if name == here else name}", width="content"):
                st.page_link(page, label=say(name))
        chosen = st.segmented_control("Language", LANGUAGES, format_func=str.upper, default=language(), label_visibility="collapsed", key="gh-language")
        if chosen and chosen != st.session_state.lang:
            st.session_state.lang = chosen
            st.rerun()


_STYLE = """
@font-face { font-family: "Geohist Serif"; src: url("FONTS/serif-400.woff2") format("woff2"); }
@font-face { font-family: "Geohist Serif"; font-style: italic; src: url("FONTS/serif-400-italic.woff2") format("woff2"); }
@font-face { font-family: "Geohist Sans"; font-weight: 400; src: url("FONTS/sans-400.woff2") format("woff2"); }
@font-face { font-family: "Geohist Sans"; font-weight: 600; src: url("FONTS/sans-600.woff2") format("woff2"); }
[data-testid="stHeader"], [data-testid="stToolbar"] { display: none; }
.stApp, .stApp p, .stApp li, .stApp label, .stApp button { font-family: "Geohist Sans", sans-serif; color: #221C18; }
.stApp { background: #FBF8F1; }
.stMainBlockContainer { padding: 0 22px 44px; max-width: 1080px; }
.stApp h1, .stApp h2, .stApp h3 { font-family: "Geohist Serif", Georgia, serif; font-weight: 400; letter-spacing: 0; }
.stApp h1 { font-size: 29px; line-height: 32px; } .stApp h2 { font-size: 22px; } .stApp h3 { font-size: 18px; }
.st-key-geohist-header { border-bottom: 1px solid #D8CFBD; padding: 7px 0; margin-bottom: 14px; gap: 14px; flex-wrap: wrap; }
.gh-mark { font: 700 19px "Geohist Serif", Georgia, serif; margin-right: 14px; } .gh-title { font: italic 17px "Geohist Serif", Georgia, serif; color: #5A5047; }
.st-key-gh-link-here p { font-weight: 600; }
.gh-quote { font: 16px/23px "Geohist Serif", Georgia, serif; margin: 0 0 4px 8px; text-indent: -8px; max-width: 70ch; }
.gh-translation { font: italic 15px/21px "Geohist Serif", Georgia, serif; color: #5A5047; border-left: 2px solid #D8CFBD; padding-left: 11px; margin: 0 0 4px 8px; max-width: 70ch; }
.gh-cite { font: 12.3px/17px "Geohist Sans", sans-serif; color: #5A5047; margin: 0 0 14px 8px; }
.gh-kicker { font: 600 11.5px "Geohist Sans", sans-serif; letter-spacing: .08em; text-transform: uppercase; color: #8E1B2F; }
.gh-card { border: 1px solid #D8CFBD; border-radius: 4px; padding: 11px 14px; height: 100%; } .gh-drawn { border: 1.5px solid #8E1B2F; border-top-width: 4px; }
.gh-value { font: 20px/26px "Geohist Serif", Georgia, serif; }
.gh-finding { border-left: 3px solid #8E1B2F; padding-left: 11px; margin: 8px 0; }
"""
