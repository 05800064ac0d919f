"""A tiny server for the shell: the template, the player's files, deck.gl from the wheel, and the payload of these tests."""

import functools
import http.server
import json
import re
import threading
from pathlib import Path

import pydeck
import pytest
from playwright.sync_api import sync_playwright

from .browse import PHONE, ROOT, WIDE, state
from .payload import payload

PLAYER = Path(__file__).parents[2] / "src" / "geohist" / "player"
DECK = Path(pydeck.__file__).parent / "nbextension" / "static" / "index.js"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63b8f6f82500053502a323f8150f0000000049454e44ae426082"
)
CHROMIUM = [
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
]  # fmt: skip


class Pages(http.server.SimpleHTTPRequestHandler):
    """Answers with the template at /, and with a page that mounts into a shadow root at /shadow."""

    asked: list[str]
    atlas: bytes
    failing: set[str]

    def do_GET(self):
        path = self.path.split("?")[0]
        type(self).asked.append(self.path)
        if path in type(self).failing:
            self._answer(b"", "text/plain", 500)
        elif path in {"/", "/shadow"}:
            self._answer(self._page(shadow=path == "/shadow"), "text/html; charset=utf-8")
        elif path == "/atlas.json":
            self._answer(type(self).atlas, "application/json")
        elif path == "/deck.js":
            self._answer(DECK.read_bytes(), "text/javascript")
        elif path == "/still.png":
            self._answer(PIXEL, "image/png")
        elif path == "/favicon.ico":
            self._answer(b"", "image/x-icon")
        else:
            super().do_GET()

    def _page(self, *, shadow):
        data = {"atlas": "/atlas.json", "deck": "/deck.js", "still": "/still.png", "links": {"atlas": "Atlas", "sources": "Sources"}}
        page = (PLAYER / "template.html").read_text(encoding="utf-8")
        start = page.index('type="application/json">') + len('type="application/json">')
        page = page[:start] + json.dumps(data) + page[page.index("</script>", start) :]
        if shadow:
            host = "parentElement: document.querySelector('.map').attachShadow({mode: 'open'})"
            page = page.replace("parentElement: document.body", host)
        return page.encode()

    def _answer(self, body, kind, status=200):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args):
        """Say nothing."""


Pages.extensions_map = Pages.extensions_map | {".js": "text/javascript", ".woff2": "font/woff2"}


class _Rooted(Pages):
    def translate_path(self, path):
        return super().translate_path(path.removeprefix("/player"))


@pytest.fixture(scope="module")
def site():
    """The server; gives its address and the handler, whose lists a test may read."""
    _Rooted.asked, _Rooted.failing, _Rooted.atlas = [], set(), json.dumps(payload()).encode()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Rooted, directory=str(PLAYER)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", _Rooted
    server.shutdown()


@pytest.fixture(scope="module")
def chromium():
    """Debian's browser, once for all tests."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def shared(chromium, site):
    """One open page for each size: what a test needs of it, it asks for by an address, as a reader does."""
    pages = {}

    def page_of(size):
        key = size["width"]
        if key not in pages:
            context = chromium.new_context(viewport=size, has_touch=size is PHONE, permissions=["clipboard-read", "clipboard-write"])
            page = context.new_page()
            page.set_default_timeout(20_000)
            page.faults = []
            page.on("pageerror", lambda error: page.faults.append(str(error)))
            page.goto(site[0] + "/#date=1920-03-01")
            page.wait_for_selector(f"{ROOT}[data-ready=true]")
            pages[key] = page
        return pages[key]

    yield page_of
    for page in pages.values():
        page.context.close()


@pytest.fixture
def at(shared):
    """Goes to an address in the shared page, with everything a former test opened closed again."""

    def gone(hash_, size=WIDE):
        page = shared(size)
        page.mouse.move(5, 5)
        page.evaluate(
            """([root, hash]) => {
              const {store, map} = document.querySelector(root).player;
              const layers = Object.fromEntries(Object.keys(store.get().layers).map((name) => [name, true]));
              const closed = {help: false, layersOpen: false, menu: false, pinned: false, selection: null, apparatus: false};
              Object.assign(closed, {task: null, aside: false, searching: false, chapter: null, sharing: false, look: ''});
              store.set({...closed, playing: false, legend: true, panelOpen: true, mode: 'beats', speed: 1, lang: 'en', layers});
              map.home({jump: true});
              document.activeElement?.blur();
              history.replaceState(null, '', '#');
              location.hash = hash;
            }""",
            [ROOT, hash_],
        )
        state(page, day=re.search(r"date=([\d-]+)", hash_)[1], playing="false", easing="false")
        return page

    yield gone
    for size in (WIDE, PHONE):
        assert shared(size).faults == []


@pytest.fixture
def fresh(chromium, site):
    """Opens a browser context of its own; whatever the player throws fails the test."""
    contexts = []
    faults = []

    def opened(hash_="", *, path="/", size=WIDE, script=None, ready="true", **more):
        context = chromium.new_context(viewport=size, **more)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        if script:
            page.add_init_script(script)
        page.goto(site[0] + path + hash_)
        page.wait_for_selector(f"{ROOT}[data-ready={ready}]")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []
