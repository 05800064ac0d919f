"""The player inside other pages: `/geohist/embed?date=…&view=…`, and oEmbed for whoever turns addresses into frames by itself."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

from geohist.errors import GeohistError
from geohist.service.shelf import shelf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from geohist.atlas import Atlas

PARAMETERS = ("date", "view", "lang", "at", "tour", "without", "show", "play")
"""What the address of an embedded map may say, as in the hash of the page; ``play=1`` starts it playing."""
LEAST, WIDTH, HEIGHT = 280, 960, 600
"""Least side of a frame, and the usual ones, pixels."""

_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="alternate" type="application/json+oembed" href="{oembed}" title="{title}">
<style>html, body, .map {{ margin: 0; height: 100%; background: #FBF8F1; }}</style>
</head>
<body>
<div class="map"></div>
<noscript><img src="{still}" alt="{title}" style="width:100%"></noscript>
<script id="geohist-data" type="application/json">{data}</script>
<script type="module">
import {{mount}} from '{player}';
mount({{parentElement: document.body, data: JSON.parse(document.getElementById('geohist-data').textContent)}});
</script>
</body>
</html>
"""


def embed(request: Request) -> Response:
    """Answer with a page of nothing but the player, for a frame of any size; a bad parameter gets a 400 that says what is allowed."""
    from geohist.service.routes import PREFIX, addresses

    kept = shelf()
    if kept.atlas is None:
        return PlainTextResponse(f"The atlas cannot be opened: {kept.problem}", status_code=503)
    try:
        asked = _checked(kept.atlas, dict(request.query_params))
    except GeohistError as error:
        return PlainTextResponse(str(error), status_code=400)
    known = addresses(kept.version)
    lang = asked.get("lang", kept.atlas.languages[0])
    words = urlencode({key: value for key, value in asked.items() if key != "play"}, safe=",/")
    data = {
        "atlas": known["atlas"],
        "deck": known["deck"],
        "still": known["still"],
        "links": {},
        "lang": lang,
        "hash": words,
        "autoplay": asked.get("play") == "1",
    }
    day = asked.get("date", str(kept.atlas.heading["opening"]["day"]))
    still = urlencode({"date": day, "lang": lang, **({"view": asked["view"]} if "view" in asked else {})})
    body = _PAGE.format(
        lang=lang,
        title=escape(kept.atlas.title.say(lang)),
        oembed=escape(f"{PREFIX}/oembed?{urlencode({'url': str(request.url)})}"),
        still=escape(f"{PREFIX}/snapshot.png?{still}"),
        data=json.dumps(data).replace("<", "\\u003c"),
        player=known["player"],
    )
    return HTMLResponse(body, headers={"cache-control": "no-cache"})  # any page may frame it, one opened from a file too


def oembed(request: Request) -> Response:
    """Answer with the oEmbed description (rich, 1.0) of an embedded map's address (``url``, ``maxwidth``, ``maxheight``)."""
    from geohist.service.routes import PREFIX

    kept = shelf()
    if kept.atlas is None:
        return PlainTextResponse(f"The atlas cannot be opened: {kept.problem}", status_code=503)
    asked = request.query_params
    if asked.get("format", "json") != "json":
        return PlainTextResponse("Only JSON is given: format=json.", status_code=501)
    parts = urlsplit(asked.get("url", ""))
    try:
        if parts.path != f"{PREFIX}/embed":
            raise GeohistError("an address that is no embedded map", expected=f"…{PREFIX}/embed?date=…&view=…", given=asked.get("url", ""))  # noqa: TRY301 - one answer for all
        query = _checked(kept.atlas, dict(parse_qsl(parts.query, keep_blank_values=True)))
        width, height = _side(asked.get("maxwidth"), WIDTH), _side(asked.get("maxheight"), HEIGHT)
    except GeohistError as error:
        return PlainTextResponse(str(error), status_code=400)
    title = kept.atlas.title.say(query.get("lang", kept.atlas.languages[0]))
    address = f"{request.url.scheme}://{request.url.netloc}{PREFIX}/embed?{urlencode(query, safe=',/')}"
    found = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": "geohist",
        "provider_url": f"{request.url.scheme}://{request.url.netloc}/",
        "width": width,
        "height": height,
        "html": frame(address, title, width, height),
        "cache_age": 3600,
    }
    return JSONResponse(found, headers={"access-control-allow-origin": "*", "cache-control": "public, max-age=3600"})


def frame(address: str, title: str, width: int = WIDTH, height: int = HEIGHT) -> str:
    """Give the code to paste into a page: a frame that shrinks with it."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="{width}" height="{height}" '
        'style="border:0;max-width:100%" loading="lazy" allowfullscreen></iframe>'
    )


def _checked(atlas: Atlas, asked: Mapping[str, str]) -> dict[str, str]:
    """Give the parameters if each is known and its value can be shown."""
    from geohist.asking import day_within
    from geohist.render.canvas import view_of

    unknown = sorted(set(asked) - set(PARAMETERS))
    if unknown:
        raise GeohistError("there is no such parameter", expected=", ".join(PARAMETERS), given=unknown[0])
    if "date" in asked:
        day_within(atlas, asked["date"])
    found = dict(asked)
    if "view" in asked:
        found["view"] = str(view_of(asked["view"], (WIDTH, HEIGHT)))
    if asked.get("lang", atlas.languages[0]) not in atlas.tongues:
        raise GeohistError("no such language", expected=" or ".join(atlas.tongues), given=asked["lang"])
    if "tour" in asked and asked["tour"].split("/")[0] not in atlas.tours:
        raise GeohistError("no such tour", expected=", ".join(sorted(atlas.tours)), given=asked["tour"])
    if asked.get("play", "0") not in {"0", "1"}:
        raise GeohistError("play is a switch", expected="0 or 1", given=asked["play"])
    return found


def _side(given: str | None, usual: int) -> int:
    if given is None:
        return usual
    if not (given.isascii() and given.isdecimal() and LEAST <= int(given[:9]) <= 10**8):
        raise GeohistError("a frame of that size shows nothing", expected=f"at least {LEAST} pixels", given=given)
    return min(int(given[:9]), usual)
