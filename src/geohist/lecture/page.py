"""The whole player in one HTML file that runs from a stick: nothing is fetched, not even from beside it."""

from __future__ import annotations

import base64
import json
import lzma
import posixpath
import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geohist.errors import GeohistError
from geohist.lecture.cutting import cut_to, detailed_about
from geohist.render import ground_of, in_a_tongue
from geohist.render.canvas import view_of
from geohist.service.routes import PLAYER, deck_bundle
from geohist.writing import written

if TYPE_CHECKING:
    from geohist.atlas import Atlas

_SHEETS = re.compile(r"const SHEETS = \[([^\]]*)\]")
_UNPACK = Path(__file__).parent / "unpack.js"
_PACKING = {"id": lzma.FILTER_LZMA1, "preset": 6, "pb": 0, "nice_len": 273}
_WINDOW = (1000, 700)  # a usual window for a view given as a box, pixels
_IMPORT = re.compile(r"""(\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)(['"])(\.{1,2}/[^'"]+)\2""")

_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{description}">
<meta name="generator" content="geohist">
<meta name="version" content="{version}">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>html, body {{ margin: 0; height: 100%; background: #FBF8F1; }} noscript {{ display: block; padding: 2em; }}</style>
</head>
<body>
<div class="map" style="height:100%"></div>
<noscript>{noscript}</noscript>
<script id="geohist-packed" type="text/plain" data-length="{length}">{packed}</script>
<script id="geohist-fonts" type="application/json">{fonts}</script>
<script>
{unpack}
(async () => {{
  const words = document.getElementById('geohist-packed');
  await new Promise((go) => setTimeout(go));
  const letters = atob(words.textContent);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  const {{player, atlas}} = JSON.parse(new TextDecoder().decode(unpack(bytes, Number(words.dataset.length))));
  words.remove();
  const add = (kind, text, more) => document.head.append(Object.assign(document.createElement(kind), {{textContent: text}}, more));
  for (const sheet of player.sheets) {{
    add('style', sheet);
    document.head.lastChild.dataset.geohist = '';
  }}
  const imports = Object.entries(player.modules).map(([name, text]) => [name, 'data:text/javascript,' + encodeURIComponent(text)]);
  add('script', JSON.stringify({{imports: Object.fromEntries(imports)}}), {{type: 'importmap'}});
  add('script', player.deck);
  const fonts = JSON.parse(document.getElementById('geohist-fonts').textContent);
  const {{loadFonts}} = await import('geohist/labels/fonts.js');
  loadFonts((file) => fonts[file]).catch(() => {{}});
  const {{mount}} = await import('geohist/main.js');
  const data = {{atlas, deck: '', links: {{}}, lang: '{lang}', hash: {hash}}};
  mount({{parentElement: document.body, data}});
}})().catch((error) => document.querySelector('.map').replaceChildren(`{failed} (${{error.message}})`));
</script>
</body>
</html>
"""
_WORDS = {
    "noscript": {
        "en": "This page needs JavaScript; everything it needs besides is inside the file.",
        "tr": "Bu sayfa JavaScript ister; başka her şey dosyanın içindedir.",
        "ru": "Странице нужен JavaScript; всё остальное уже внутри файла.",
    },
    "failed": {
        "en": "The map cannot start in this browser. A current Firefox, Chrome or Safari shows it; if this is one, copy the file again.",
        "tr": "Harita bu tarayıcıda açılamıyor. Güncel Firefox, Chrome ya da Safari açar; bu öyleyse dosyayı yeniden kopyalayın.",
        "ru": "Карта не открывается в этом браузере. Её покажет свежий Firefox, Chrome или Safari; если это он, скопируйте файл заново.",
    },
}


def page(
    atlas: Atlas, out: Path, *, lang: str = "en", span: tuple[int, int] | None = None, view: str | None = None, day: int | None = None
) -> Path:
    """Write the player with its data, deck.gl, faces and words as one HTML file; give its path.

    ``span`` (day numbers ``[lo, hi)``) keeps only what holds or happens in it; ``view`` (``longitude,latitude,zoom``) and ``day`` are
    where it opens, and detail far outside the view is left out.

    Raises:
        GeohistError: if the span is empty or the file cannot be written.
    """
    in_a_tongue(ground_of(atlas), lang)
    parts = ground_of(atlas).parts if span is None else cut_to(ground_of(atlas).parts, *span)
    if view:
        parts = detailed_about(parts, view_of(view, _WINDOW))
    return written(out, one_file(parts, lang, _hash(view, day, lang)))


def one_file(parts: Any, lang: str, opening: str) -> bytes:
    """Give the page for a payload's parts; ``opening`` is the hash it opens with."""
    player = {
        "deck": deck_bundle().read_text("utf-8"),
        "modules": {f"geohist/{name}": bare(name, source) for name, source in modules().items()},
        "sheets": [(PLAYER / "css" / f"{name}.css").read_text("utf-8") for name in sheets()],
    }
    data = json.dumps({"player": player, "atlas": parts}, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    fonts = {file.stem: _data_url("font/woff2", file.read_bytes()) for file in sorted((PLAYER / "fonts").glob("*.woff2"))}
    return _PAGE.format(
        lang=lang,
        title=escape(parts["title"].get(lang) or parts["title"]["en"]),
        description=escape((parts["summary"] or parts["title"]).get(lang) or ""),
        version=escape(str(parts["version"])),
        **{key: words.get(lang, words["en"]) for key, words in _WORDS.items()},
        length=len(data),
        packed=base64.b64encode(lzma.compress(data, format=lzma.FORMAT_ALONE, filters=[_PACKING])).decode(),
        unpack=_UNPACK.read_text("utf-8"),
        fonts=json.dumps(fonts),
        hash=json.dumps(opening),
    ).encode()


def sheets() -> list[str]:
    """Give the names of the player's style sheets, in the order in which it loads them."""
    found = _SHEETS.search((PLAYER / "load.js").read_text("utf-8"))
    if found is None:
        raise GeohistError("the player does not say which style sheets it has", file="load.js")
    return re.findall(r"'([^']+)'", found.group(1))


def modules() -> dict[str, str]:
    """Give the player's modules by their path below it."""
    return {file.relative_to(PLAYER).as_posix(): file.read_text("utf-8") for file in sorted(PLAYER.rglob("*.js"))}


def bare(name: str, source: str) -> str:
    """Turn a module's relative imports into bare names of the import map: relative ones mean nothing in a data: address.

    Raises:
        GeohistError: if it imports a module that the player does not have.
    """

    def renamed(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), found.group(3)))
        if not (PLAYER / target).is_file():
            raise GeohistError("the player imports a module that is not there", file=name, given=found.group(3))
        return f"{found.group(1)}{found.group(2)}geohist/{target}{found.group(2)}"

    return _IMPORT.sub(renamed, source)


def _hash(view: str | None, day: int | None, lang: str) -> str:
    from geohist.when import day_iso

    parts = [f"date={day_iso(day)}" if day is not None else "", f"view={view}" if view else ""]
    return "&".join([*(part for part in parts if part), f"lang={lang}"]) if any(parts) else ""


def _data_url(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
