"""The atlas as files for other programs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from geohist.errors import GeohistError
from geohist.export.aside import put_in_place, written_aside
from geohist.files.problems import close

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from geohist.atlas import Atlas
    from geohist.export.choice import Choice

    Writer = Callable[[Atlas, Choice, Path], None]

__all__ = ["FORMATS", "edges_of", "write"]


_WRITERS = {
    "qgis": "qgis.package:write_package",
    "gpkg": "qgis.package:write_styled",
    "geojson": "geojson:write_geojson",
    "flatgeobuf": "files_by_layer:write_flatgeobuf",
    "geoparquet": "files_by_layer:write_parquet",
    "shapefile": "shapefiles:write_shapefiles",
    "csv": "files_by_layer:write_csv",
    "pmtiles": "files_by_layer:write_pmtiles",
    "kml": "kml:write_kml",
    "kmz": "kml:write_kmz",
    "linked-places": "linked_places:write_linked_places",
    "annotations": "annotations:write_annotations",
    "mf-json": "moving:write_moving",
    "citations": "citations:write_citations",
}


def _writer(form: str) -> Writer:
    """Load what writes a format, and with it the libraries that only this format needs."""
    from importlib import import_module

    module, _, name = _WRITERS[form].partition(":")
    made: Writer = getattr(import_module(f"geohist.export.{module}"), name)
    return made


FORMATS = tuple(_WRITERS)
"""The formats."""


def write(
    atlas: Atlas,
    form: str,
    out_dir: str | Path,
    *,
    layers: Iterable[str] = (),
    span: str = "",
    area: Iterable[float] = (),
    language: str = "",
    simplify: float = 0.0,
    tell: Callable[[str, int, int], None] | None = None,
) -> list[Path]:
    """Write the atlas, or a part of it, in one format into a folder, with README and licences; give the files written, the main one first.

    The files are written aside and moved into place when all are whole, so that nothing half-written stays.

    Args:
        atlas: The atlas.
        form: One of ``FORMATS``.
        out_dir: The folder; it is made if it is not there.
        layers: Names of the layers wanted, all if none is named.
        span: EDTF; what holds on no day of it is left out.
        area: West, south, east, north in degrees; what touches no point of it is left out.
        language: Of names, labels and legends; the atlas's first if none is named.
        simplify: Leave out details of the shapes smaller than so many kilometres; neighbours stay together.
        tell: Told before each layer: its name, its number from 1, and how many there are.

    Raises:
        GeohistError: There is no such format, layer, span, area, language or simplification, nothing is left, or the folder cannot be
            written to.
    """
    from geohist.export.choice import choose
    from geohist.export.tables import NAMES, uncollected

    if form not in FORMATS:
        raise GeohistError("no such export format", expected=", ".join(FORMATS), given=form, nearest=close(form, FORMATS))
    choice = choose(atlas, NAMES, layers=layers, span=span, area=area, language=language, simplify=simplify)
    target = Path(out_dir)
    with written_aside(target) as aside, uncollected():
        names = _write_aside(atlas, form, replace(choice, tell=tell), aside)
        put_in_place(aside, target, names)
    return [target / name for name in names]


def edges_of(area: str) -> tuple[float, ...]:
    """Read an area written as ``west,south,east,north``; empty for none.

    Raises:
        GeohistError: It is not made of numbers.
    """
    try:
        return tuple(float(edge) for edge in area.split(",")) if area else ()
    except ValueError:
        raise GeohistError("no such area", expected="west,south,east,north in degrees", given=area) from None


def _write_aside(atlas: Atlas, form: str, choice: Choice, aside: Path) -> list[Path]:
    from geohist.export.readme import write_checksums, write_readme

    _writer(form)(atlas, choice, aside)
    names = [file.relative_to(aside) for file in aside.rglob("*") if file.is_file()]
    if not names:
        raise GeohistError("nothing of the atlas is in the selection", given=choice.sentence())
    names = sorted(names, key=lambda name: (_RANK.get(name.suffix, 2), str(name)))
    names += write_readme(atlas, form, choice, aside)
    names += write_checksums(names, aside)
    return names


_RANK = {".qgz": 0, ".gpkg": 1}
