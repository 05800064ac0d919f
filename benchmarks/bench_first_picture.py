"""Seconds from navigation to the first whole picture on a warm server, beside a page that holds one st.pydeck_chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from figures import ROOT, Figure, table
from tests.browser import chromium, served
from watching import READY, atlas_parts, chart_served, features_on, watched

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SEEN = "() => document.querySelector('.geohist-player[data-ready=true]') && performance.now()"
# The chart is there when its middle shows something: land or none, an untouched canvas is transparent.
CHART = """() => watch.frames.find(({pixel}) => pixel && pixel[3] > 0)?.t ?? false"""
READBACK = "window.watch.readback = true"


def figures(found: Mapping[str, Sequence[float]]) -> list[Figure]:
    """Give a line for each kind of visit, in seconds."""
    return [Figure(name, [ms / 1000 for ms in values], "s", digits=2) for name, values in found.items()]


def visits(browser: Any, address: str, condition: str, times: int, *, again: bool, script: str = "") -> list[float]:
    """Open an address; give the milliseconds from the start of navigation until the condition gives a time.

    `again` lets the browser keep what it fetched before.
    """
    out = []
    page = None
    for n in range(times + again):
        if page is None or not again:
            page = watched(browser)
            if script:
                page.context.add_init_script(script)
        page.goto("about:blank")
        page.goto(address, wait_until="commit")
        ms = page.wait_for_function(condition, polling=20).json_value()
        if n or not again:
            out.append(ms)
        if not again:
            page.context.close()
    if again:
        page.context.close()
    return out


def main() -> None:
    parts = atlas_parts(ROOT / "geodata")
    day, view = parts["opening"]["day"], parts["opening"]["view"]
    with chromium() as browser:
        with served(ROOT / "geodata") as address:
            warm = watched(browser)
            warm.goto(address)
            warm.wait_for_selector(READY)
            warm.context.close()
            player = {
                "first visit": visits(browser, address, SEEN, 5, again=False),
                "later visit": visits(browser, address, SEEN, 5, again=True),
            }
        with chart_served([features_on(parts, day)], view) as address:
            visits(browser, address, CHART, 1, again=False, script=READBACK)
            chart = {
                "first visit": visits(browser, address, CHART, 5, again=False, script=READBACK),
                "later visit": visits(browser, address, CHART, 5, again=True, script=READBACK),
            }
    print(table("From navigation to the first whole picture", figures(player), figures(chart)))


if __name__ == "__main__":
    main()
