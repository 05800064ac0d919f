"""The baseline: a page with one st.pydeck_chart, stepped by rerun, and a button that leaves the page and comes back."""

import json
import sys
from pathlib import Path

import pydeck
import streamlit as st


@st.cache_data
def load(path: str) -> dict:
    """Read the days once, as the player reads its atlas once."""
    return json.loads(Path(path).read_text("utf-8"))


st.set_page_config(layout="wide")
st.html("<style>header, [data-testid=stHeader] { display: none } .stMainBlockContainer { padding: 0; max-width: none }</style>")
data = load(sys.argv[-1])
state = st.session_state
state.setdefault("step", 0)
state.setdefault("away", False)
with st.container(horizontal=True):
    if st.button("Next"):
        state.step += 1
    if st.button("Elsewhere"):
        state.away = not state.away
if state.away:
    st.header("Elsewhere")
else:
    lon, lat, zoom = data["view"]
    # Each step is a day not sent before: Streamlit keeps messages it has sent, and a reader seldom goes back.
    day = data["days"][state.step % len(data["days"])] | {"name": f"step {state.step}"}
    layer = pydeck.Layer("GeoJsonLayer", day, id="cells", get_fill_color="properties.fill", stroked=False)
    here = pydeck.ViewState(longitude=lon, latitude=lat, zoom=zoom)
    # An empty style: the default one asks a tile host outside.
    st.pydeck_chart(pydeck.Deck([layer], initial_view_state=here, map_provider=None, map_style=""), height=680)
