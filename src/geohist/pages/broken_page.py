"""What stands instead of the map while the atlas is broken: every finding, in sentences."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from geohist.pages.frame import language, paper, say
from geohist.pages.words import counted

if TYPE_CHECKING:
    from geohist.service.shelf import Shelf

MOST = 100
"""How many findings are shown; the command line shows them all."""


def show(kept: Shelf) -> None:
    """Show the findings of the checker for an atlas that cannot be opened, and the error itself if the checker finds nothing."""
    from geohist.check import check

    findings = [str(finding) for finding in check(kept.folder)] or [str(kept.problem)]
    paper()
    st.title(say("broken_title"), anchor=False)
    what = counted("findings", len(findings), language())
    st.html(f'<p class="gh-lead">{say("broken_lead", folder=escape(kept.folder.name), what=what)}</p>')
    for finding in findings[:MOST]:
        st.html(f'<p class="gh-finding" lang="en">{escape(finding)}</p>')
