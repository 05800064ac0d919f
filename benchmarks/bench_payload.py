"""How large the atlas sent to the browser is, gzipped, part by part, beside the canonical files it is made from."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

from figures import ROOT, Figure, table
from watching import atlas_parts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def gzipped(data: bytes) -> float:
    """Give the gzipped size in kB (1,000 bytes), as the service compresses it."""
    return len(gzip.compress(data, 9, mtime=0)) / 1000


def encoded(value: Any) -> bytes:
    """Write a part as the payload does."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def figures(parts: Mapping[str, Any], least: float = 1.0) -> list[Figure]:
    """Give the size of the whole and of each part above `least` kB; parts compressed alone add up to a little more than the whole."""
    whole = encoded(parts)
    sizes = {f"of it {name}": gzipped(encoded(value)) for name, value in parts.items() if name != "topology"}
    sizes |= {f"of it topology.{name}": gzipped(encoded(value)) for name, value in parts.get("topology", {}).items()}
    rows = [Figure("atlas, gzipped", [gzipped(whole)], "kB", most=800), Figure("atlas, as it unpacks", [len(whole) / 1000], "kB")]
    return rows + [Figure(name, [size], "kB") for name, size in sorted(sizes.items(), key=lambda item: -item[1]) if size >= least]


def canonical(folder: Path) -> list[Figure]:
    """Give the gzipped size of the atlas's own files that carry the same matter."""
    files = [file for kind in ("*.geojson", "*.json", "*.csv", "*.toml") for file in folder.rglob(kind)]
    return [Figure(f"the {len(files)} canonical files, gzipped", [sum(gzipped(file.read_bytes()) for file in files)], "kB")]


def main() -> None:
    folder = ROOT / "geodata"
    print(table("The atlas sent to the browser", figures(atlas_parts(folder)), canonical(folder)))


if __name__ == "__main__":
    main()
