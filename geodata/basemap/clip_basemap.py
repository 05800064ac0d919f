"""Cut the base layers of the atlas out of published packages: land, lakes and rivers; seas are label points of our own.

Usage: ``python clip_basemap.py --magics DIR`` where DIR is the unpacked Debian package ``libmagics++-data`` (``dpkg -x``). It writes
``land.geojson``, ``lakes.geojson``, ``rivers.geojson`` and ``manifest.json`` beside itself; a rebuild from the same package is
identical. All coordinates are WGS 84.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import shapely
from shapely.geometry import Point, Polygon, box, mapping

from geohist import canonical

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

HERE = Path(__file__).parent
EXTENT = (-11.0, 25.0, 75.0, 68.0)
"""West, south, east, north of everything the atlas draws, in degrees."""

LAND_TOLERANCE = 0.004
RIVER_TOLERANCE = 0.008
"""Generalisation in degrees: about 400 m for coasts and shores, on which sea tracks are tested, 800 m for rivers."""

CASPIAN = (50.6, 41.6)

SMALLEST_ISLAND_KM2 = 4.0


def main() -> None:
    """Read the packages named on the command line and write the layers and their manifest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--magics", type=Path, required=True, help="folder into which libmagics++-data was unpacked")
    options = parser.parse_args()
    shapes = options.magics / "usr/share/magics/10m"
    land, rivers = shapes / "ne_10m_land.shp", shapes / "ne_10m_rivers_lake_centerlines.shp"
    tables = json.loads((HERE / "water_names.json").read_text(encoding="utf-8"))
    write("land.geojson", land_features(land))
    write("rivers.geojson", river_features(rivers, tables["rivers"]))
    write("lakes.geojson", lake_features(land, tables["lakes"]))
    debian = {
        "package": "libmagics++-data",
        "kind": "Debian",
        "version": "4.13.0-1",
        "data": "Natural Earth 1:10m",
        "licence": "public domain",
    }
    manifest = {
        "extent": list(EXTENT),
        "rebuild": "clip_basemap.py",
        "files": {
            "land.geojson": debian | source(land) | {"tolerance_deg": LAND_TOLERANCE, "smallest_island_km2": SMALLEST_ISLAND_KM2},
            "rivers.geojson": debian | source(rivers) | {"tolerance_deg": RIVER_TOLERANCE, "names": "water_names.json"},
            "lakes.geojson": debian | source(land) | {"tolerance_deg": LAND_TOLERANCE, "names": "water_names.json"},
            "seas.geojson": {"data": "label points set by the editors", "licence": "as the atlas"},
        },
    }
    canonical.write(HERE / "manifest.json", (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode())


def source(path: Path) -> dict[str, str]:
    """Name and fingerprint of a file a layer was cut from."""
    return {"source_file": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}


def write(name: str, features: list[dict[str, Any]]) -> None:
    """Write one layer canonically and say how large it became."""
    path = HERE / name
    canonical.write(path, canonical.feature_collection(features))
    print(f"{name}: {len(features)} features, {path.stat().st_size / 1024:.0f} kB")


def feature(ident: str, title: dict[str, str], geometry: BaseGeometry, **more: object) -> dict[str, Any]:
    """A GeoJSON feature with the properties every base layer carries."""
    return {"type": "Feature", "properties": {"id": ident, "title": title, **more}, "geometry": mapping(geometry)}


def square_km(geometry: BaseGeometry) -> float:
    """Area in km², measured in the cylindrical equal-area projection EPSG:6933."""
    return float(gpd.GeoSeries([geometry], crs=4326).to_crs("EPSG:6933").area.iloc[0]) / 1e6


def land_features(path: Path) -> list[dict[str, Any]]:
    """The coast of the atlas: one feature a piece of land, larger than the smallest island that is drawn.

    The package cuts lakes out of the land, most of them reservoirs of later days. They are filled again, but for the Caspian: the lakes
    of the time stand in their own layer.
    """
    land = shapely.union_all(gpd.read_file(path, bbox=EXTENT).geometry.make_valid().intersection(box(*EXTENT)).to_numpy())
    land = shapely.set_precision(shapely.make_valid(land.simplify(LAND_TOLERANCE)), 1e-4)
    caspian = Point(CASPIAN)
    solid = [Polygon(p.exterior, [h for h in p.interiors if Polygon(h).contains(caspian)]) for p in land.geoms if p.geom_type == "Polygon"]
    parts = sorted(solid, key=lambda part: -part.area)
    kept = [part for part in parts if square_km(part) >= SMALLEST_ISLAND_KM2]
    title = {"tr": "Kara", "en": "Land"}
    return [feature(f"land-{number:04d}", title, part) for number, part in enumerate(kept, 1)]


def river_features(path: Path, rivers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rivers of the table, each joined from the pieces that bear its names within its window."""
    pieces = gpd.read_file(path, bbox=EXTENT)
    features = []
    for river in rivers:
        window = box(*river.get("within", EXTENT))
        own = pieces[pieces.name.isin(river["pieces"]) & pieces.geometry.intersects(window)]
        if missing := set(river["pieces"]) - set(own.name):
            raise SystemExit(f"{path.name} has no piece named {sorted(missing)} for {river['id']}")
        line = shapely.line_merge(shapely.union_all(own.geometry.to_numpy()).intersection(box(*EXTENT)))
        line = shapely.set_precision(line.simplify(RIVER_TOLERANCE), 1e-4)
        features.append(feature(river["id"], river["title"], line, rank=river["rank"]))
    return features


def lake_features(path: Path, lakes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The lakes of the table: the hole in the land around a point of each, so that reservoirs of later days stay out."""
    land = shapely.get_parts(gpd.read_file(path, bbox=EXTENT).geometry.make_valid().to_numpy())
    holes = [Polygon(hole) for part in land if part.geom_type == "Polygon" for hole in part.interiors]
    features = []
    for lake in lakes:
        hits = [hole for hole in holes if hole.contains(Point(lake["point"]))]
        if len(hits) != 1:
            raise SystemExit(f"{path.name}: {len(hits)} lakes hold the point of {lake['id']}")
        shape = shapely.set_precision(shapely.make_valid(hits[0].simplify(LAND_TOLERANCE)), 1e-4)
        more = {"note": lake["note"]} if "note" in lake else {}
        features.append(feature(lake["id"], lake["title"], shape, rank=lake["rank"], **more))
    return features


if __name__ == "__main__":
    main()
