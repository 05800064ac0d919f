"""The page and the service in one process: ``geohist serve``, or ``streamlit run app.py``."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

import geohist.pages
from geohist.service.doors import OnlyKnownDoors
from geohist.service.routes import routes

PAGE = Path(geohist.pages.__file__).parent / "main.py"
app = st.App(PAGE, routes=routes(), middleware=[Middleware(OnlyKnownDoors)])
