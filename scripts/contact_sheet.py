"""Twelve dates at three widths as one picture: what the page looks like, to be looked at.

python scripts/contact_sheet.py [OUT]     (needs the test environment and Debian's Chromium)

Serves the atlas, opens each date in a real browser, and writes ``docs/pictures/contact-<width>.webp`` and the README's ``page.png``.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser import chromium, served  # noqa: E402 - the tests' browser is not a package

DATES = {
    "1914-06-01": "tr",
    "1916-08-10": "en",
    "1918-03-03": "tr",
    "1918-09-15": "en",
    "1919-06-01": "tr",
    "1920-04-28": "en",
    "1920-07-20": "tr",
    "1920-12-02": "en",
    "1921-03-16": "en",
    "1922-09-09": "tr",
    "1936-07-20": "en",
    "1939-07-23": "tr",
}
WIDTHS = {1400: 900, 1024: 768, 390: 844}
COLUMNS = {1400: 3, 1024: 3, 390: 6}
THUMB = {1400: 700, 1024: 640, 390: 320}


def main(out: Path) -> None:
    """Take every picture and lay them out, one sheet a width."""
    out.mkdir(parents=True, exist_ok=True)
    with served(ROOT / "geodata") as address, chromium() as browser:
        for width, height in WIDTHS.items():
            page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
            shots = []
            for date, lang in DATES.items():
                page.goto("about:blank")
                page.goto(f"{address}/#date={date}&lang={lang}")
                page.wait_for_selector("[data-ready=true]", timeout=90_000)
                page.wait_for_timeout(1500)  # fades end
                shots.append(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
                print(f"{width} {date}")
                if width == max(WIDTHS) and date == "1921-03-16":
                    shots[-1].quantize(255).save(out / "page.png", optimize=True)
            page.close()
            sheet(shots, COLUMNS[width], THUMB[width]).save(out / f"contact-{width}.webp", quality=72, method=6)


def sheet(shots: list[Image.Image], columns: int, wide: int) -> Image.Image:
    """Lay pictures out in columns, each ``wide`` pixels wide, with a little air between."""
    high = round(shots[0].height * wide / shots[0].width)
    rows = -(-len(shots) // columns)
    paper = Image.new("RGB", (columns * (wide + 12) + 12, rows * (high + 12) + 12), "#F3EEE2")
    for number, shot in enumerate(shots):
        row, column = divmod(number, columns)
        paper.paste(shot.resize((wide, high), Image.Resampling.LANCZOS), (12 + column * (wide + 12), 12 + row * (high + 12)))
    return paper


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
