"""The commands on the atlas itself: check, format, build, at, changed, disagreements."""

from __future__ import annotations

from typing import Annotated

import typer

import geohist
from geohist.errors import GeohistError
from geohist.options import HERE, AtlasOption, JsonOption, folder_of, print_json, working


def check(*, atlas: AtlasOption = HERE, as_json: JsonOption = False) -> None:
    """Hold the atlas against every rule and report everything at once."""
    from geohist.check import check as findings_of

    with working("checking …"):
        findings = findings_of(atlas)
    errors = [finding for finding in findings if finding.severity == "error"]
    if as_json:
        print_json([finding.to_dict() for finding in findings])
    else:
        for finding in findings:
            typer.echo(f"{finding.severity}: {finding}" if finding.severity == "warning" else str(finding))
        typer.echo(f"{len(errors)} errors, {len(findings) - len(errors)} warnings" if findings else "nothing wrong", err=bool(findings))
    if errors:
        raise typer.Exit(1)


def format_(*, atlas: AtlasOption = HERE) -> None:
    """Bring every authored file into canonical form; write the days that follow from the dates."""
    from geohist.formatting import format_atlas

    changed = format_atlas(folder_of(atlas))
    typer.echo("\n".join(changed) if changed else "nothing to change")


def build(*, atlas: AtlasOption = HERE) -> None:
    """Build cells, territories, borders, transfers, legs, names and the chronicle."""
    from geohist.build import build as built_files
    from geohist.canonical import write

    with working("building …"):
        files = built_files(folder_of(atlas))
    changed = [name for name, content in files.items() if write(atlas / name, content)]
    typer.echo("\n".join(changed) if changed else "nothing to change")


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
        print_json(answer.to_dict())
        return
    typer.echo(f"{format_day(parse_day(answer.date), 'en')}, {lon} {lat}" + (f" ({answer.cell})" if answer.cell else ""))
    for holder in answer.holders:
        typer.echo(f"  {holder.title.say('en')}: {holder.capacity}, {holder.first or '…'} to {holder.last or '…'}")
    if (found := answer.evidence) and found.instrument:
        known = opened.records.get(found.instrument)
        within = f", to {found.accuracy_km:g} km" if found.accuracy_km is not None else ""
        typer.echo(f"  by: {known.title.say('en') if known else found.instrument} ({found.certainty}{within})")
        if found.note:
            typer.echo(f"  note: {found.note.say('en')}")
        for key in found.excerpts:
            typer.echo(f"  passage: {key}")
    for zone in answer.zones:
        typer.echo(f"  zone: {zone.title.say('en')}")


def changed(
    first: Annotated[str, typer.Argument(help="Day, such as 1920-08-10.")],
    second: Annotated[str, typer.Argument(help="Day to compare with, such as 1923-07-24.")],
    *,
    atlas: AtlasOption = HERE,
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print a table: a row for each cell.")] = False,
    language: Annotated[str, typer.Option("--lang", help="Language of names and sentences.")] = "en",
) -> None:
    """Say what changed hands between two days, by who gained it."""
    from geohist.changed import as_rows, as_sentences, as_table

    if as_json and as_csv:
        raise GeohistError("one form at a time", expected="--json or --csv", given="both")
    opened = geohist.open(atlas)
    if language not in opened.languages:
        raise GeohistError("the atlas does not speak this language", expected=", ".join(opened.languages), given=language)
    found = opened.changed(first, second)
    if as_json:
        print_json(
            {
                "from": first,
                "to": second,
                "km2": found.km2,
                "gained": found.gained,
                "lost": found.lost,
                "changes": as_rows(opened, found, language),
            }
        )
    elif as_csv:
        typer.echo(as_table(opened, found, language), nl=False)
    else:
        typer.echo("\n".join(as_sentences(opened, found, language)))


def disagreements(*, atlas: AtlasOption = HERE) -> None:
    """List the claims that cannot all hold, with what is drawn and why."""
    from geohist.disagree import values

    for one in geohist.open(atlas).disagreements():
        drawn = f"drawn: {one.reading.value}, because {one.reading.why.say('en')}" if one.reading else "no reading yet"
        where = f" ({one.where})" if one.where else ""
        typer.echo(f"{one.record}{where}: {one.about}: {' / '.join(values(one.claims))}; {drawn}")
