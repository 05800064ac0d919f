# ruff: noqa: INP001 - a script beside the files it makes, not part of the package
"""Subset the two faces of the atlas from Debian's font packages, rename them, write TTF, WOFF2 and the manifest.

Run as ``python src/geohist/player/fonts/make_fonts.py`` on a machine with fonts-sil-gentiumplus and fonts-noto-extra. The subsets are
renamed because "Gentium" is a Reserved Font Name under the SIL Open Font License.
"""

import hashlib
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
DEBIAN = Path("/usr/share/fonts/truetype")

LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x180), 0x18F, 0x259, 0x218, 0x219, 0x21A, 0x21B, 0x1E9E, 0x2BC, 0x2C6, 0x2DC]
GREEK = [*range(0x386, 0x3CF)]
CYRILLIC = [*range(0x400, 0x460), 0x490, 0x491]
PUNCTUATION = [*range(0x2010, 0x2028), 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC, 0x20BA, 0x2116, 0x2190, 0x2192]
SIGNS = [0x2212, 0x2248, 0x2260, 0x2264, 0x2265, 0x394, 0x25CC, 0x300, 0x301, 0x302, 0x306, 0x307, 0x308, 0x327, 0x331]
LETTERS = sorted({*LATIN, *GREEK, *CYRILLIC, *PUNCTUATION, *SIGNS})

FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "lnum", "tnum", "pnum"]


@dataclass(frozen=True)
class Face:
    """One face: where it comes from, and what it is called here."""

    source: str
    package: str
    file: str
    family: str
    style: str
    weight: int
    italic: bool = False


FACES = (
    Face("gentiumplus/GentiumPlus-Regular.ttf", "fonts-sil-gentiumplus", "serif-400", "Geohist Serif", "Regular", 400),
    Face("gentiumplus/GentiumPlus-Italic.ttf", "fonts-sil-gentiumplus", "serif-400-italic", "Geohist Serif", "Italic", 400, italic=True),
    Face("gentiumplus/GentiumPlus-Bold.ttf", "fonts-sil-gentiumplus", "serif-700", "Geohist Serif", "Bold", 700),
    Face("noto/NotoSans-SemiCondensed.ttf", "fonts-noto-extra", "sans-400", "Geohist Sans", "Regular", 400),
    Face("noto/NotoSans-SemiCondensedMedium.ttf", "fonts-noto-extra", "sans-500", "Geohist Sans", "Medium", 500),
    Face("noto/NotoSans-SemiCondensedSemiBold.ttf", "fonts-noto-extra", "sans-600", "Geohist Sans", "SemiBold", 600),
)

BASIC_STYLES = ("Regular", "Italic", "Bold")


def make(face: Face) -> dict[str, object]:
    """Write one face as TTF and WOFF2 and return its line of the manifest."""
    from fontTools import subset, ttLib  # type: ignore[import-untyped]

    options = subset.Options(layout_features=FEATURES, hinting=False, desubroutinize=True, name_IDs=[0, 13, 14], notdef_outline=True)
    font = subset.load_font(str(DEBIAN / face.source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    rename(font, face)
    font["OS/2"].usWeightClass = face.weight
    font["head"].modified = font["head"].created  # the same input gives the same bytes
    font.recalcTimestamp = False
    with tempfile.TemporaryDirectory(dir=HERE) as scratch:
        for suffix, flavor in (("ttf", None), ("woff2", "woff2")):
            font.flavor = flavor
            fresh = Path(scratch) / f"{face.file}.{suffix}"
            font.save(fresh)
            fresh.replace(HERE / fresh.name)
    letters = len(ttLib.TTFont(HERE / f"{face.file}.ttf").getBestCmap())
    original = (DEBIAN / face.source).read_bytes()
    return {
        "file": face.file,
        "family": face.family,
        "weight": face.weight,
        "style": "italic" if face.italic else "normal",
        "letters": letters,
        "from": Path(face.source).name,
        "package": face.package,
        "from_sha256": hashlib.sha256(original).hexdigest(),
        "licence": "OFL-1.1",
    }


def rename(font: Any, face: Face) -> None:
    """Give the subset its own name in every name record that readers show."""
    names = font["name"]
    basic = face.style in BASIC_STYLES
    words = {
        1: face.family if basic else f"{face.family} {face.style}",
        2: face.style if basic else "Regular",
        3: f"{face.family} {face.style}; subset for geohist",
        4: f"{face.family} {face.style}",
        5: "Version 1.0",
        6: f"{face.family.replace(' ', '')}-{face.style}",
        16: face.family,
        17: face.style,
    }
    for number, text in words.items():
        names.setName(text, number, 3, 1, 0x409)


def main() -> None:
    """Make all faces and the manifest."""
    lines = [make(face) for face in FACES]
    manifest = HERE / "manifest.json"
    fresh = manifest.with_suffix(".json.tmp")
    fresh.write_text(json.dumps({"faces": lines}, indent=1) + "\n", encoding="utf-8")
    fresh.replace(manifest)


if __name__ == "__main__":
    main()
