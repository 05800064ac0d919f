"""The whole atlas as one message to the browser."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from geohist.build.statuses import STATUSES
from geohist.errors import GeohistError
from geohist.files.reading import read_features
from geohist.scene.base import base_part
from geohist.scene.beats import Pace, beats_part, told_transfers
from geohist.scene.languages import lay_beside
from geohist.scene.records import actors_part, evidence_part, places_part, records_part, sources_part
from geohist.scene.territory import CAPACITIES, notes_part, polities_part, tenure_part, transfers_part
from geohist.scene.topology import territory_geometry
from geohist.scene.tours import tours_part
from geohist.when import parse_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geohist.atlas import Atlas

FORMAT = 1
"""Version of the payload's form; the player refuses any other."""


def payload(atlas: Atlas) -> bytes:
    """Give everything the player draws, as UTF-8 JSON in the form written down in docs/architecture.md.

    Raises:
        GeohistError: as ``payload_parts``.
    """
    return json.dumps(payload_parts(atlas), ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def payload_parts(atlas: Atlas) -> dict[str, Any]:
    """Give the payload as a mapping, before it is written out.

    Raises:
        GeohistError: if the built layers are not those of the atlas, or something refers to what is not there.
    """
    try:
        return lay_beside(_parts(atlas), atlas)
    except (LookupError, TypeError, ValueError) as error:  # files of the base map and built layers are read as they are
        message = f"the atlas cannot be drawn: a file is not as it must be ({type(error).__name__}: {error}); geohist check says which"
        raise GeohistError(message) from error


def _parts(atlas: Atlas) -> dict[str, Any]:
    geometry = territory_geometry(atlas)
    cells: list[str] = [cell["id"] for cell in geometry["cells"]]
    records = records_part(atlas, _legs(atlas))
    notes = notes_part(atlas, cells)
    tenure = tenure_part(atlas, cells, notes)
    transfers = transfers_part(read_features(atlas.root, "transfers.geojson"), cells)
    tours = tours_part(atlas)
    quoted = [key for tour in tours for scene in tour["scenes"] for key in scene["excerpts"]]
    excerpts = evidence_part(atlas, [*_keys(records), *(key for row in tenure for key in row[9]), *quoted])
    heading = atlas.heading
    actors = {key for key, polity in atlas.polities.items() if polity.actor}
    continues = {key: polity.continues for key, polity in atlas.polities.items() if polity.continues}
    told = told_transfers(transfers, geometry["cells"], heading.get("focus"), actors, continues)
    return {
        "format": FORMAT,
        "version": atlas.version,
        "id": atlas.id,
        "title": dict(atlas.title),
        "summary": heading.get("summary"),
        "span": list(atlas.span),
        "languages": list(atlas.languages),
        "opening": {"day": parse_day(heading["opening"]["day"]), "view": heading["opening"]["view"]},
        "style": dict(atlas.style),
        "polities": polities_part(atlas),
        **geometry,
        "capacities": list(CAPACITIES),
        "statuses": list(STATUSES),
        "notes": notes,
        "tenure": tenure,
        "transfers": transfers,
        "records": records,
        "excerpts": excerpts,
        "sources": sources_part(atlas),
        "actors": actors_part(atlas),
        "places": places_part(atlas),
        "base": base_part(atlas),
        "beats": beats_part(records, transfers, excerpts, told, atlas.span, Pace(**heading.get("play", {}))),
        "tours": tours,
    }


def _keys(records: Sequence[Mapping[str, Any]]) -> list[str]:
    claims = [claim for record in records for claim in record["claims"]]
    claims += [claim for record in records for stop in record.get("stops", []) for claim in stop.get("claims", [])]
    return [claim["excerpt"] for claim in claims if "excerpt" in claim]


def _legs(atlas: Atlas) -> dict[str, list[dict[str, Any]]]:
    legs: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in ("legs.geojson", "rail/legs.geojson"):
        for feature in read_features(atlas.root, name):
            legs[feature["properties"]["route"]].append(feature)
    return {route: sorted(found, key=lambda leg: leg["properties"]["t_from"]) for route, found in legs.items()}
