"""What goes with every export: README with citation, conventions and licences, and checksums."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geohist.atlas import Atlas
    from geohist.export.choice import Choice

README = "README.txt"
CHECKSUMS = "SHA256SUMS.txt"

_TEXT = """{title}
geohist atlas {id}, data version {version}, format {form}
{choice}

Cite as: the geohist authors, {title}, geohist atlas {id}, data version {version}.

{how}Dates      start and end are days, both inclusive; an empty end is open. t_start and t_end are the same days from 00:00:00 to 23:59:59:
           these two belong in the temporal properties of a layer. date is EDTF (ISO 8601-2). New Style (Gregorian) throughout.
Positions  WGS 84 longitude and latitude, degrees (EPSG:4326). accuracy_km says how well a line is known; km2 is geodesic.
Columns    title_tr and title_en are flat copies of title. claims and the other nested columns are JSON. Excerpt keys are source#id.
Territory  territories say who is in control on a day (polity), in which capacity, and who is sovereign; claims and proposals are in zones.
{notes}
Licences
  Data, territory, translations   CC BY 4.0, the geohist authors: https://creativecommons.org/licenses/by/4.0/
  Base geometry                   Natural Earth, public domain
  Coordinates of places           GeoNames, CC BY 4.0
{rails}  Quotations                      (c) their authors; short excerpts for scholarship, each cited
  Software                        geohist, see its LICENSE

{checksums} has the fingerprint of every file: sha256sum -c {checksums}
"""

_RAILS = (
    "  Railways (railways, rail_legs)  (c) OpenStreetMap contributors, Open Database License 1.0: these layers stay under it\n"
    "                                  https://opendatacommons.org/licenses/odbl/1-0/\n"
)
_SIMPLIFIED = (
    "Shapes     simplified: territories, borders, transfers and cells together, so that neighbours still meet, no gap, no overlap; land,\n"
    "           waters, railways and journeys one by one. km2 and length_km are of the full shapes; editable layers are as they were.\n"
)
_WITHOUT_RAILS = ("linked-places", "annotations", "citations")

_HOW = {
    "qgis": (
        "Open geohist.qgz in QGIS (3.22 or later) and press play in the Temporal Controller (the clock in the toolbar).\n"
        "The same project is inside geohist.gpkg.\n"
        "After editing places, events, letters, missions, treaties, routes, zones or cuts there: geohist import geohist.gpkg\n\n"
    ),
    "gpkg": "Each layer carries its style and its time as default style (table layer_styles).\n\n",
}


def write_readme(atlas: Atlas, form: str, choice: Choice, folder: Path, notes: str = "") -> list[Path]:
    """Write ``README.txt``; give its name."""
    text = _TEXT.format(
        title=atlas.title.say("en"),
        id=atlas.id,
        version=atlas.version,
        form=form,
        choice=choice.sentence(),
        how=_HOW.get(form, ""),
        notes=notes + (_SIMPLIFIED if choice.simplify else ""),
        rails=_RAILS if _has_rails(atlas, form, choice) else "",
        checksums=CHECKSUMS,
    )
    (folder / README).write_text(text, "utf-8")
    return [Path(README)]


def _has_rails(atlas: Atlas, form: str, choice: Choice) -> bool:
    files = {"railways": "rail/lines.geojson", "rail_legs": "rail/legs.geojson"}
    return form not in _WITHOUT_RAILS and any(choice.takes_layer(name) and (atlas.root / file).is_file() for name, file in files.items())


def write_checksums(names: Iterable[Path], folder: Path) -> list[Path]:
    """Write the SHA-256 of each file as ``sha256sum`` reads it; give the name of the list."""
    lines = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name.as_posix()}" for name in names]
    (folder / CHECKSUMS).write_text("\n".join(sorted(lines, key=lambda line: line[66:])) + "\n", "utf-8")
    return [Path(CHECKSUMS)]
