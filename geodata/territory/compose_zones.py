"""Compose the zones of the atlas from its cells and from distances to the coast.

    python geodata/territory/compose_zones.py

reads ``zones.toml`` and ``cells.geojson`` and writes ``zones.geojson``. A zone is drawn as nearly as provinces and distances allow and
says how well (``accuracy_km``); the article it follows is named as the authority. No line here is a survey.
"""

from __future__ import annotations

import csv
import json
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import shapely
from shapely.geometry import LineString, Polygon, mapping, shape

from geohist import canonical
from geohist.when import When

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from shapely.geometry.base import BaseGeometry

TERRITORY = Path(__file__).resolve().parent
GEODATA = TERRITORY.parent
METRES = "+proj=aeqd +lat_0=40.6 +lon_0=28 +datum=WGS84 +units=m"  # true to under 0.1 % within 400 km of the Straits
TOLERANCE = 0.006  # degrees: the grain of the cells in the core of the map
COARSE_KM = 30  # from this inaccuracy on a zone is drawn with half the vertices
GRID = 1e-4  # degrees: the grid on which all lines of the atlas meet
CRUMB, PINHOLE = 4e-4, 4e-3  # square degrees, about 4 and 40 km²: smaller parts and holes come from the composing, not from a treaty

# Where the places named in the articles lie, to a hundredth of a degree: no finer is meant.
BOSPHORUS = [(28.98, 41.02), (29.04, 41.06), (29.06, 41.11), (29.08, 41.17), (29.13, 41.22)]
DARDANELLES = [(26.17, 40.03), (26.38, 40.13), (26.40, 40.20), (26.52, 40.30), (26.70, 40.41)]
BAKLA_TO_KUMBAG = [(26.20, 40.36), (26.70, 40.56), (27.46, 40.87), (27.80, 41.00)]
ESKI_STAMBOUL_TO_KARABIGA = [(26.15, 39.75), (26.15, 40.00), (26.40, 40.15), (26.70, 40.40), (27.00, 40.40), (27.30, 40.42)]
MARMARA_ISLANDS = (27.45, 40.45, 27.80, 40.70)  # all but İmralı: west, south, east, north
KIRKLARELI = (27.22, 41.74)
MARMARA = [(26.7, 40.4), (27.3, 40.7), (27.5, 40.95), (28.6, 41.0), (29.0, 40.98), (29.9, 40.75), (29.0, 40.4), (27.3, 40.42)]


@cache
def _cells() -> dict[str, BaseGeometry]:
    """Return the shape of each cell."""
    features = json.loads((GEODATA / "cells.geojson").read_text(encoding="utf-8"))["features"]
    return {feature["properties"]["id"]: shape(feature["geometry"]) for feature in features}


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """Return the cells of each group."""
    groups: dict[str, tuple[str, ...]] = {}
    with (TERRITORY / "cells.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for name in row["groups"].split():
                groups[name] = (*groups.get(name, ()), row["id"])
    return groups


def land(names: str) -> BaseGeometry:
    """Return the union of cells and groups, named with spaces between."""
    ids = [one for name in names.split() for one in (_groups()[name] if name.startswith("@") else (name,))]
    return shapely.union_all([_cells()[one] for one in ids])


def within(found: BaseGeometry, kilometres: float) -> BaseGeometry:
    """Return everything within a distance of a shape given in degrees."""
    there = gpd.GeoSeries([found], crs=4326).to_crs(METRES).buffer(kilometres * 1000)
    return there.to_crs(4326).iloc[0]


def sevres_smyrna() -> BaseGeometry:
    """Article 66: the province of Smyrna and the west of Manisa, as far as a meridian between Akhisar and Demirci."""
    return shapely.union_all([land("izmir"), land("manisa").intersection(shapely.box(26, 38, 28.25, 40))])


def sevres_straits() -> BaseGeometry:
    """Article 179: both straits and their islands, and the shore of Marmara to a depth of some 25 km."""
    straits = land("istanbul gelibolu uskudar canakkale yalova lemnos imbros tenedos samothrace")
    shore = within(Polygon(MARMARA), 25).intersection(land("izmit bursa balikesir tekirdag"))
    return shapely.union_all([straits, shore])


def lausanne_straits() -> BaseGeometry:
    """Straits Convention, Article 4: 15 km on the Bosphorus, Gallipoli to Bakla Burnu–Kumbağ, 20 km on the Asian shore, the islands."""
    bosphorus = within(LineString(BOSPHORUS), 15.5).intersection(land("istanbul uskudar"))
    gallipoli = land("gelibolu tekirdag").intersection(Polygon([*BAKLA_TO_KUMBAG, (27.80, 40.0), (26.10, 40.0)]))
    asia = within(LineString(ESKI_STAMBOUL_TO_KARABIGA), 20).intersection(land("canakkale"))
    islands = land("balikesir").intersection(shapely.box(*MARMARA_ISLANDS))
    return shapely.union_all([bosphorus, gallipoli, asia, islands, land("samothrace lemnos imbros tenedos")])


def _mesopotamia(*, east: bool) -> BaseGeometry:
    """Return the vilayet of Baghdad to one side of a line from the Lesser Zab by Hit and Najaf to the desert."""
    red = Polygon([(43.9, 35.3), (43.2, 34.4), (42.9, 33.6), (43.9, 32.0), (45.0, 30.5), (50.0, 29.0), (50.0, 36.0)])
    return land("baghdad").intersection(red) if east else land("baghdad").difference(red)


def sykes_picot_b() -> BaseGeometry:
    """Beyond the Jordan, the south of Palestine, the desert as far as the red zone, and Kirkuk."""
    return shapely.union_all(
        [land("transjordan kirkuk hauran"), _mesopotamia(east=False), land("palestine").intersection(shapely.box(34, 29, 36, 31.4))]
    )


def sykes_picot_red() -> BaseGeometry:
    """The vilayet of Basra and the east of that of Baghdad."""
    return shapely.union_all([land("basra"), _mesopotamia(east=True)])


def sykes_picot_brown() -> BaseGeometry:
    """Palestine north of a line from Gaza to the Dead Sea."""
    return land("palestine").intersection(shapely.box(34, 31.4, 36, 34))


def straits_neutral_1921() -> BaseGeometry:
    """Both shores of the Bosphorus, 35 km deep, and those of the Dardanelles, 25 km deep in Asia."""
    bosphorus = within(LineString(BOSPHORUS), 35).intersection(land("istanbul uskudar izmit"))
    dardanelles = within(LineString(ESKI_STAMBOUL_TO_KARABIGA), 25).intersection(land("canakkale"))
    return shapely.union_all([bosphorus, dardanelles, land("gelibolu")])


def hakkari_claim_1924() -> BaseGeometry:
    """The south of Hakkiari below the line Çölemerik–Şemdinan, and the mountains round Beytüşşebap."""
    return land("hakkari sirnak").intersection(shapely.box(42.8, 36.9, 45, 37.65))


def soviet_straits_1945() -> BaseGeometry:
    """The shores of both straits, 10 km deep: a sign, not a line."""
    return shapely.union_all(
        [
            within(LineString(BOSPHORUS), 12).intersection(land("istanbul uskudar")),
            within(LineString(DARDANELLES), 12).intersection(land("gelibolu canakkale")),
        ]
    )


def thracian_belt() -> BaseGeometry:
    """Thracian Convention, Article 1: 30 km on both sides of Turkey's border, without Kırklareli and 5 km round it."""
    turkish, others = land("edirne kirklareli karaagac"), land("bulgaria dimetoka western-thrace")
    border = shapely.intersection(turkish.boundary, others.buffer(2 * GRID))
    belt = within(border, 30).intersection(shapely.union_all([turkish, others, land("tekirdag gelibolu")]))
    return belt.difference(within(shapely.Point(KIRKLARELI), 5))


def iran_exchange_1932() -> BaseGeometry:
    """The border with Iran south of Bayazid and at Kotur, 10 km on either side: where the exchange lay, not what was exchanged."""
    border = shapely.intersection(land("bayezid van").boundary, land("maku").buffer(2 * GRID))
    places = shapely.union_all([shapely.box(43.95, 39.25, 44.36, 39.5), shapely.box(44.2, 38.3, 44.5, 38.7)])
    return within(border.intersection(places), 10).intersection(land("bayezid van maku"))


SHAPES: Mapping[str, Callable[[], BaseGeometry]] = {
    "sevres-smyrna": sevres_smyrna,
    "sevres-straits": sevres_straits,
    "lausanne-straits": lausanne_straits,
    "sykes-picot-b": sykes_picot_b,
    "sykes-picot-red": sykes_picot_red,
    "sykes-picot-brown": sykes_picot_brown,
    "straits-neutral-1921": straits_neutral_1921,
    "hakkari-claim-1924": hakkari_claim_1924,
    "soviet-straits-1945": soviet_straits_1945,
    "thracian-belt": thracian_belt,
    "iran-exchange-1932": iran_exchange_1932,
}


def tidy(found: BaseGeometry, accuracy_km: float) -> BaseGeometry:
    """Keep areas only, on the grid of the atlas, without crumbs, pinholes and needless vertices."""
    found = shapely.set_precision(shapely.simplify(found, TOLERANCE if accuracy_km < COARSE_KM else 2 * TOLERANCE), GRID)
    areas = [part for part in shapely.get_parts(found) if isinstance(part, Polygon) and part.area > CRUMB]
    return shapely.union_all([Polygon(part.exterior, [hole for hole in part.interiors if Polygon(hole).area > PINHOLE]) for part in areas])


def feature(key: str, zone: Mapping[str, Any]) -> dict[str, Any]:
    """Return a zone of ``zones.toml`` as a GeoJSON feature, its keys in the order of the format."""
    when = When(zone["date"])
    authority = zone["authority"]
    claims = [{"about": "text", "authority": authority}, {"about": "date", "value": zone["date"], "authority": authority}]
    properties: dict[str, Any] = {"id": key, "title": zone["title"], "date": zone["date"], "start": when.start, "end": when.end}
    properties |= {"certainty": zone["certainty"], "note": zone["note"]}
    properties |= {"polities": [zone["claimant"]]} if "claimant" in zone else {}
    properties |= {"claims": claims, "sign": zone["sign"]}
    properties |= {name: zone[name] for name in ("claimant", "in_force", "accuracy_km") if name in zone}
    area = land(zone["cells"]) if "cells" in zone else SHAPES[zone["shape"]]()
    return {"properties": properties, "geometry": mapping(tidy(area, zone["accuracy_km"]))}


def main() -> None:
    """Write ``zones.geojson``."""
    zones = tomllib.loads((TERRITORY / "zones.toml").read_text(encoding="utf-8"))
    canonical.write(GEODATA / "zones.geojson", canonical.feature_collection(feature(key, zone) for key, zone in zones.items()))
    print(f"{len(zones)} zones")


if __name__ == "__main__":
    main()
