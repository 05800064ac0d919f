"""What stands instead of the map while the atlas is broken: every finding, in sentences."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from geohist.pages.frame import paper, say

if TYPE_CHECKING:
    from geohist.service.shelf import Shelf

MOST = 100
"""How many findings are shown; the command line shows them all."""


def show(kept: Shelf) -> None:
    """Show the findings of the checker for an atlas that cannot be opened, and the error itself if the checker finds nothing."""
    from geohist.check import check

    findings = [str(finding) for finding in check(kept.folder)] or [str(kept.problem)]
    paper()
    st.title(say("broken_title"))
    st.html(f"<p>{say('broken_lead', folder=escape(kept.folder.name), n=len(findings))}</p>")
    for finding in findings[:MOST]:
        st.html(f'<p class="gh-finding">{escape(finding)}</p>')
