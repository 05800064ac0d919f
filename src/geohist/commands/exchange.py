"""The commands to and from other programs: export, import."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the annotations
from typing import Annotated

import typer

import geohist
from geohist.errors import GeohistError
from geohist.options import HERE, AtlasOption, working


def export(
    *,
    form: Annotated[str, typer.Option("--format", "-f", help="qgis, gpkg, geojson …; a wrong name lists all.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder to write to.")],
    layers: Annotated[str, typer.Option("--layers", help="Layers wanted, with commas; all if none is named.")] = "",
    span: Annotated[str, typer.Option("--span", help="Only what holds on some day of it: 1920-01/1921-12.")] = "",
    area: Annotated[str, typer.Option("--area", help="Only what touches it: west,south,east,north in degrees.")] = "",
    lang: Annotated[str, typer.Option("--lang", help="Language of names, labels and legends.")] = "",
    atlas: AtlasOption = HERE,
) -> None:
    """Write the atlas, or a part of it, for other programs."""
    from geohist.export import edges_of, write

    wanted = [name.strip() for name in layers.split(",") if name.strip()]
    with working("exporting …"):
        files = write(geohist.open(atlas), form, out, layers=wanted, span=span, area=edges_of(area), language=lang)
    for path in files:
        typer.echo(str(path))


def read_edited(
    package: Annotated[Path, typer.Argument(help="GeoPackage that geohist export wrote and that was edited since.")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    anyway: Annotated[bool, typer.Option("--anyway", help="Also when the atlas has been edited since the export.")] = False,
    atlas: AtlasOption = HERE,
) -> None:
    """Read back what was edited in QGIS: say what changed, check it, write it in canonical form."""
    from geohist.export.back import read_back

    with working("comparing …"):
        outcome = read_back(geohist.open(atlas), package, anyway=anyway)
    for sentence in outcome.changes:
        typer.echo(sentence)
    for sentence in (*outcome.remarks, *map(str, outcome.findings)):
        typer.echo(sentence, err=True)
    if not outcome.files:
        typer.echo("nothing to change")
    elif not outcome.sound:
        raise GeohistError("nothing was written: the edited atlas has errors it did not have before")
    elif not dry_run:
        typer.echo(f"written: {', '.join(outcome.write(atlas))}")
