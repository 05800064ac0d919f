"""What the pages share: the language, the header with its links, the look of print on paper."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from geohist.pages.words import LANGUAGES, WORDS
from geohist.service.routes import addresses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.navigation.page import StreamlitPage

    from geohist.atlas import Atlas
    from geohist.model import Excerpt, Record, Source

_STYLE = (Path(__file__).parent / "paper.css").read_text("utf-8")


def language() -> str:
    """Give the reader's language: what the page was asked in, else that of the browser, else English."""
    if "lang" not in st.session_state:
        asked = st.query_params.get("lang", "")
        browser = (st.context.locale or "en")[:2]
        st.session_state.lang = asked if asked in LANGUAGES else browser if browser in LANGUAGES else "en"
    return str(st.session_state.lang)


def title_words(lang: str) -> Mapping[str, str]:
    """Give the titles of the pages in a language."""
    return {page: WORDS[page][lang] for page in ("atlas", "sources", "disagreements", "downloads", "lecture", "help")}


def say(key: str, /, **values: object) -> str:
    """Give the words of the catalogue in the reader's language, with values filled in."""
    return WORDS[key][language()].format(**values)


def atlas_title(atlas: Atlas, lang: str) -> str:
    """Give the title of the atlas in a language of the interface."""
    further = atlas.translations.get(lang)
    return (further and further.atlas.get("title")) or atlas.title.say(lang)


def paper() -> None:
    """Give the page the look of print on paper, and say in which language it is."""
    player = addresses("")["player"].rsplit("/", 1)[0]
    st.html(f"<style>{_STYLE.replace('FONTS', f'{player}/fonts')}</style>")
    st.html(f"<script>document.documentElement.lang = '{language()}'</script>", unsafe_allow_javascript=True)


def header(atlas: Atlas, pages: Mapping[str, StreamlitPage], here: str) -> None:
    """Draw the header of every page but the map: title, links, language."""
    paper()
    with st.container(horizontal=True, vertical_alignment="center", key="geohist-header"):
        title = escape(atlas_title(atlas, language()))
        st.html(f'<span class="gh-mark">geohist</span><span class="gh-title">{title}</span>', width="content")
        for name, page in pages.items():
            with st.container(key=f"gh-link-{'here' if name == here else name}", width="content"):
                st.page_link(page, label=say(name))
        offered = [one for one in LANGUAGES if one in atlas.tongues]
        chosen = st.segmented_control(
            say("language"), offered, format_func=str.upper, default=language(), label_visibility="collapsed", key="gh-language"
        )
        if chosen and chosen != st.session_state.lang:
            st.session_state.lang = chosen
            st.rerun()


def quote(source: Source, excerpt: Excerpt) -> str:
    """Write a passage as HTML: the original, and the English translation for those who read neither it nor its language."""
    lang = language()
    own = excerpt.translation.get(lang) or ("" if lang == source.language else excerpt.translation.get("en", ""))
    tongue = lang if excerpt.translation.get(lang) else "en"
    translation = f'<p class="gh-translation" lang="{tongue}">{escape(own)}</p>' if own else ""
    return f'<p class="gh-quote" lang="{escape(source.language)}">“{escape(excerpt.exact)}”</p>{translation}'


def located(excerpt: Excerpt) -> str:
    """Say where a passage stands, and on which works it rests in turn."""
    return escape(excerpt.locator + (f" ← {', '.join(excerpt.cites)}" if excerpt.cites else ""))


def title_of(atlas: Atlas, record: Record) -> str:
    """Write a record's title as HTML, marked where it is in English for want of the reader's language."""
    words = escape(atlas.title_of(record, language()))
    return f'<span lang="en">{words}</span>' if words == escape(record.title.get("en", "")) and language() != "en" else words


def map_address(record: Record) -> str:
    """Give the address at which the map shows a record."""
    return f"/#date={record.when.start or ''}&lang={language()}&at={record.layer}/{record.id}"
