"""Where the sources disagree: every disagreement side by side, with the reading and its reason."""

from __future__ import annotations

import unicodedata
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from geohist.pages.evidence import dated, worded
from geohist.pages.frame import header, language, located, map_address, quote, say, title_of
from geohist.pages.words import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from streamlit.navigation.page import StreamlitPage

    from geohist.atlas import Atlas
    from geohist.disagree import Disagreement
    from geohist.model import Claim, Record, Text


def show(atlas: Atlas, pages: Mapping[str, StreamlitPage]) -> None:
    """Show every disagreement in the order of days, filterable by words, by what it is about and by source."""
    header(atlas, pages, "disagreements")
    st.title(say("disagreements_title"), anchor=False)
    st.html(f'<p class="gh-lead">{say("disagreements_lead")}</p>')
    found = sorted(atlas.disagreements(), key=lambda item: atlas.records[item.record].when.core_lo)
    shown = _filtered(atlas, found)
    st.html(f'<p class="gh-count" role="status">{counted("disagreements", len(shown), language())}</p>')
    if not shown:
        st.html(f"<p>{say('none_match')}</p>")
    for item in shown:
        st.html(_disagreement(atlas, item))


def _filtered(atlas: Atlas, found: Sequence[Disagreement]) -> Sequence[Disagreement]:
    """Ask what to show, and keep that."""
    words, about, source = st.columns([2, 3, 3], gap="medium")
    typed = folded(words.text_input(say("find"), placeholder=say("find_hint")))
    subjects = sorted({item.about for item in found}, key=lambda subject: say(f"about_{subject}"))
    asked = about.pills(say("about"), subjects, selection_mode="multi", format_func=lambda subject: say(f"about_{subject}"))
    works = [source for source in atlas.sources if any(source in _sources(item) for item in found)]
    cited = source.pills(say("by_source"), works, selection_mode="multi", format_func=lambda work: atlas.sources[work].short)
    return [
        item
        for item in found
        if (not asked or item.about in asked)
        and (not cited or any(work in _sources(item) for work in cited))
        and (not typed or all(word in folded(_text(atlas, item)) for word in typed.split()))
    ]


def _sources(item: Disagreement) -> set[str]:
    return {claim.excerpt.partition("#")[0] for claim in item.claims if claim.excerpt}


def folded(words: str) -> str:
    """Take case and marks off words, and the dot off every i, so that Gümrü and GUMRU are one."""
    plain = words.replace("İ", "i").replace("ı", "i").replace("I", "i").casefold()
    return "".join(letter for letter in unicodedata.normalize("NFD", plain) if not unicodedata.combining(letter))


def _text(atlas: Atlas, item: Disagreement) -> str:
    record = atlas.records[item.record]
    parts = [*record.title.values(), atlas.title_of(record, language())]
    for claim in item.claims:
        parts += [worded(atlas, record, claim.about, claim.value), claim.authority or ""]
        if claim.excerpt:
            excerpt = atlas.excerpt(claim.excerpt)
            parts += [excerpt.exact, *excerpt.translation.values()]
    return " ".join(parts)


def _disagreement(atlas: Atlas, item: Disagreement) -> str:
    record = atlas.records[item.record]
    place = atlas.places[record.place].name_on(record.when.core_lo, language()) if record.place else ""
    when = " · ".join(filter(None, (dated(record.when), place)))
    # One column a value, so that those who agree stand together, and what the map draws stands first.
    values: dict[str, list[Claim]] = {}
    for claim in item.claims:
        values.setdefault(worded(atlas, record, claim.about, claim.value), []).append(claim)
    drawn = worded(atlas, record, item.about, item.reading.value) if item.reading else ""
    why = item.reading.why if item.reading else None
    cards = [
        _card(atlas, value, claims, drawn=value == drawn, why=why)
        for value, claims in sorted(values.items(), key=lambda one: one[0] != drawn)
    ]
    reading = ""
    if item.reading:
        tongue = language() if item.reading.why.get(language()) else "en"
        reason = f'<span lang="{tongue}">{escape(item.reading.why.say(tongue))}</span>'
        reading = f'<p class="gh-reading"><b>{say("drawn")}:</b> {escape(drawn)}. <b>{say("why")}:</b> {reason}</p>'
    return (
        f'<section class="gh-item"><header><p class="gh-kicker">{say(f"about_{item.about}")}</p>'
        f'<h2 class="gh-h2">{title_of(atlas, record)}</h2><p class="gh-when">{escape(when)}</p>{_link(record)}</header>'
        f'<div class="gh-cards">{"".join(cards)}</div>{reading}</section>'
    )


def _link(record: Record) -> str:
    return f'<a class="gh-go" href="{map_address(record)}" target="_self">{say("on_the_map")}</a>'


def _card(atlas: Atlas, value: str, claims: Sequence[Claim], *, drawn: bool, why: Text | None) -> str:
    mark = f'<p class="gh-mark-drawn">{say("drawn")}</p>' if drawn else ""
    evidence = "".join(_claim(atlas, claim, why) for claim in claims)
    return f'<div class="gh-card{" gh-drawn" if drawn else ""}">{mark}<p class="gh-value">{escape(value)}</p>{evidence}</div>'


def _claim(atlas: Atlas, claim: Claim, why: Text | None) -> str:
    slip = ""
    if claim.slip and claim.slip != why:  # where the slip is the reason, it is said once, below
        tongue = language() if claim.slip.get(language()) else "en"
        slip = f'<p class="gh-slip"><b>{say("slip")}.</b> <span lang="{tongue}">{escape(claim.slip.say(tongue))}</span></p>'
    if claim.excerpt is None:
        return f'<p class="gh-cite">{say("paraphrase")} <b>{escape(claim.authority or "")}</b></p>{slip}'
    excerpt = atlas.excerpt(claim.excerpt)
    source = atlas.sources[excerpt.source]
    return f'{quote(source, excerpt)}<p class="gh-cite"><b>{escape(source.short)}</b>, {located(excerpt)}</p>{slip}'
