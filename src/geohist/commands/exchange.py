"""The commands to and from other programs: export, import."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path  # noqa: TC003 - typer reads the annotations
from typing import TYPE_CHECKING, Annotated

import typer

import geohist
from geohist.errors import GeohistError
from geohist.options import HERE, AtlasOption, working

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def steps(what: str, *, quiet: bool) -> Iterator[Callable[[str, int, int], None] | None]:
    """Show each step as it begins: a bar on a terminal, a line a step elsewhere, nothing if that is asked for."""
    if quiet:
        yield None
        return
    if not sys.stderr.isatty():
        yield lambda name, number, total: typer.echo(f"{what}: {name} ({number}/{total})", err=True)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=None)
        yield lambda name, number, total: progress.update(task, description=name, completed=number - 1, total=total)


def export(
    *,
    form: Annotated[str, typer.Option("--format", "-f", help="qgis, gpkg, geojson …; a wrong name lists all.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder to write to.")],
    layers: Annotated[str, typer.Option("--layers", help="Layers wanted, with commas; all if none is named.")] = "",
    span: Annotated[str, typer.Option("--span", help="Only what holds on some day of it: 1920-01/1921-12.")] = "",
    area: Annotated[str, typer.Option("--area", help="Only what touches it: west,south,east,north in degrees.")] = "",
    lang: Annotated[str, typer.Option("--lang", help="Language of names, labels and legends.")] = "",
    simplify: Annotated[str, typer.Option("--simplify", help="Leave out details smaller than so many kilometres, 0 to 50.")] = "",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing while at work.")] = False,
    atlas: AtlasOption = HERE,
) -> None:
    """Write the atlas, or a part of it, for other programs."""
    from geohist.export import edges_of, write
    from geohist.export.simplifying import tolerance_of

    wanted = [name.strip() for name in layers.split(",") if name.strip()]
    with steps(form, quiet=quiet) as tell:
        opened, km = geohist.open(atlas), tolerance_of(simplify)
        files = write(opened, form, out, layers=wanted, span=span, area=edges_of(area), language=lang, simplify=km, tell=tell)
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
