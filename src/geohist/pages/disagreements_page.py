"""Where the sources disagree: every disagreement side by side, with the reading and its reason."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from geohist.errors import GeohistError
from geohist.pages.frame import header, language, say
from geohist.when import When

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.navigation.page import StreamlitPage

    from geohist.atlas import Atlas
    from geohist.disagree import Disagreement
    from geohist.model import Claim


def show(atlas: Atlas, pages: Mapping[str, StreamlitPage]) -> None:
    """Show every disagreement, filterable by what it is about."""
    header(atlas, pages, "disagreements")
    st.title(say("disagreements"))
    st.html(f"<p>{say('disagreements_lead')}</p>")
    found = atlas.disagreements()
    subjects = sorted({item.about for item in found})
    asked = st.pills(say("about"), subjects, selection_mode="multi", default=None, format_func=lambda subject: say(f"about_{subject}"))
    shown = [item for item in found if not asked or item.about in asked]
    st.caption(say("disagreements_count", n=len(shown)))
    for item in shown:
        _disagreement(atlas, item)


def _disagreement(atlas: Atlas, item: Disagreement) -> None:
    lang = language()
    record = atlas.records[item.record]
    st.header(record.title.say(lang), divider="gray")
    st.html(f'<span class="gh-kicker">{say(f"about_{item.about}")}</span>')
    for row in range(0, len(item.claims), 2):
        for column, claim in zip(st.columns(2), item.claims[row : row + 2], strict=False):
            drawn = item.reading is not None and claim.value == item.reading.value
            column.html(_card(atlas, claim, drawn=drawn))
    if item.reading is not None:
        st.html(
            f"<p><b>{say('drawn')}:</b> {escape(worded(atlas, item.about, item.reading.value))}. "
            f"<b>{say('why')}:</b> {escape(item.reading.why.say(lang))}</p>"
        )
    st.html(f'<p><a href="/#date={record.when.start or ""}&at={record.layer}/{record.id}">{say("on_the_map")}</a></p>')


def _card(atlas: Atlas, claim: Claim, *, drawn: bool) -> str:
    value = f'<p class="gh-value">{escape(worded(atlas, claim.about, claim.value))}</p>'
    slip = f"<p>{escape(say('slip', words=claim.slip.say(language())))}</p>" if claim.slip else ""
    if claim.excerpt is None:
        evidence = f'<p class="gh-cite">{say("paraphrase")} {escape(claim.authority or "")}</p>'
    else:
        excerpt = atlas.excerpt(claim.excerpt)
        source = atlas.sources[excerpt.source]
        cites = f" ← {', '.join(excerpt.cites)}" if excerpt.cites else ""
        translation = f'<p class="gh-translation">{escape(excerpt.translation.say("en"))}</p>' if language() == "en" else ""
        evidence = (
            f'<p class="gh-quote" lang="{escape(source.language)}">“{escape(excerpt.exact)}”</p>{translation}'
            f'<p class="gh-cite"><b>{escape(source.short)}</b>, {escape(excerpt.locator + cites)}</p>'
        )
    return f'<div class="gh-card{" gh-drawn" if drawn else ""}">{value}{evidence}{slip}</div>'


def worded(atlas: Atlas, about: str, value: Any) -> str:
    """Write a claim's value for a reader: a date in words, an id by its title, a quantity with its unit."""
    lang = language()
    if isinstance(value, dict):
        return f"{value['amount']:,g} {value['unit']}" if "amount" in value else str(value.get(lang, value))
    for register in (atlas.places, atlas.actors, atlas.polities):
        if value in register:
            return register[value].title.say(lang)
    if about in {"date", "received", "departed", "arrived"}:
        try:
            return When.parse(str(value)).format("tr" if lang == "tr" else "en")
        except GeohistError:
            return str(value)
    return ", ".join(value) if isinstance(value, list) else str(value)
