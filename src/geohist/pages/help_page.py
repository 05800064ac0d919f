"""Help: keys, colours, lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geohist.pages.frame import header, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.navigation.page import StreamlitPage

    from geohist.atlas import Atlas


def show(atlas: Atlas, pages: Mapping[str, StreamlitPage]) -> None:
    """Show how to use the map."""
    header(atlas, pages, "help")
    st.title(say("help"))
    st.markdown(say("help_body"))
