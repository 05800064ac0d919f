"""Script time of a frame while playing, and of a change of day with 15,000 made-up cells, beside a hundredth of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from figures import ROOT, Figure, table
from synthetic import FIRST, grid
from tests.browser import chromium, served
from watching import READY, open_player, watched

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# All callbacks of a frame count: the clock, the store's listeners, the map, its overlay, deck.gl. No readback: only script is timed.
FRAMES = """async ([seconds, mode, speed]) => {
  const {store, map, shell} = document.querySelector('.geohist-player').player;
  const times = [];
  const {overlay} = map;
  const draw = overlay.draw;
  overlay.draw = function (...args) {
    const start = performance.now();
    try { return draw.apply(this, args); } finally { times.push(performance.now() - start); }
  };
  watch.readback = false;
  shell.ctx.clock.setMode(mode);
  shell.ctx.clock.setSpeed(speed);
  shell.ctx.clock.play();
  for (let i = 0; i < 20; i++) await watch.nextFrame();
  watch.scripts.clear();
  times.length = watch.timers.length = 0;
  const frames = [];
  const rest = [];
  for (const end = performance.now() + 1000 * seconds; performance.now() < end; ) {
    const before = times.length;
    const stamp = await watch.nextFrame();
    await watch.pause();
    if (times.length === before) continue;
    frames.push(watch.scripts.get(stamp) ?? 0);
    rest.push(frames.at(-1) - times.slice(before).reduce((a, b) => a + b, 0));
  }
  shell.ctx.clock.pause();
  overlay.draw = draw;
  return {frames, rest, overlay: times, timers: [watch.timers.reduce((a, b) => a + b, 0) / seconds]};
}"""
# A day is set from outside; every frame's script until the map is at rest again belongs to the change.
DAYS = """async (days) => {
  const {store} = document.querySelector('.geohist-player').player;
  const out = [];
  watch.readback = false;
  for (const day of days) {
    for (let i = 0; i < 3; i++) await watch.nextFrame();
    watch.scripts.clear();
    const start = performance.now();
    store.set({day});
    const told = performance.now() - start;
    for (let i = 0; i < 4; i++) await watch.nextFrame();
    await watch.pause();
    out.push(told + [...watch.scripts.values()].reduce((a, b) => a + b, 0));
  }
  return out;
}"""
PAGE = """<!doctype html><meta charset="utf-8"><style>html,body{margin:0;height:100%}</style><div class="map" style="height:100%"></div>
<script type="module">import {mount} from 'PLAYER';
mount({parentElement: document.body, data: {atlas: '/bench-atlas.json', deck: 'DECK', links: {}, autoplay: false}});
</script>"""


def figures(found: Mapping[str, Sequence[float]]) -> list[Figure]:
    """Give a line for each kind of script time; those named in the issue with their target."""
    targets = {
        "a frame, free run at 30 days a second": 2.0,
        "a frame, beat to beat": 2.0,
        "a change of day, 15,000 cells, 100 of them change hands": 5.0,
    }
    return [Figure(name, values, "ms", most=targets.get(name), digits=2) for name, values in found.items()]


def open_grid(page: Any, address: str, addresses: Mapping[str, str], payload: Mapping[str, Any]) -> None:
    """Show a made-up payload in the served player."""
    html = PAGE.replace("PLAYER", addresses["player"]).replace("DECK", addresses["deck"])
    body = json.dumps(payload, separators=(",", ":"))
    page.route("**/bench.html", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.route("**/bench-atlas.json", lambda route: route.fulfill(body=body, content_type="application/json"))
    page.goto(f"{address}/bench.html")
    page.wait_for_selector(READY)
    page.wait_for_timeout(2000)


def measure(address: str, browser: Any, seconds: int = 12) -> tuple[dict[str, Any], dict[str, Any]]:
    """Measure the atlas playing, then grids of 15,000 and of 150 cells."""
    from geohist.service.routes import addresses

    found, baseline = {}, {}
    page = watched(browser)
    open_player(page, address, "1920-04-23")
    run = page.evaluate(FRAMES, [seconds, "free", 30])
    found["a frame, free run at 30 days a second"] = run["frames"]
    found["  of it zones, journeys, signs and names on their canvas"] = run["overlay"]
    found["  of it clock, panel, timeline, layers, deck.gl"] = run["rest"]
    found["  beside the frames, by timers, in a second (legend, reading panel)"] = run["timers"]
    found["a frame, beat to beat"] = page.evaluate(FRAMES, [2 * seconds, "beats", 4])["frames"]
    page.context.close()
    page = watched(browser, still=True)
    open_player(page, address, "1920-04-23")
    day = page.evaluate("document.querySelector('.geohist-player').player.store.get().day")
    found["a change of day, the atlas"] = page.evaluate(DAYS, [day + n for n in range(1, 60)])
    page.context.close()
    for size, rows in (((150, 100), found), ((15, 10), baseline)):
        payload = grid(*size, block=size[0] // 15)
        cells = f"{len(payload['cells']):,} cells"
        changed = len(payload["transfers"][0]["cells"])
        page = watched(browser, still=True)
        open_grid(page, address, addresses("none"), payload)
        rows[f"a change of day, {cells}, {changed} of them change hands"] = page.evaluate(DAYS, [FIRST + n for n in range(1, 41)])
        end = payload["span"][1] - 30
        rows[f"a change of day, {cells}, all change hands"] = page.evaluate(DAYS, [end - 1, end, end - 1, end, end - 1, end])
        rows[f"a change of day, {cells}, nothing changes"] = page.evaluate(DAYS, [end + n for n in range(1, 20)])
        page.context.close()
    return found, baseline


def main() -> None:
    with served(ROOT / "geodata") as address, chromium() as browser:
        found, baseline = measure(address, browser)
    print(table("Script time on the main thread", figures(found), figures(baseline)))


if __name__ == "__main__":
    main()
