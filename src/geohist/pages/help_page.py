"""Help: keys, colours, lines."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from geohist.pages.frame import header, language, say
from geohist.pages.help_words import KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.navigation.page import StreamlitPage

    from geohist.atlas import Atlas


def show(atlas: Atlas, pages: Mapping[str, StreamlitPage]) -> None:
    """Show how to read the map, and its keys."""
    header(atlas, pages, "help")
    st.title(say("help"), anchor=False)
    reading, keys = st.columns([3, 2], gap="large")
    reading.header(say("help_read"), anchor=False)
    reading.markdown(say("help_reading"))
    keys.header(say("help_keys"), anchor=False)
    keys.html(f'<dl class="gh-keys">{"".join(_key(*one) for one in KEYS)}</dl>')


def _key(name: Mapping[str, str], does: Mapping[str, str]) -> str:
    lang = language()
    return f"<dt><kbd>{escape(name.get(lang, name['en']))}</kbd></dt><dd>{escape(does[lang])}</dd>"
