"""One style table: the same land and the same border have the same colours in a still, in the player and in QGIS, pixel by pixel."""

import functools
import http.server
import importlib.util
import json
import os
import subprocess
import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import geohist
from geohist.export import write
from geohist.render import ground_of, still_of
from geohist.render.options import LAYERS, PARTS, options_of
from geohist.render.raster import to_pixels
from geohist.scene.message import payload
from geohist.scene.moment import Moment
from geohist.when import parse_day
from tests.browser import CHROMIUM, chromium
from tests.player.test_map import PAGE, settle

DAY = "1922-02-01"  # a quiet day: no border is new, nothing changes hands
POLITIES = ("turkey", "georgian-ssr")
STATUS = "agreed"
ZOOM = 7.0
AROUND = 12
"""Half the side of the pieces of picture that are compared, pixels."""
PYTHON = "/usr/bin/python3"
DECK = Path(importlib.util.find_spec("pydeck").origin).parent / "nbextension" / "static" / "index.js"
SOURCE = Path(__file__).parents[1] / "src" / "geohist"
PIECE = """([lonlat, around]) => {
  const {instance, device, canvas} = map.gl;
  const [x, y] = map.project(lonlat).map((v) => Math.round(v * canvas.width / map.size.width));
  const side = 2 * around + 1, out = new Uint8Array(4 * side * side);
  instance.redraw('test');
  device.gl.readPixels(x - around, canvas.height - 1 - y - around, side, side, device.gl.RGBA, device.gl.UNSIGNED_BYTE, out);
  return [...out];
}"""


@pytest.fixture(scope="module")
def atlas(geodata):
    return geohist.open(geodata)


@pytest.fixture(scope="module")
def places(atlas):
    """Where to look: the middle of the largest cell of each polity, and of the longest straight piece of a border agreed and well known."""
    moment = Moment(ground_of(atlas).parts, parse_day(DAY))
    cells = moment.parts["cells"]
    found = {}
    for polity in POLITIES:
        held = [
            n
            for n, holder in enumerate(moment.holders)
            if holder and holder["polity"] == polity and holder["capacity"] in {"sovereign", "control"}
        ]
        found[polity] = cells[max(held, key=lambda n: cells[n]["km2"])]["xy"]
    arcs, longest = ground_of(atlas).arcs, 0.0
    actors = {polity["id"] for polity in moment.parts["polities"] if polity["actor"]}
    for arc, status, accuracy in moment.borders:
        holders = [moment.holders[cell] for cell in moment.parts["topology"]["sides"][arc] if cell >= 0]
        if status == STATUS and (accuracy or 0) <= 2 and len(holders) == 2 and all(held and held["polity"] in actors for held in holders):
            steps = np.hypot(*np.diff(arcs[arc], axis=0).T)
            if steps.max() > longest:
                at, longest = int(steps.argmax()), float(steps.max())
                found[STATUS] = ((arcs[arc][at] + arcs[arc][at + 1]) / 2).tolist()
    assert set(found) == {*POLITIES, STATUS}
    return found


@pytest.fixture(scope="module")
def expected(atlas):
    """What the style table says."""
    colours = {polity: atlas.polities[polity].fill for polity in POLITIES} | {STATUS: atlas.style["borders"][STATUS]["color"]}
    return {name: np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) for name, colour in colours.items()}


def agree(piece, expected, name):
    """A fill is met at the very place; a line runs within a few pixels of it, since each program simplifies it its own way."""
    apart = np.abs(piece.astype(int) - expected[name]).max(axis=2)
    if name == STATUS:
        assert apart.min() <= 24, f"nearest {apart.min()}"
        assert (apart <= 24).mean() < 0.3, "a line is no area"
    else:
        assert apart[AROUND, AROUND] <= 2, f"{piece[AROUND, AROUND]} for {expected[name]}"


@pytest.mark.parametrize("name", [*POLITIES, STATUS])
def test_a_still_has_the_colours_of_the_table(atlas, places, expected, name):
    plain = options_of(",".join((set(PARTS) | set(LAYERS)) - {"borders"}))
    lon, lat = places[name]
    drawing = still_of(atlas, DAY, view=f"{lon},{lat},{ZOOM}", size=(640, 640), options=plain).drawing
    agree(to_pixels(drawing)[320 - AROUND : 321 + AROUND, 320 - AROUND : 321 + AROUND], expected, name)


class Handler(http.server.BaseHTTPRequestHandler):
    def __init__(self, body, *arguments):
        self.body = body
        super().__init__(*arguments)

    def do_GET(self):
        path = self.path.split("?")[0]
        own = {
            "/": (PAGE.encode(), "text/html"),
            "/deck.js": (DECK.read_bytes(), "text/javascript"),
            "/atlas.json": (self.body, "application/json"),
        }
        file = SOURCE / path.lstrip("/")
        body, kind = own.get(path) or (
            file.read_bytes() if file.is_file() else b"",
            "text/javascript" if path.endswith(".js") else "font/woff2",
        )
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Stay silent: the test's own words are enough."""


@pytest.fixture(scope="module")
def pieces(atlas, places):
    """What the player draws round each place."""
    if CHROMIUM is None:
        pytest.skip("needs Debian's Chromium")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, payload(atlas))) as server, chromium() as browser:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page(viewport={"width": 700, "height": 520})
        page.goto(f"http://127.0.0.1:{server.server_port}")
        page.wait_for_function("globalThis.state", timeout=90_000)
        assert page.evaluate("state") == "ready"
        found = {}
        for name, (lon, lat) in places.items():
            settle(page, parse_day(DAY), view={"longitude": lon, "latitude": lat, "zoom": ZOOM})
            side = 2 * AROUND + 1
            flat = page.evaluate(PIECE, [[lon, lat], AROUND])
            found[name] = np.array(flat, dtype=np.uint8).reshape(side, side, 4)[::-1, :, :3]
        server.shutdown()
    return found


@pytest.mark.browser
@pytest.mark.parametrize("name", [*POLITIES, STATUS])
def test_the_player_has_the_colours_of_the_table(pieces, expected, name):
    agree(pieces[name], expected, name)


@pytest.fixture(scope="module")
def drawn_by_qgis(atlas, places, tmp_path_factory):
    """What QGIS draws round each place."""
    if not Path(PYTHON).exists() or subprocess.run([PYTHON, "-c", "import qgis.core"], capture_output=True, check=False).returncode:
        pytest.skip("QGIS's Python module is not there; on Debian 12: apt install python3-qgis")
    folder = tmp_path_factory.mktemp("one-style")
    write(atlas, "qgis", folder)
    layers = ["geohist_borders", "geohist_territories"]
    asked = {"project": str(folder / "geohist.qgz"), "places": places, "day": DAY, "layers": layers, "folder": str(folder)}
    (folder / "asked.json").write_text(json.dumps(asked))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(folder)}
    environment.pop("PYTHONPATH", None)
    ask = Path(__file__).parent / "qgis" / "pixels.py"
    subprocess.run([PYTHON, ask, folder / "asked.json"], capture_output=True, env=environment, check=True, timeout=200)
    return {name: np.asarray(Image.open(folder / f"{name}.png").convert("RGB")) for name in places}


@pytest.mark.parametrize("name", [*POLITIES, STATUS])
def test_qgis_has_the_colours_of_the_table(drawn_by_qgis, expected, name):
    agree(drawn_by_qgis[name][120 - AROUND : 121 + AROUND, 120 - AROUND : 121 + AROUND], expected, name)
