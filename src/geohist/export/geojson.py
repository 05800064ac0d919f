"""GeoJSON (RFC 7946): each layer as a file, with flat titles beside the nested ones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from geohist.export.schema import TEXTS
from geohist.export.tables import tables

if TYPE_CHECKING:
    from pathlib import Path

    from geohist.atlas import Atlas
    from geohist.export.choice import Choice


def write_geojson(atlas: Atlas, choice: Choice, folder: Path) -> None:
    """Write every layer as ``<layer>.geojson``, one feature a line, WGS 84, ``title_tr`` and ``title_en`` added for labels."""
    for table in tables(atlas, choice):
        name = json.dumps(table.name)
        with (folder / f"{table.name}.geojson").open("w", encoding="utf-8", newline="\n") as file:
            file.write(f'{{"type":"FeatureCollection","name":{name},"features":[')
            for number, feature in enumerate(table.features):
                found = feature["properties"]
                flat = {
                    f"{key}_{language}": words
                    for key in TEXTS
                    if isinstance(found.get(key), dict)
                    for language, words in found[key].items()
                }
                line = json.dumps(feature | {"properties": found | flat}, ensure_ascii=False, separators=(",", ":"))
                file.write(f"{',' if number else ''}\n{line}")
            file.write("\n]}\n")
