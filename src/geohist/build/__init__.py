"""From the authored files of an atlas to its built ones: a pure function of the folder, the same bytes every time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os


def build(path: str | os.PathLike[str]) -> dict[str, bytes]:
    """Build every derived file of the atlas in a folder, by name relative to it; nothing is written.

    Raises:
        GeohistError: The territory cannot be built, or a file is not as it must be.
    """
    from shapely.geometry import shape

    from geohist.atlas import Atlas
    from geohist.build.borders import borders_layer
    from geohist.build.cells import UNITS, cell_shapes, cells_layer
    from geohist.build.chronicle import chronicle
    from geohist.build.drawn import drawn_arcs
    from geohist.build.names import names_layer
    from geohist.build.statuses import border_spans
    from geohist.build.territories import territories_layer
    from geohist.build.topology import topology
    from geohist.build.transfers import transfers, transfers_layer
    from geohist.files.reading import read_features

    root = Path(path)
    atlas = Atlas(root)
    files: dict[str, bytes] = {}
    handed = []
    if atlas.cells:
        units = {feature["properties"]["id"]: shape(feature["geometry"]) for feature in read_features(root, UNITS)}
        shapes = cell_shapes(atlas.cells, units, atlas.cuts)
        topo = topology(shapes, 0.0)
        spans = border_spans(topo, atlas.tenures, atlas.border_rules, atlas.polities, atlas.span, drawn_arcs(topo, atlas.cuts))
        handed = transfers(atlas, shapes)
        files["cells.geojson"] = cells_layer(atlas.cells, shapes)
        files["territories.geojson"] = territories_layer(atlas, shapes)
        files["borders.geojson"] = borders_layer(atlas, topo, spans)
        files["names.geojson"] = names_layer(atlas, shapes)
        files["transfers.geojson"] = transfers_layer(handed, shapes)
    files["chronicle.txt"] = chronicle(atlas, handed)
    if (root / "routes.geojson").is_file():
        from geohist.build.legs import build_legs

        files |= build_legs(root)
    return files
