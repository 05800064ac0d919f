"""One step of the day in the player, from the call to the drawn picture, beside the same step by a rerun of st.pydeck_chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from figures import ROOT, Figure, table
from tests.browser import chromium, served
from watching import atlas_parts, chart_served, features_on, fills_on, open_player, pixel_of, watched

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

STEP = """async ([day, point]) => {
  const {shell, map} = document.querySelector('.geohist-player').player;
  watch.at = map.project(point);
  watch.readback = true;
  map.redraw();
  for (let i = 0; i < 4; i++) await watch.nextFrame();
  const before = watch.frames.at(-1).pixel;
  const start = performance.now();
  shell.ctx.clock.scrub(day);
  return (await watch.changed(before, start)).t - start;
}"""
READY_TO_CLICK = """(at) => {
  watch.at = at;
  watch.readback = true;
  const button = [...document.querySelectorAll('button')].find((b) => b.textContent.includes('Next'));
  button.addEventListener('click', () => { watch.clicked = performance.now(); }, {capture: true, once: true});
}"""


def turning_day(parts: Mapping[str, Any]) -> tuple[int, int]:
    """Find the day on which most cells change colour, and the one of them nearest to the middle of the opening view."""
    lon, lat, _ = parts["opening"]["view"]
    best: tuple[int, int, list[int]] = (0, 0, [])
    for day in {transfer["day"] for transfer in parts["transfers"]}:
        before, after = fills_on(parts, day - 1), fills_on(parts, day)
        changed = [cell for cell, fill in enumerate(after) if fill != before[cell]]
        best = max(best, (len(changed), day, changed))
    middle = lambda cell: abs(parts["cells"][cell]["xy"][0] - lon) + abs(parts["cells"][cell]["xy"][1] - lat)  # noqa: E731
    return best[1], min(best[2], key=middle)


def figures(steps: Sequence[float], kilobytes: Sequence[float] = ()) -> list[Figure]:
    """Give the time of a step, and what it moved over the network where it moved anything."""
    rows = [Figure("one step to the drawn picture", steps, "ms")]
    return rows + ([Figure("sent for one step", kilobytes, "kB")] if kilobytes else [])


def measure_player(address: str, browser: Any, parts: Mapping[str, Any], times: int) -> list[float]:
    """Step over the turning day and back; give the milliseconds of the steps forward."""
    day, cell = turning_day(parts)
    page = watched(browser, still=True)
    open_player(page, address, "1920-04-23")
    point = parts["cells"][cell]["xy"]
    steps = []
    for _ in range(times):
        page.evaluate("(day) => document.querySelector('.geohist-player').player.shell.ctx.clock.scrub(day)", day - 1)
        page.wait_for_timeout(600)
        steps.append(page.evaluate(STEP, [day, point]))
    page.context.close()
    return steps


def measure_chart(browser: Any, parts: Mapping[str, Any], times: int) -> tuple[list[float], list[float]]:
    """Click through the same two days in a page of st.pydeck_chart; give milliseconds and kB of each step."""
    day, cell = turning_day(parts)
    view = parts["opening"]["view"]
    steps, sent = [], []
    with chart_served([features_on(parts, day - 1), features_on(parts, day)], view) as address:
        page = watched(browser, still=True)
        received = [0]
        page.on("websocket", lambda socket: socket.on("framereceived", lambda data: received.__setitem__(0, received[0] + len(data))))
        page.goto(address)
        canvas = page.wait_for_selector("[data-testid=stDeckGlJsonChart] canvas")
        page.wait_for_timeout(6000)
        box = canvas.bounding_box()
        at = pixel_of(parts["cells"][cell]["xy"], view, box["width"], box["height"])
        for _ in range(times):
            page.evaluate(READY_TO_CLICK, at)
            page.mouse.move(box["x"] + 5, box["y"] + 5)
            page.mouse.move(box["x"] + 60, box["y"] + 60)  # a frame with a readback, to know the colour before
            page.wait_for_timeout(500)
            before = page.evaluate("watch.frames.filter((f) => f.pixel).at(-1)?.pixel ?? [0, 0, 0, 0]")
            received[0] = 0
            page.get_by_role("button", name="Next").click()
            steps.append(page.evaluate("async (before) => (await watch.changed(before, watch.clicked)).t - watch.clicked", before))
            page.wait_for_timeout(1500)
            sent.append(received[0] / 1000)
        page.context.close()
    return steps, sent


def main() -> None:
    parts = atlas_parts(ROOT / "geodata")
    with chromium() as browser:
        with served(ROOT / "geodata") as address:
            player = measure_player(address, browser, parts, 9)
        chart = measure_chart(browser, parts, 9)
    print(table("One step of the day", [*figures(player), Figure("sent for one step", [0], "kB", most=0)], figures(*chart)))


if __name__ == "__main__":
    main()
