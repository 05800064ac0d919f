"""From base units and drawn lines to cells: noded together, cut into faces, each face named by the one inner point in it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from geohist.build.area import area_km2
from geohist.errors import GeohistError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geohist.model import Cell, Cut

GRID = 1e-4
"""Degrees: the grid on which every line of the atlas is noded."""
SCRAP_KM2 = 5.0
"""Square kilometres: what a line may leave over at an edge."""
CELLS, UNITS, CUTS = "territory/cells.csv", "territory/units.geojson", "territory/cuts.geojson"


def cell_shapes(cells: Mapping[str, Cell], units: Mapping[str, Any], cuts: Mapping[str, Cut]) -> dict[str, Any]:
    """Give the shape of every cell as shapely polygons in degrees (WGS 84): a coverage without gap or overlap.

    A unit named by one cell belongs to it whole. A unit named by several is cut, and each of its faces goes to the cell whose inner
    point lies in it. An island of a cut unit goes to the nearest of its cells, a scrap that a line leaves at an edge (under
    ``SCRAP_KM2``) to the cell it touches longest.

    Raises:
        GeohistError: A unit is named by no cell or does not exist, or a face holds no inner point or more than one.
    """
    import shapely

    claimed = _claims(cells, units)
    wholes = {unit: cell for unit, (cell, *others) in claimed.items() if not others}
    parted = sorted(unit for unit in claimed if unit not in wholes)
    outlines = [shapely.boundary(shape) for shape in units.values()]
    drawn = [shapely.geometry.shape(dict(cut.geometry)) for cut in cuts.values()]
    noded = shapely.union_all([*outlines, *drawn], grid_size=GRID)
    faces = shapely.get_parts(shapely.polygonize([noded]))
    names, shapes = list(units), list(units.values())
    tree = shapely.STRtree(shapes)
    pieces: dict[str, list[Any]] = defaultdict(list)
    loose: list[tuple[Any, str]] = []
    for face, unit in zip(*tree.query(shapely.point_on_surface(faces), predicate="within"), strict=True):
        cell = wholes.get(names[unit]) or _named(faces[face], names[unit], [cells[one] for one in claimed[names[unit]]])
        if cell:
            pieces[cell].append(faces[face])
        else:
            loose.append((faces[face], names[unit]))
    for unit in parted:
        for cell in claimed[unit]:
            if not pieces[cell]:
                raise _outside(cells[cell])
    for face, unit in loose:
        pieces[_nearest(face, unit, {cell: shapely.union_all(pieces[cell]) for cell in claimed[unit]})].append(face)
    made = {cell: shapely.union_all(pieces[cell]) for cell in sorted(cells)}
    for cell, shape in made.items():
        if not shape.covers(shapely.Point(cells[cell].lon, cells[cell].lat)):
            raise _outside(cells[cell])
    return made


def _claims(cells: Mapping[str, Cell], units: Mapping[str, Any]) -> dict[str, list[str]]:
    claimed: dict[str, list[str]] = defaultdict(list)
    for cell in cells.values():
        if not cell.units:
            raise GeohistError("the cell names no base unit", file=CELLS, record=cell.id, field="units")
        for unit in cell.units:
            if unit not in units:
                raise GeohistError("no such base unit", file=CELLS, record=cell.id, field="units", given=unit)
            claimed[unit].append(cell.id)
    for unit in units:
        if unit not in claimed:
            raise GeohistError("the base unit belongs to no cell", file=UNITS, record=unit)
    return claimed


def _named(face: Any, unit: str, cells: Iterable[Cell]) -> str | None:
    """Give the id of the one cell whose inner point lies in a face of a unit that is cut, None if there is none."""
    import shapely

    inside = [cell.id for cell in cells if face.covers(shapely.Point(cell.lon, cell.lat))]
    if len(inside) > 1:
        where = _where(face, unit)
        raise GeohistError(f"{where} holds the inner points of {' and '.join(inside)}; a cut must divide them", file=CUTS)
    return inside[0] if inside else None


def _nearest(face: Any, unit: str, shapes: Mapping[str, Any]) -> str:
    """Give the cell an island or a scrap of a cut unit falls to."""
    touching = {cell: shape.intersection(face).length for cell, shape in shapes.items()}
    longest = max(touching, key=lambda cell: (touching[cell], cell))
    if not touching[longest]:
        return min(shapes, key=lambda cell: (shapes[cell].distance(face), cell))
    if area_km2(face) > SCRAP_KM2:
        raise GeohistError(f"{_where(face, unit)} holds no inner point; move a cut or name a cell for it", file=CUTS)
    return longest


def _where(face: Any, unit: str) -> str:
    import shapely

    at = shapely.point_on_surface(face)
    return f"the face of {unit} round {at.x:.3f} {at.y:.3f} ({area_km2(face):.0f} km²)"


def _outside(cell: Cell) -> GeohistError:
    given = f"{cell.lon} {cell.lat}"
    return GeohistError("the inner point lies outside its cell", file=CELLS, record=cell.id, field="lon, lat", given=given)


def cells_layer(cells: Mapping[str, Cell], shapes: Mapping[str, Any]) -> bytes:
    """Give ``cells.geojson``: every cell with its titles, groups, units and geodesic area (km², rounded to 1)."""
    from shapely.geometry import mapping

    from geohist.canonical import feature_collection

    return feature_collection(
        {
            "properties": {
                "id": cell.id,
                "title": dict(cell.title),
                "lon": cell.lon,
                "lat": cell.lat,
                "km2": round(area_km2(shapes[cell.id])),
                "groups": list(cell.groups),
                "units": list(cell.units),
                "note": cell.note,
            },
            "geometry": mapping(shapes[cell.id]),
        }
        for cell in cells.values()
    )
