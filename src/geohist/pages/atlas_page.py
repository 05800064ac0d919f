"""The map: our own component fills the window; the clock runs in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geohist.pages.frame import language, title_words
from geohist.pages.words import LANGUAGES
from geohist.service.routes import addresses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.navigation.page import StreamlitPage

    from geohist.atlas import Atlas

# The component's script runs from a blob address, so the player is imported by a whole one; inside it, relative imports work again.
_SCRIPT = """
let player;
const ahead = (href, as) => {
  if (document.querySelector(`link[href="${href}"]`)) return;
  const crossOrigin = as === 'fetch' ? 'anonymous' : null;
  document.head.append(Object.assign(document.createElement('link'), {rel: 'preload', href, as, crossOrigin}));
};
export default (component) => {
  let off;
  let gone = false;
  if (!player) {
    ahead(component.data.deck, 'script');
    ahead(component.data.atlas, 'fetch');
  }
  player ??= import(new URL(component.data.player, location.origin));
  player.then((module) => { if (!gone) off = module.mount(component); });
  return () => { gone = true; off?.(); };
};
"""
_FILL = """
<style>
[data-testid="stHeader"], [data-testid="stToolbar"], [data-testid="stDecoration"] { display: none; }
.stApp, .stMain { overflow: hidden; background: #FBF8F1; }
.stMainBlockContainer { padding: 0; max-width: none; }
.stMainBlockContainer [data-testid="stVerticalBlock"] { gap: 0; }
</style>
"""


_component = st.components.v2.component(
    "geohist_player",
    html=f'<link rel="modulepreload" href="{addresses("")["player"]}"><div class="map"></div>',
    js=_SCRIPT,
    isolate_styles=False,
)


def show(atlas: Atlas, pages: Mapping[str, StreamlitPage]) -> None:
    """Show the player; a link in its header comes back as a trigger and switches the page without a new load."""
    st.html(_FILL)
    data = addresses(atlas.version) | {"lang": language(), "version": atlas.version, "links": title_words(language())}
    asked = _component(data=data, key="player", height="stretch", on_go_change=lambda: None)
    if not asked.go:
        return
    if asked.go["lang"] in LANGUAGES:
        st.session_state.lang = asked.go["lang"]
    st.switch_page(pages[asked.go["page"]])
