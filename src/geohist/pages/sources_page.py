"""Sources: each work, its record, how much of it is quoted, its excerpts in the order of the text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from geohist.pages.frame import header, language, say
from geohist.service.routes import PREFIX

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.navigation.page import StreamlitPage

    from geohist.atlas import Atlas
    from geohist.model import Source


def show(atlas: Atlas, pages: Mapping[str, StreamlitPage]) -> None:
    """Show every source of the atlas."""
    header(atlas, pages, "sources")
    st.title(say("sources"))
    st.html(f"<p>{say('sources_lead')}</p>")
    st.link_button(say("citations"), f"{PREFIX}/export/citations.zip", icon=":material/download:")
    for source in atlas.sources.values():
        _source(source)


def _source(source: Source) -> None:
    st.header(str(source.record.get("title") or source.short), divider="gray")
    st.html(f'<p class="gh-cite">{escape(reference(source))}</p>')
    if source.unknown:
        st.caption(say("unknown", what="; ".join(source.unknown)))
    share = source.share_quoted
    with st.expander(say("share", excerpts=len(source.excerpts), share=share, percent=share * 100)):
        for excerpt in sorted(source.excerpts.values(), key=lambda item: item.position):
            lang = language()
            translation = excerpt.translation.get("en", "") if lang == "en" else ""
            cites = f" ← {', '.join(excerpt.cites)}" if excerpt.cites else ""
            st.html(
                f'<p class="gh-quote" lang="{escape(source.language)}">“{escape(excerpt.exact)}”</p>'
                + (f'<p class="gh-translation">{escape(translation)}</p>' if translation else "")
                + f'<p class="gh-cite">{escape(excerpt.locator + cites)}</p>'
            )


def reference(source: Source) -> str:
    """Write a source's bibliographic record as one line; what is unknown is said to be."""
    record = source.record
    authors = "; ".join(", ".join(filter(None, (person.get("family"), person.get("given")))) for person in record.get("author", []))
    year = next(iter(record.get("issued", {}).get("date-parts", [[None]])), [None])[0]
    volume = " ".join(
        filter(
            None,
            (record.get("container-title"), record.get("volume") and f"{record['volume']}", record.get("issue") and f"({record['issue']})"),
        )
    )
    pages = record.get("page", "")
    parts = [authors or say("author_unknown"), str(year) if year else say("year_unknown"), volume, pages]
    return ". ".join(part.rstrip(".") for part in parts if part) + "."
