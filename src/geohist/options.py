"""What the commands of the command line share: where the atlas is, options that mean the same everywhere, and how waiting is shown."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from geohist.errors import GeohistError

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = next((path for path in (Path("geodata"), Path(__file__).parents[2] / "geodata") if path.is_dir()), Path("geodata"))
"""The atlas meant where none is named: the one in this folder, else the one geohist came with."""
AtlasOption = Annotated[Path, typer.Option("--atlas", "-a", help="Folder of the atlas.", envvar="GEOHIST_ATLAS")]
TextsOption = Annotated[Path, typer.Option("--texts", help="Folder with the texts of the sources.", envvar="GEOHIST_TEXTS")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show on a terminal that something longer is under way."""
    from rich.console import Console

    with Console(stderr=True).status(what) if sys.stderr.isatty() else _nothing():
        yield


@contextmanager
def _nothing() -> Iterator[None]:
    yield


def print_json(value: Any) -> None:
    """Print a value as indented JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def folder_of(atlas: Path) -> Path:
    """Give the folder of an atlas.

    Raises:
        GeohistError: if there is none.
    """
    if not atlas.is_dir():
        raise GeohistError("there is no such folder", given=str(atlas))
    return atlas
