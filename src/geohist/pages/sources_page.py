"""Sources: each work, its record, how much of it is on the map, its excerpts in the order of the text."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from geohist.export.citations import bibtex, ris
from geohist.files.layout import RECORD_LAYERS
from geohist.pages.evidence import dated
from geohist.pages.frame import header, language, located, map_address, quote, say, title_of
from geohist.pages.words import counted, grouped
from geohist.service.routes import PREFIX

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from streamlit.navigation.page import StreamlitPage

    from geohist.atlas import Atlas
    from geohist.model import Excerpt, Record, Source


def show(atlas: Atlas, pages: Mapping[str, StreamlitPage]) -> None:
    """Show every source of the atlas."""
    header(atlas, pages, "sources")
    st.title(say("sources"), anchor=False)
    st.html(f'<p class="gh-lead">{say("sources_lead")}</p>')
    st.link_button(say("all_citations"), f"{PREFIX}/export/citations.zip", icon=":material/download:")
    resting = records_by_excerpt(atlas)
    for source in atlas.sources.values():
        _source(atlas, source, resting)


def records_by_excerpt(atlas: Atlas) -> Mapping[str, Sequence[Record]]:
    """Give the records that rest on each passage, by its key."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in atlas.records.values():
        claims = [*record.claims, *(claim for stop in record.stops for claim in stop.claims)]
        for key in dict.fromkeys(claim.excerpt for claim in claims if claim.excerpt):
            found[key].append(record)
    return found


def _source(atlas: Atlas, source: Source, resting: Mapping[str, Sequence[Record]]) -> None:
    unknown = f'<p class="gh-unknown">{_unknown(source)}</p>' if source.unknown else ""
    records = {record.id: record for excerpt in source.excerpts.values() for record in resting.get(excerpt.key, ())}
    layers = Counter(record.layer for record in records.values())
    drawn = ", ".join(counted(layer, layers[layer], language()) for layer in RECORD_LAYERS if layers[layer])
    percent = say("percent", figure=grouped(round(source.share_quoted * 100, 1), language()))
    tongue = source.language or "en"
    st.html(
        f'<section class="gh-item"><header><p class="gh-kicker">{escape(source.short)}</p>'
        f'<h2 class="gh-h2" lang="{escape(tongue)}">{escape(str(source.record.get("title") or source.short))}</h2></header>'
        f'<p class="gh-reference">{escape(reference(source))}</p>{unknown}{_strip(source)}'
        f'<p class="gh-facts"><b>{counted("excerpts", len(source.excerpts), language())}</b>. {say("share", percent=percent)}. '
        f"{say('on_map', what=drawn) if drawn else ''}</p></section>"
    )
    with st.expander(say("excerpts_in_order")):
        ordered = sorted(source.excerpts.values(), key=lambda item: item.position)
        st.html(f'<ol class="gh-excerpts">{"".join(_excerpt(atlas, source, one, resting.get(one.key, ())) for one in ordered)}</ol>')
    with st.expander(say("cite")):
        _citations(source)


def _unknown(source: Source) -> str:
    """Say what a source does not say of itself; the list is the editors', in English."""
    return escape(say("unknown", what="{what}")).format(what=f'<span lang="en">{escape("; ".join(source.unknown))}</span>')


def _strip(source: Source) -> str:
    """Draw the text as a strip, with a mark for each excerpt where it stands."""
    letters = int(source.text.get("letters", 0)) or 1
    marks = "".join(
        f'<i style="left:{lo * 100 / letters:.2f}%;width:{(hi - lo) * 100 / letters:.2f}%"></i>'
        for lo, hi in sorted(excerpt.position for excerpt in source.excerpts.values())
    )
    return f'<div class="gh-strip" role="img" aria-label="{escape(say("strip"))}" title="{escape(say("strip"))}">{marks}</div>'


def _excerpt(atlas: Atlas, source: Source, excerpt: Excerpt, records: Sequence[Record]) -> str:
    links = ", ".join(
        f'<a href="{map_address(record)}" target="_self">{title_of(atlas, record)}</a> ({escape(dated(record.when))})' for record in records
    )
    rests = f" · {say('rests')}: {links}" if links else ""
    return f'<li>{quote(source, excerpt)}<p class="gh-cite">{located(excerpt)}{rests}</p></li>'


def _citations(source: Source) -> None:
    record = {"id": source.id, **source.record}
    csl = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    forms = {"BibTeX": (bibtex(record), "bib"), "RIS": ("\n".join(ris(record)) + "\n", "ris"), "CSL-JSON": (csl, "csl.json")}
    for tab, (form, (words, ending)) in zip(st.tabs(list(forms)), forms.items(), strict=True):
        tab.code(words, language="json" if ending.endswith("json") else None, wrap_lines=True)
        tab.download_button(
            say("save_as", form=form),
            words,
            f"{source.id}.{ending}",
            key=f"{source.id}-{ending}",
            icon=":material/download:",
            on_click="ignore",
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
    parts = [authors or say("author_unknown"), str(year) if year else say("year_unknown"), volume, record.get("page", "")]
    return ". ".join(part[0].upper() + part[1:].rstrip(".") for part in parts if part) + "."
