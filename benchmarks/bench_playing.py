"""What twenty seconds of playing ask of the network, and how many WebGL contexts twenty page changes need, beside st.pydeck_chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from figures import ROOT, Figure, table
from tests.browser import chromium, served
from watching import atlas_parts, chart_served, features_on, open_player, watched

if TYPE_CHECKING:
    from collections.abc import Mapping

SECONDS = 20
CHANGES = 20
CHART = "[data-testid=stDeckGlJsonChart] canvas"


class Traffic:
    """Counts what a page asks and is told from the moment it is made; `take` gives the counts since the last `take`."""

    def __init__(self, page: Any) -> None:
        self.counts = {"requests": 0, "messages": 0}
        page.on("request", lambda _: self.count("requests"))
        page.on("websocket", self._listen)

    def _listen(self, socket: Any) -> None:
        socket.on("framesent", lambda _: self.count("messages"))
        socket.on("framereceived", lambda _: self.count("messages"))

    def count(self, kind: str) -> None:
        """Add one."""
        self.counts[kind] += 1

    def take(self) -> dict[str, int]:
        """Give the counts and begin again."""
        taken, self.counts = self.counts, dict.fromkeys(self.counts, 0)
        return taken


def figures(found: Mapping[str, float], targets: Mapping[str, float]) -> list[Figure]:
    """Give a line a count."""
    return [Figure(what, [number], "", most=targets.get(what), digits=0) for what, number in found.items()]


def measure_player(address: str, browser: Any) -> dict[str, float]:
    """Play, then go to the help page and back again and again."""
    page = watched(browser)
    traffic = Traffic(page)
    open_player(page, address, "1920-04-23")
    page.keyboard.press("Space")
    page.wait_for_selector(".geohist-player[data-playing=true]")
    traffic.take()
    first = page.get_attribute(".geohist-player", "data-day")
    page.wait_for_timeout(1000 * SECONDS)
    asked = traffic.take()
    if page.get_attribute(".geohist-player", "data-day") == first:
        raise AssertionError("the clock stood still: nothing was measured")
    page.keyboard.press("Space")
    for _ in range(CHANGES // 2):
        page.locator(".geohist-player nav a", has_text="Help").click()
        page.wait_for_selector("h1:has-text('Help')")
        page.locator("[data-testid=stPageLink] a", has_text="Atlas").click()
        page.wait_for_selector(".geohist-player[data-ready=true]")
    contexts, made = page.evaluate("[watch.alive(), watch.contexts.length]")
    page.context.close()
    return {
        f"requests in {SECONDS} s of playing": asked["requests"],
        f"websocket messages in {SECONDS} s of playing": asked["messages"],
        f"WebGL contexts alive after {CHANGES} page changes": contexts,
        "WebGL contexts ever made, the probe of the start among them": made,
    }


def measure_chart(browser: Any, parts: Mapping[str, Any]) -> dict[str, float]:
    """Count what one rerun asks, and the contexts of a chart left and found again as often."""
    day = parts["opening"]["day"]
    with chart_served([features_on(parts, day), features_on(parts, day + 1000)], parts["opening"]["view"]) as address:
        page = watched(browser)
        traffic = Traffic(page)
        page.goto(address)
        page.wait_for_selector(CHART)
        page.wait_for_timeout(4000)
        traffic.take()
        page.get_by_role("button", name="Next").click()
        page.wait_for_timeout(4000)
        asked = traffic.take()
        for _ in range(CHANGES // 2):
            page.get_by_role("button", name="Elsewhere").click()
            page.wait_for_selector("h2:has-text('Elsewhere')")
            page.get_by_role("button", name="Elsewhere").click()
            page.wait_for_selector(CHART)
        page.wait_for_timeout(2000)
        contexts, made = page.evaluate("[watch.alive(), watch.contexts.length]")
        page.context.close()
    return {
        "requests for one step of st.pydeck_chart": asked["requests"],
        "websocket messages for one step": asked["messages"],
        f"WebGL contexts alive after {CHANGES} changes": contexts,
        "WebGL contexts ever made": made,
    }


def main() -> None:
    targets = {
        f"requests in {SECONDS} s of playing": 0,
        f"websocket messages in {SECONDS} s of playing": 0,
        f"WebGL contexts alive after {CHANGES} page changes": 1,
    }
    with chromium() as browser:
        with served(ROOT / "geodata") as address:
            player = measure_player(address, browser)
        chart = measure_chart(browser, atlas_parts(ROOT / "geodata"))
    print(table("What playing asks", figures(player, targets), figures(chart, {})))


if __name__ == "__main__":
    main()
