"""For the lecture: a live preview of a still; picture, slide, deck and kit to take along; code to paste."""

from __future__ import annotations

import base64
from functools import partial
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from geohist.errors import GeohistError
from geohist.lecture.orders import slide, work_of
from geohist.pages.frame import header, language, say
from geohist.pages.lecture_choice import chosen
from geohist.pages.lecture_code import pastes
from geohist.service.pictures import WIDEST, picture_of, picture_once, still
from geohist.service.routes import PREFIX
from geohist.service.workshop import Order, workshop

if TYPE_CHECKING:
    from collections.abc import Mapping
    from urllib.parse import SplitResult

    from streamlit.navigation.page import StreamlitPage

    from geohist.atlas import Atlas
    from geohist.render.still import Still
    from geohist.service.pictures import Asked
    from geohist.service.workshop import Job

PREVIEW = 960
"""Greatest side of the preview, pixels."""
KINDS = {"png": "PNG", "svg": "SVG", "pdf": "PDF"}
_LOOPBACK = ("localhost", "127.", "0.0.0.0", "[::1]")  # noqa: S104 - an address that is shown, not listened on


def show(atlas: Atlas, pages: Mapping[str, StreamlitPage]) -> None:
    """Show the preview beside what can be chosen, and below it everything to take along."""
    header(atlas, pages, "lecture")
    st.title(say("lecture_title"))
    st.html(f"<p>{say('lecture_lead')}</p>")
    pane, fields = st.columns([2, 1], gap="medium")
    with fields:
        asked = chosen(atlas)
    with pane:
        seen = _preview(atlas, asked)
        address = _address()
        if seen:
            _take(atlas, asked, address)
    if seen:
        _paste(asked, seen, address)
    _whole(atlas, address, asked.look)


def _preview(atlas: Atlas, asked: Asked) -> Still | None:
    """Show the picture in small; where it cannot be, the sentence that says what is allowed."""
    from geohist.render.options import pixels_of

    try:
        pixels_of(asked.size)
        small = asked.within(PREVIEW)
        seen, body = still(atlas, small), picture_of(atlas, small, "png")
    except GeohistError as error:
        st.error(str(error), icon=":material/error:")
        return None
    words = escape(seen.drawing.description)
    source = f"data:image/png;base64,{base64.b64encode(body).decode()}"
    st.html(f'<img class="gh-still" style="height:auto;min-height:0" src="{source}" alt="{words}">')
    return seen


def _address() -> str:
    """Ask where readers find the live map; on this machine alone nobody does, so it is left empty there."""
    from urllib.parse import urlsplit

    here = urlsplit(st.context.url or "")
    usual = "" if here.netloc.startswith(_LOOPBACK) else _root(here)
    return st.text_input(say("lecture_address"), value=usual, placeholder="https://").strip()


def _root(here: SplitResult) -> str:
    return f"{here.scheme}://{here.netloc}/" if here.netloc else ""


def _take(atlas: Atlas, asked: Asked, address: str) -> None:
    """Show the buttons that save the picture at its full size and the slide."""
    from geohist.asking import day_within
    from geohist.render import FORMATS
    from geohist.render.options import pixels_of

    st.header(say("lecture_save"), divider="gray")
    stem = f"geohist-{asked.date}"
    small = max(pixels_of(asked.size)) <= WIDEST
    with st.container(horizontal=True):
        for ending, title in KINDS.items():
            st.download_button(
                title,
                data=partial(picture_of if small else picture_once, atlas, asked, ending),
                file_name=f"{stem}.{ending}",
                mime=FORMATS[ending],
                icon=":material/image:",
                on_click="ignore",
                key=f"save-{ending}",
            )
        st.download_button(
            say("save_slide"),
            data=lambda: slide(
                atlas,
                day_within(atlas, asked.date),
                asked.view,
                lang=asked.lang,
                heading=asked.heading,
                text=asked.text,
                address=address,
                look=asked.look,
            ),
            file_name=f"{stem}.pptx",
            mime="application/vnd.openxmlformats-officedocument.presentationml.presentation",
            icon=":material/slideshow:",
            type="primary",
            on_click="ignore",
            key="save-slide",
        )


def _paste(asked: Asked, seen: Still, address: str) -> None:
    from urllib.parse import urlsplit

    st.header(say("lecture_paste"), divider="gray")
    root = address or _root(urlsplit(st.context.url or ""))
    for key, words in pastes(asked, seen, root).items():
        st.caption(say(key))
        st.code(words, language=None, wrap_lines=True)  # the colours of code are too pale to read on paper


def _whole(atlas: Atlas, address: str, look: str) -> None:
    """Show the buttons that make a deck or a kit of a tour."""
    if not atlas.tours:
        return
    lang = language()
    st.header(say("lecture_whole"), divider="gray")
    st.html(f"<p>{say('lecture_whole_note')}</p>")
    tour = st.selectbox(
        say("lecture_tour"), sorted(atlas.tours), format_func=lambda key: atlas.tours[key].title.say(lang), key="whole-tour"
    )
    film = st.checkbox(say("with_film"), key="whole-film")
    orders = [
        Order("deck", tour, atlas.version, lang, address, look),
        Order("kit", tour, atlas.version, lang, address, look, with_film=film),
    ]
    for order in orders:
        if st.button(say(f"make_{order.kind}"), icon=":material/inventory_2:", key=f"make-{order.kind}"):
            workshop().begin(order, work_of(atlas, order))
        job = workshop().job(order)
        if job and job.over.is_set():
            _over(job)
        elif job:
            st.fragment(_at_work, run_every=1.0)(job)


def _at_work(job: Job) -> None:
    """Show how far a job is; when it is over, the whole page is drawn anew."""
    if job.over.is_set():
        st.rerun()
    left = job.left()
    words = say("job_working", done=job.done, whole=job.whole) if job.began else say("job_waiting")
    st.progress(job.share, text=f"{words}, {say('job_left', seconds=round(left))}" if left is not None else words)
    st.button(say("job_cancel"), key=f"cancel-{job.order.kind}", on_click=job.cancel)


def _over(job: Job) -> None:
    name = job.order.name
    if job.file and job.file.is_file():
        size = f"{job.file.stat().st_size / 1e6:.1f}"
        st.html(f"<p>{say('job_done', seconds=round(job.seconds), mb=size)}</p>")
        st.link_button(say("job_save", name=name), f"{PREFIX}/made/{name}", icon=":material/download:", type="primary")
    elif job.cancelled:
        st.info(say("job_cancelled"))
    else:
        st.error(job.problem)
