"""Drawn frames a second at 1280 × 720 on software GL, each timed to a readback, beside an empty Deck of the same size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from figures import ROOT, Figure, table
from tests.browser import chromium, served
from watching import READY, open_player, watched

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY = "1920-04-23"
# Draws a whole frame, waits for it by a readback, lets the browser show it, and so on.
AGAIN = """async ([count, kind]) => {
  const {map} = document.querySelector('.geohist-player')?.player ?? {};
  const deck = kind === 'empty' ? window.empty : map.gl.instance;
  watch.readback = true;
  for (let i = 0; i < 5; i++) { await watch.nextFrame(); deck.redraw('benchmark'); }
  await watch.nextFrame();
  watch.frames.length = 0;
  const start = performance.now();
  for (let i = 0; i < count; i++) { deck.redraw('benchmark'); await watch.nextFrame(); }
  return {seconds: (performance.now() - start) / 1000, frames: watch.frames.map((f) => f.ms)};
}"""
# The camera moves in every frame, as in a drag: layers, names and signs are laid out anew each time.
MOVING = """async (seconds) => {
  const {store} = document.querySelector('.geohist-player').player;
  watch.readback = true;
  const {view} = store.get();
  watch.frames.length = 0;
  const start = performance.now();
  for (let i = 0; performance.now() - start < 1000 * seconds; i++) {
    store.set({view: {...view, longitude: view.longitude + 1.5 * Math.sin(i / 6), latitude: view.latitude - 0.7 * Math.sin(i / 5)}});
    await watch.nextFrame();
  }
  const spent = (performance.now() - start) / 1000;
  store.set({view});
  return {seconds: spent, frames: watch.frames.map((f) => f.ms)};
}"""
# Both canvases count while playing: a picture is drawn when either was.
PLAYING = """async ([seconds, mode, speed]) => {
  const {store, map, shell} = document.querySelector('.geohist-player').player;
  watch.readback = true;
  let pictures = 0;
  const {overlay} = map;
  const draw = overlay.draw;
  overlay.draw = function (...args) { pictures += 1; return draw.apply(this, args); };
  shell.ctx.clock.setMode(mode);
  shell.ctx.clock.setSpeed(speed);
  watch.frames.length = 0;
  const moving = [0, 0];
  shell.ctx.clock.play();
  const start = performance.now();
  for (let before = start; before - start < 1000 * seconds; ) {
    const seen = pictures;
    await watch.nextFrame();
    const now = performance.now();
    if (mode === 'free' || store.get().easing || map.palette.fading.size) {
      moving[0] += pictures - seen;
      moving[1] += (now - before) / 1000;
    }
    before = now;
  }
  shell.ctx.clock.pause();
  overlay.draw = draw;
  return {seconds: moving[1], pictures: moving[0], frames: watch.frames.map((f) => f.ms)};
}"""
EMPTY = """([width, height]) => {
  const host = document.body.appendChild(document.createElement('div'));
  host.style.cssText = `position:absolute;left:0;top:0;width:${width}px;height:${height}px`;
  return new Promise((resolve) => {
    window.empty = new deck.Deck({
      parent: host, width: '100%', height: '100%', views: new deck.MapView({repeat: false}), layers: [],
      initialViewState: {longitude: 39.5, latitude: 45.6, zoom: 4}, deviceProps: {type: 'webgl', webgl: {antialias: false}},
      onLoad: () => resolve(),
    });
  });
}"""


def figures(found: Mapping[str, Mapping[str, Any]]) -> list[Figure]:
    """Give frames a second and milliseconds to the readback for each way of drawing."""
    rows = []
    for name, run in found.items():
        drawn = run.get("pictures", len(run["frames"]))
        rows.append(Figure(f"{name}: drawn a second", [drawn / run["seconds"]], "", least=None if name == "empty Deck" else 4))
        if run["frames"]:
            rows.append(Figure(f"{name}: one frame to its readback", run["frames"], "ms"))
        if run.get("cpu"):
            rows.append(Figure(f"{name}: processor time of the graphics process for it", [run["cpu"]], "ms"))
    return rows


class Meter:
    """Reads the processor time of the browser's graphics process: what drawing costs, however busy the machine is."""

    def __init__(self, browser: Any) -> None:
        self.session = browser.new_browser_cdp_session()

    def read(self) -> float:
        """Give the milliseconds used so far."""
        processes = self.session.send("SystemInfo.getProcessInfo")["processInfo"]
        return 1000 * sum(process["cpuTime"] for process in processes if process["type"] == "GPU")

    def evaluate(self, page: Any, script: str, argument: Any) -> dict[str, Any]:
        """Run a measurement in the page; add the graphics process's milliseconds a drawn frame."""
        before = self.read()
        run: dict[str, Any] = page.evaluate(script, argument)
        return run | {"cpu": (self.read() - before) / max(1, len(run["frames"]))}


def measure(address: str, browser: Any, count: int = 40, seconds: int = 10) -> tuple[dict[str, Any], dict[str, Any]]:
    """Measure the player, then an empty Deck on a canvas of the same size."""
    meter = Meter(browser)
    page = watched(browser)
    open_player(page, address, DAY)
    found = {"opening view, drawn again": meter.evaluate(page, AGAIN, [count, "player"])}
    found["opening view, camera moving"] = meter.evaluate(page, MOVING, seconds)
    found["free run, 30 days a second"] = page.evaluate(PLAYING, [seconds, "free", 30])
    open_player(page, address, "1914-06-01")
    page.reload()
    page.wait_for_selector(READY)
    found["free run, a year a second"] = page.evaluate(PLAYING, [8, "free", 365])
    open_player(page, address, "1920-04-24")
    page.reload()
    page.wait_for_selector(READY)
    found["beat to beat, while moving"] = page.evaluate(PLAYING, [2 * seconds, "beats", 4])
    size = page.evaluate("() => { const {size} = document.querySelector('.geohist-player').player.map; return [size.width, size.height]; }")
    bundle = page.evaluate("document.querySelector('.geohist-player').player.data.deck")
    page.context.close()
    page = watched(browser)
    page.goto(f"{address}/geohist/nothing")
    page.add_script_tag(url=address + bundle)
    page.evaluate(EMPTY, size)
    empty = {"empty Deck": meter.evaluate(page, AGAIN, [count, "empty"])}
    page.context.close()
    return found, empty


def main() -> None:
    with served(ROOT / "geodata") as address, chromium() as browser:
        found, empty = measure(address, browser)
    print(table("Drawn frames, software GL, window 1280 × 720", figures(found), figures(empty)))


if __name__ == "__main__":
    main()
