"""Makes the pictures of the README's gallery by the very commands that stand beside them: python scripts/gallery.py [NAME …]."""
# ruff: noqa: S603, S607 - the programs are our own, Poppler's and LibreOffice

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "README.md"
PICTURES = ROOT / "docs" / "pictures"
WIDE = 1280
"""Width of a picture in the gallery, pixels."""
COLOURS = 250
DETAIL = "1120 330 480 270"
"""The piece of an SVG that is shown, in its own pixels."""
FRAMES = (0.0, 0.34, 0.67, 1.0)
"""Which frames of the film make its strip, as shares of its length."""


def commands() -> dict[str, list[str]]:
    """Read the gallery's commands from the document: what makes a picture, by the name of the file it writes."""
    block = re.search(r"<!-- gallery -->\n```sh\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    if block is None:
        raise SystemExit(f"{DOCUMENT}: there is no gallery in it")
    lines = [shlex.split(line, comments=True) for line in block[1].splitlines() if line.startswith("geohist ")]
    return {words[words.index("-o") + 1]: words for words in lines}


def main() -> None:
    """Run the commands and bring what they make to the size of a gallery."""
    chosen = sys.argv[1:]
    geohist = Path(sys.executable).parent / "geohist"
    with tempfile.TemporaryDirectory() as folder:
        for name, words in commands().items():
            if chosen and not any(part in name for part in chosen):
                continue
            subprocess.run([str(geohist), *words[1:], "--atlas", str(ROOT / "geodata")], cwd=folder, check=True)
            made = Path(folder) / name
            target = PICTURES / f"gallery-{'slide' if made.suffix == '.pptx' else made.stem}.png"
            {".png": still, ".svg": vector, ".pptx": slide, ".mp4": strip}[made.suffix](made, target)
            print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1000:.0f} kB, {shlex.join(words)}")


def still(made: Path, target: Path) -> None:
    """Bring a picture to the gallery's width."""
    from PIL import Image

    with Image.open(made) as picture:
        _save(picture.convert("RGB"), target)


def vector(made: Path, target: Path) -> None:
    """Show a piece of an SVG, larger than it is drawn, as Chromium draws it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDE, "height": WIDE * 9 // 16})
        page.set_content(f'<body style="margin:0">{made.read_text("utf-8").partition("?>")[2]}</body>')
        sizes = {"viewBox": DETAIL, "width": str(WIDE), "height": str(WIDE * 9 // 16)}
        page.evaluate("(sizes) => Object.entries(sizes).forEach((pair) => document.querySelector('svg').setAttribute(...pair))", sizes)
        page.evaluate("document.fonts.ready.then(() => true)")
        page.screenshot(path=target)
        browser.close()
    still(target, target)


def slide(made: Path, target: Path) -> None:
    """Show a slide as LibreOffice draws it."""
    profile = f"-env:UserInstallation=file://{made.parent}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", made.parent, made], check=True, capture_output=True
    )
    page = ["-r", "110", "-f", "8", "-l", "8", "-singlefile"]
    subprocess.run(["pdftoppm", "-png", *page, made.with_suffix(".pdf"), made.with_suffix("")], check=True)
    still(made.with_suffix(".png"), target)


def strip(made: Path, target: Path) -> None:
    """Show four frames of a film, two and two."""
    import imageio_ffmpeg
    import numpy as np
    from PIL import Image

    reader = imageio_ffmpeg.read_frames(str(made))
    width, height = next(reader)["size"]
    pictures = [np.frombuffer(frame, np.uint8).reshape(height, width, 3) for frame in reader]
    chosen = [pictures[round(share * (len(pictures) - 1))] for share in FRAMES]
    _save(Image.fromarray(np.vstack([np.hstack(chosen[:2]), np.hstack(chosen[2:])])), target)


def _save(picture: object, target: Path) -> None:
    import numpy as np
    from PIL import Image

    from geohist.lecture.palette import in_few_colours

    assert isinstance(picture, Image.Image)  # noqa: S101 - for the type checker
    if picture.width > WIDE:
        picture = picture.resize((WIDE, round(picture.height * WIDE / picture.width)), Image.Resampling.LANCZOS)
    in_few_colours(np.asarray(picture), COLOURS).save(target, "PNG", optimize=True)


if __name__ == "__main__":
    main()
