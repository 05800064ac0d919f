"""The command line. Each command imports what it needs when it runs, so that the quick ones stay quick."""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

import geohist
from geohist.errors import GeohistError
from geohist.lecture.commands import add_commands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geohist.source_text import NormalText

app = typer.Typer(
    name="geohist",
    help="A critical edition of a diplomatic history, on a map that moves.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)

AtlasOption = Annotated[Path, typer.Option("--atlas", "-a", help="Folder of the atlas.", envvar="GEOHIST_ATLAS")]
TextsOption = Annotated[Path, typer.Option("--texts", help="Folder with the texts of the sources.", envvar="GEOHIST_TEXTS")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
HERE = next((path for path in (Path("geodata"), Path(__file__).parents[2] / "geodata") if path.is_dir()), Path("geodata"))
NUMBERS = {"ignore_unknown_options": True}  # a longitude or a year may begin with a minus sign


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show on a terminal that something longer is under way."""
    from rich.console import Console

    with Console(stderr=True).status(what) if sys.stderr.isatty() else _nothing():
        yield


@contextmanager
def _nothing() -> Iterator[None]:
    yield


def _print_json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _source_file(atlas: Path, source: str) -> dict[str, Any]:
    from geohist.files.problems import close
    from geohist.files.reading import read_json

    found = read_json(atlas, f"sources/{source}.json")
    if not isinstance(found, dict):
        known = sorted(path.stem for path in (atlas / "sources").glob("*.json"))
        raise GeohistError("no such source", expected=", ".join(known) or None, given=source, nearest=close(source, known))
    return found


def _text_of(found: dict[str, Any], texts: Path) -> NormalText:
    from geohist.source_text import read

    return read(texts / str((found.get("text") or {}).get("file")))


@app.command()
def quote(
    words: Annotated[str, typer.Argument(help='The passage, or its ends: "first words … last words".')],
    *,
    source: Annotated[str, typer.Option("--source", "-s", help="Id of the source.")] = "",
    texts: TextsOption = Path(),
    text: Annotated[Path | None, typer.Option("--text", help="Text file, for a source the atlas does not have yet.")] = None,
    occurrence: Annotated[int | None, typer.Option("--occurrence", "-n", help="Which one, from 1, where it stands more than once.")] = None,
    atlas: AtlasOption = HERE,
) -> None:
    """Find a passage in a source and print its selector, ready for the source's file."""
    from geohist.quote import cut
    from geohist.source_text import read

    if text is None and not source:
        raise GeohistError("nothing says which text to look in", expected="--source ID with --texts DIR, or --text FILE")
    normal = read(text) if text else _text_of(_source_file(atlas, source), texts)
    found = cut(normal, words, occurrence=occurrence)
    _print_json(found.to_dict())
    typer.echo(f"{found.words} words, line {normal.line(found.position[0])}", err=True)


@app.command()
def quotes(*, texts: TextsOption, atlas: AtlasOption = HERE) -> None:
    """Prove every excerpt verbatim against your own copy of the texts."""
    from geohist.quote import prove

    flaws, proved = [], 0
    for path in sorted((atlas / "sources").glob("*.json")):
        found = _source_file(atlas, path.stem)
        flaws += prove(found, _text_of(found, texts))
        proved += len(found.get("excerpts", ()))
    for flaw in flaws:
        typer.echo(str(flaw), err=True)
    if flaws:
        raise typer.Exit(1)
    typer.echo(f"{proved} excerpts, all verbatim")


@app.command()
def coverage(
    *,
    texts: Annotated[Path | None, typer.Option("--texts", help="Folder with the texts of the sources.", envvar="GEOHIST_TEXTS")] = None,
    source: Annotated[str, typer.Option("--source", "-s", help="Id of one source.")] = "",
    listed: Annotated[bool, typer.Option("--list", help="List every date expression, not only those that nobody accounted for.")] = False,
    as_json: JsonOption = False,
    atlas: AtlasOption = HERE,
) -> None:
    """Account for every date in the texts; it fails when one is neither encoded nor passed over. Without texts, only shares."""
    from geohist.coverage import account, used_excerpts
    from geohist.coverage.report import listing, summary
    from geohist.source_text import read

    opened = geohist.open(atlas)
    if source:
        _source_file(atlas, source)
    chosen = [one for one in opened.sources.values() if source in {"", one.id}]
    if texts is None:
        for one in chosen:
            typer.echo(f"{one.id:24} {len(one.excerpts):5} excerpts {one.share_quoted:7.1%}")
        return
    used = used_excerpts(opened)
    accounts = [account(one, read(texts / str(one.text["file"])), used) for one in chosen]
    if as_json:
        _print_json([found.to_dict() for found in accounts])
    else:
        typer.echo("\n".join(line for found in accounts for line in (*listing(found, everything=listed), summary(found))))
    if any(found.unaccounted for found in accounts):
        raise typer.Exit(1)


@app.command()
def check(*, atlas: AtlasOption = HERE, as_json: JsonOption = False) -> None:
    """Hold the atlas against every rule and report everything at once."""
    from geohist.check import check as findings_of

    with working("checking …"):
        findings = findings_of(atlas)
    errors = [finding for finding in findings if finding.severity == "error"]
    if as_json:
        _print_json([finding.to_dict() for finding in findings])
    else:
        for finding in findings:
            typer.echo(f"{finding.severity}: {finding}" if finding.severity == "warning" else str(finding))
        typer.echo(f"{len(errors)} errors, {len(findings) - len(errors)} warnings" if findings else "nothing wrong", err=bool(findings))
    if errors:
        raise typer.Exit(1)


@app.command("format")
def format_(*, atlas: AtlasOption = HERE) -> None:
    """Bring every authored file into canonical form; write the days that follow from the dates."""
    from geohist.formatting import format_atlas

    changed = format_atlas(_folder(atlas))
    typer.echo("\n".join(changed) if changed else "nothing to change")


@app.command()
def build(*, atlas: AtlasOption = HERE) -> None:
    """Build cells, territories, borders, transfers, legs, names and the chronicle."""
    from geohist.build import build as built_files
    from geohist.canonical import write

    with working("building …"):
        files = built_files(_folder(atlas))
    changed = [name for name, content in files.items() if write(atlas / name, content)]
    typer.echo("\n".join(changed) if changed else "nothing to change")


@app.command(context_settings=NUMBERS)
def at(
    lon: Annotated[float, typer.Argument(help="Longitude, degrees.")],
    lat: Annotated[float, typer.Argument(help="Latitude, degrees.")],
    date: Annotated[str, typer.Argument(help="Day, such as 1921-03-16.")],
    *,
    atlas: AtlasOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Say who held a place on a day."""
    from geohist.when import format_day, parse_day

    opened = geohist.open(atlas)
    answer = opened.who_held(lon, lat, date)
    if answer.says:
        typer.echo(answer.says, err=True)
    if as_json:
        _print_json(answer.to_dict())
        return
    typer.echo(f"{format_day(parse_day(answer.date), 'en')}, {lon} {lat}" + (f" ({answer.cell})" if answer.cell else ""))
    for holder in answer.holders:
        typer.echo(f"  {holder.title.say('en')}: {holder.capacity}, {holder.first or '…'} to {holder.last or '…'}")
    if (found := answer.evidence) and found.instrument:
        known = opened.records.get(found.instrument)
        within = f", to {found.accuracy_km:g} km" if found.accuracy_km is not None else ""
        typer.echo(f"  by: {known.title.say('en') if known else found.instrument} ({found.certainty}{within})")
        if found.note:
            typer.echo(f"  note: {found.note}")
        for key in found.excerpts:
            typer.echo(f"  passage: {key}")
    for zone in answer.zones:
        typer.echo(f"  zone: {zone.title.say('en')}")


@app.command()
def disagreements(*, atlas: AtlasOption = HERE) -> None:
    """List the claims that cannot all hold, with what is drawn and why."""
    from geohist.disagree import values

    for one in geohist.open(atlas).disagreements():
        drawn = f"drawn: {one.reading.value}, because {one.reading.why.say('en')}" if one.reading else "no reading yet"
        where = f" ({one.where})" if one.where else ""
        typer.echo(f"{one.record}{where}: {one.about}: {' / '.join(values(one.claims))}; {drawn}")


@app.command()
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


@app.command("import")
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


@app.command()
def snapshot(
    *,
    date: Annotated[str, typer.Option("--date", "-d", help="Day, such as 1921-03-16.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Picture to write.")],
    view: Annotated[
        str | None, typer.Option("--view", help="Longitude,latitude,zoom; or west,south,east,north; or opening, fit, a place's id.")
    ] = None,
    lang: Annotated[str, typer.Option("--lang", help="tr or en.")] = "en",
    size: Annotated[str, typer.Option("--size", help="1920x1080, or 16:9, 4:3, a4, a4-tall, square; with height: 4:3@2160.")] = "1920x1080",
    leave_out: Annotated[
        str, typer.Option("--without", help="Of title, date, legend, scale, caption, citation, inset and the layers, with commas.")
    ] = "",
    zones: Annotated[str, typer.Option("--zones", help="edge, filled or none.")] = "edge",
    atlas: AtlasOption = HERE,
) -> None:
    """Draw a still picture of a day: PNG, SVG or PDF, by the ending of the file."""
    from geohist.render import snapshot as draw
    from geohist.render.options import options_of, pixels_of

    options = options_of(leave_out, zones=zones)
    with working("drawing …"):
        draw(geohist.open(atlas), date, out, view=view, lang=lang, size=pixels_of(size), options=options)
    typer.echo(str(out))


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


add_commands(app)


def _folder(atlas: Path) -> Path:
    if not atlas.is_dir():
        raise GeohistError("there is no such folder", given=str(atlas))
    return atlas


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
