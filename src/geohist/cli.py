"""The command line: the commands, put together, and what a user meets when one fails."""

from __future__ import annotations

import os
import sys
from pathlib import Path  # noqa: TC003 - typer reads the annotations
from typing import Annotated, NoReturn

import typer

import geohist
from geohist.commands import atlas, exchange, texts
from geohist.errors import GeohistError
from geohist.lecture import commands as lecture

app = typer.Typer(
    name="geohist",
    help="A critical edition of a diplomatic history, on a map that moves.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)
NUMBERS = {"ignore_unknown_options": True}  # a longitude or a year may begin with a minus sign

for command in (texts.quote, texts.quotes, texts.coverage, atlas.check):
    app.command()(command)
app.command("format")(atlas.format_)
app.command()(atlas.build)
app.command(context_settings=NUMBERS)(atlas.at)
app.command()(atlas.changed)
app.command()(atlas.disagreements)
app.command()(exchange.export)
app.command("import")(exchange.read_edited)
for lecture_command in lecture.COMMANDS:
    app.command()(lecture_command)


@app.command()
def serve(
    folder: Annotated[Path | None, typer.Argument(metavar="[ATLAS]", help="Folder of the atlas.", show_default=False)] = None,
    *,
    port: Annotated[int, typer.Option("--port", help="Port to listen on.", envvar="PORT", min=1, max=65535)] = 8501,
) -> None:
    """Start the page on this machine and print its address."""
    from geohist.serving import start

    start(folder, port)


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(geohist.__version__)


def main() -> NoReturn:
    """Run the command line; a user meets sentences, never a traceback (``GEOHIST_TRACEBACK=1`` shows it)."""
    try:
        app()
    except GeohistError as error:
        sentence = str(error)
    except OSError as error:
        sentence = f"{error.filename or 'a file'}: {error.strerror or error}"
    except ModuleNotFoundError as error:
        sentence = f"this needs {error.name}, which is not installed"
    except Exception as error:  # the last resort: it is our fault, and the sentence says so
        if os.environ.get("GEOHIST_TRACEBACK"):
            raise
        sentence = f"a fault in geohist itself ({type(error).__name__}: {error}); GEOHIST_TRACEBACK=1 shows where"
    if os.environ.get("GEOHIST_TRACEBACK"):
        import traceback

        traceback.print_exc()
    sys.stderr.write(f"geohist: {sentence}\n")
    sys.exit(1)
