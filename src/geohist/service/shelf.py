"""The atlas being served: opened once, opened again when one of its files changes, or the findings that keep it shut."""

from __future__ import annotations

import gzip
import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from geohist.errors import GeohistError

if TYPE_CHECKING:
    from geohist.atlas import Atlas

ATLAS_VARIABLE = "GEOHIST_ATLAS"
"""Environment variable that names the atlas folder; ``geohist serve`` sets it."""


@dataclass(frozen=True)
class Shelf:
    """What is served now: the atlas with its gzipped payload, or why it cannot be opened."""

    folder: Path
    atlas: Atlas | None
    payload_gz: bytes
    problem: GeohistError | None

    @property
    def version(self) -> str:
        """Version of the data, empty while the atlas is broken."""
        return self.atlas.version if self.atlas else ""


_lock = threading.Lock()
_shelves: dict[Path, tuple[float, Shelf]] = {}


def atlas_folder() -> Path:
    """Give the folder of the atlas to serve: from the environment, or ``geodata`` beside the source tree."""
    named = os.environ.get(ATLAS_VARIABLE)
    return Path(named) if named else Path(__file__).parents[3] / "geodata"


def shelf(folder: Path | None = None) -> Shelf:
    """Open the atlas, or give the one that is open if no file of it has changed; safe to call from many threads."""
    folder = (folder or atlas_folder()).resolve()
    with _lock:
        changed = _last_change(folder)
        kept = _shelves.get(folder)
        if kept is None or kept[0] != changed:
            _shelves[folder] = (changed, _open(folder))
        return _shelves[folder][1]


def _open(folder: Path) -> Shelf:
    import geohist
    from geohist.scene import payload

    try:
        atlas = geohist.open(folder)
        body = payload(atlas)
    except GeohistError as error:
        return Shelf(folder, None, b"", error)
    return Shelf(folder, atlas, gzip.compress(body, 9, mtime=0), None)


def _last_change(folder: Path) -> float:
    return max((file.stat().st_mtime for file in folder.rglob("*") if file.is_file()), default=0.0)
