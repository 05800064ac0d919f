"""The commands on the texts of the sources: quote, quotes, coverage."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import geohist
from geohist.errors import GeohistError
from geohist.options import HERE, AtlasOption, JsonOption, TextsOption, print_json

if TYPE_CHECKING:
    from geohist.source_text import NormalText


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
    print_json(found.to_dict())
    typer.echo(f"{found.words} words, line {normal.line(found.position[0])}", err=True)


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
        print_json([found.to_dict() for found in accounts])
    else:
        typer.echo("\n".join(line for found in accounts for line in (*listing(found, everything=listed), summary(found))))
    if any(found.unaccounted for found in accounts):
        raise typer.Exit(1)
