"""The commands of the lecture hall: snapshot, slides, animate, page, kit."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geohist.options import HERE, AtlasOption, working

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OutOption = Annotated[Path, typer.Option("-o", "--out", help="File to write.")]
LangOption = Annotated[str, typer.Option("--lang", help="tr, en or ru.")]
LookOption = Annotated[str, typer.Option("--look", help="A look of the atlas's style table, such as plain.")]
AddressOption = Annotated[
    str, typer.Option("--address", help="Where readers find the live map, for links and codes.", envvar="GEOHIST_ADDRESS")
]


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show on a terminal how much is done and how long it will take."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    bar = Progress(
        TextColumn(what), BarColumn(), TextColumn("{task.completed}/{task.total}"), TimeRemainingColumn(), console=Console(stderr=True)
    )
    with bar:
        task = bar.add_task(what, total=None)
        yield lambda done, whole: bar.update(task, completed=done, total=whole)


def snapshot(
    *,
    date: Annotated[str, typer.Option("--date", "-d", help="Day, such as 1921-03-16.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Picture to write.")],
    view: Annotated[
        str | None, typer.Option("--view", help="Longitude,latitude,zoom; or west,south,east,north; or opening, fit, a place's id.")
    ] = None,
    lang: LangOption = "en",
    look: LookOption = "",
    size: Annotated[str, typer.Option("--size", help="1920x1080, or 16:9, 4:3, a4, a4-tall, square; with height: 4:3@2160.")] = "1920x1080",
    leave_out: Annotated[
        str, typer.Option("--without", help="Of title, date, legend, scale, caption, citation, inset and the layers, with commas.")
    ] = "",
    zones: Annotated[str, typer.Option("--zones", help="edge, filled or none.")] = "edge",
    atlas: AtlasOption = HERE,
) -> None:
    """Draw a still picture of a day: PNG, SVG or PDF, by the ending of the file."""
    import geohist
    from geohist.render import snapshot as draw
    from geohist.render.options import options_of, pixels_of

    options = options_of(leave_out, zones=zones, look=look)
    with working("drawing …"):
        draw(geohist.open(atlas), date, out, view=view, lang=lang, size=pixels_of(size), options=options)
    typer.echo(str(out))


def slides(
    tour: Annotated[str, typer.Argument(help="Id of a tour; or one slide of a day with --date.")] = "",
    *,
    out: OutOption,
    date: Annotated[str, typer.Option("--date", "-d", help="Day of a single slide.")] = "",
    view: Annotated[str, typer.Option("--view", help="As of snapshot, for a single slide.")] = "opening",
    lang: LangOption = "en",
    template: Annotated[Path | None, typer.Option("--template", help="PPTX whose size, theme and title are taken.")] = None,
    address: AddressOption = "",
    look: LookOption = "",
    atlas: AtlasOption = HERE,
) -> None:
    """Make slides of a tour, or one of a day: native shapes, excerpt, citation, notes with the whole apparatus, QR code."""
    import geohist
    from geohist.asking import day_within
    from geohist.errors import GeohistError
    from geohist.lecture.orders import tour_of_view
    from geohist.lecture.slides import slides as make
    from geohist.lecture.tour import tour as named

    if bool(tour) == bool(date):
        raise GeohistError("nothing says what the slides show", expected="the id of a tour, or --date DAY")
    opened = geohist.open(atlas)
    chosen = tour_of_view(opened, day_within(opened, date), view, lang) if date else named(opened, tour)
    with progress("slides") as report:
        make(opened, chosen, out, lang=lang, template=template, address=address, look=look, progress=report)
    if not address:
        typer.echo("no QR codes: --address says where readers find the live map", err=True)
    typer.echo(str(out))


def animate(
    *,
    out: OutOption,
    tour: Annotated[str, typer.Option("--tour", help="Id of a tour; or a span with --from and --to.")] = "",
    since: Annotated[str, typer.Option("--from", help="First day.")] = "",
    until: Annotated[str, typer.Option("--to", help="Last day.")] = "",
    view: Annotated[str, typer.Option("--view", help="As of snapshot, for a span.")] = "opening",
    days_a_second: Annotated[
        float, typer.Option("--speed", help="Days a second, while the date runs; 0 goes from beat to beat, each with time to read.", min=0)
    ] = 0.0,
    lang: LangOption = "en",
    look: LookOption = "",
    size: Annotated[str, typer.Option("--size", help="Width and height, pixels.")] = "1280x720",
    fps: Annotated[int, typer.Option("--fps", help="Frames a second.")] = 25,
    atlas: AtlasOption = HERE,
) -> None:
    """Make a film of a span or a tour: MP4, WebM or GIF, by the ending of the file."""
    import geohist
    from geohist.errors import GeohistError
    from geohist.lecture.film import film, shots_of_span, shots_of_tour
    from geohist.lecture.tour import tour as named
    from geohist.render.options import pixels_of

    if bool(tour) == bool(since or until) or bool(since) != bool(until):
        raise GeohistError("nothing says what the film shows", expected="--tour ID, or --from DAY and --to DAY")
    opened = geohist.open(atlas)
    shots = (
        shots_of_tour(opened, named(opened, tour), lang)
        if tour
        else shots_of_span(opened, since, until, view=view, days_a_second=days_a_second)
    )
    with progress("film") as report:
        film(opened, shots, out, lang=lang, look=look, size=pixels_of(size), fps=fps, progress=report)
    typer.echo(str(out))


def page(
    *,
    out: OutOption,
    lang: LangOption = "en",
    tour: Annotated[str, typer.Option("--tour", help="Keep only the span of a tour.")] = "",
    since: Annotated[str, typer.Option("--from", help="Keep only what holds from this day,")] = "",
    until: Annotated[str, typer.Option("--to", help="to this.")] = "",
    view: Annotated[str, typer.Option("--view", help="Longitude,latitude,zoom where it opens.")] = "",
    day: Annotated[str, typer.Option("--date", help="Day on which it opens.")] = "",
    atlas: AtlasOption = HERE,
) -> None:
    """Make one HTML file of the whole player, which runs without any network."""
    import geohist
    from geohist.asking import day_within
    from geohist.errors import GeohistError
    from geohist.lecture.page import page as make
    from geohist.lecture.tour import tour as named
    from geohist.render.canvas import view_of

    opened = geohist.open(atlas)
    if bool(since) != bool(until):
        raise GeohistError("a span has two ends", expected="--from DAY and --to DAY")
    span = named(opened, tour).span if tour else (day_within(opened, since), day_within(opened, until) + 1) if since else None
    opens = day_within(opened, day) if day else None
    make(opened, out, lang=lang, span=span, view=str(view_of(view, (1000, 700))) if view else None, day=opens)
    typer.echo(f"{out} ({out.stat().st_size / 1e6:.2f} MB)")


def kit(
    tour: Annotated[str, typer.Argument(help="Id of a tour.")],
    *,
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder to make.")],
    lang: LangOption = "en",
    address: AddressOption = "",
    with_film: Annotated[bool, typer.Option("--film/--no-film", help="With the film, which takes longest.")] = True,
    atlas: AtlasOption = HERE,
) -> None:
    """Put everything for a tour into one folder: slides, stills, film, page, citations, licences."""
    import geohist
    from geohist.lecture.kit import kit as make
    from geohist.lecture.tour import tour as named

    opened = geohist.open(atlas)
    before = time.monotonic()
    with progress("kit") as report:
        files = make(opened, named(opened, tour), out, lang=lang, address=address, with_film=with_film, progress=report)
    typer.echo("\n".join(str(path) for path in files))
    typer.echo(f"{len(files)} files, {time.monotonic() - before:.0f} s", err=True)


COMMANDS = (snapshot, slides, animate, page, kit)
"""The commands, in the order in which `geohist --help` lists them."""
