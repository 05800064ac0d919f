"""The README and the licences that go with every export."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from geohist.atlas import Atlas

_TEXT = """{title}
geohist atlas {id}, data version {version}, {form}

Cite as: the geohist authors, {title}, data version {version}.

Dates: start and end are days, both inclusive; an empty end is open. t_start and t_end (GeoPackage) are the same days from 00:00:00 to
23:59:59: set these two in the temporal properties of a layer. date is EDTF (ISO 8601-2).
Coordinates: WGS 84 longitude and latitude, degrees (EPSG:4326).
title_tr and title_en are flat copies of title. claims and the other nested columns are JSON.
territories say who is in control on a day (polity), in which capacity, and who is sovereign; claims and proposals are in zones.

Licences
  Data, territory, translations   CC BY 4.0, the geohist authors
  Base geometry                   Natural Earth, public domain
  Coordinates of places           GeoNames, CC BY 4.0
  Railways (railways, rail_legs)  (c) OpenStreetMap contributors, Open Database License 1.0
  Quotations                      (c) their authors; short excerpts for scholarship, each cited
"""


def write_readme(atlas: Atlas, form: str, folder: Path) -> None:
    """Write ``README.txt`` with citation, conventions and licences."""
    text = _TEXT.format(title=atlas.title.say("en"), id=atlas.id, version=atlas.version, form=form)
    (folder / "README.txt").write_text(text, "utf-8")
