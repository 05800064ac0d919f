"""The page and the service in one process: ``geohist serve``, or ``streamlit run app.py``."""

from pathlib import Path

import streamlit as st

import geohist.pages
from geohist.service.routes import routes

PAGE = Path(geohist.pages.__file__).parent / "main.py"
app = st.App(PAGE, routes=routes())
