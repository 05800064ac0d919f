"""GeoJSON (RFC 7946): each layer as a file, with flat titles beside the nested ones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from geohist.export.tables import tables

if TYPE_CHECKING:
    from pathlib import Path

    from geohist.atlas import Atlas


def write_geojson(atlas: Atlas, folder: Path) -> None:
    """Write every layer as ``<layer>.geojson``, one feature a line, WGS 84, ``title_tr`` and ``title_en`` added for labels."""
    for table in tables(atlas):
        lines = []
        for feature in table.features:
            titles = {f"title_{language}": words for language, words in (feature["properties"].get("title") or {}).items()}
            lines.append(json.dumps(feature | {"properties": feature["properties"] | titles}, ensure_ascii=False, separators=(",", ":")))
        name = json.dumps(table.name)
        body = ",\n".join(lines)
        (folder / f"{table.name}.geojson").write_text(f'{{"type":"FeatureCollection","name":{name},"features":[\n{body}\n]}}\n', "utf-8")
