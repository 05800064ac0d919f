"""Rules about further languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist.check.finding import Finding, of_error, of_problem
from geohist.errors import GeohistError
from geohist.files.languages import LanguageFile
from geohist.files.problems import close, problems
from geohist.files.reading import read_json, read_toml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geohist.check.material import Material


def broken_languages(found: Material) -> Iterator[Finding]:
    """Every further language is as its format has it, is not one of the atlas's own, and names what is there."""
    for path in sorted(found.root.glob("languages/*.json")):
        file, language = f"languages/{path.name}", path.stem
        try:
            words = read_json(found.root, file)
        except GeohistError as error:
            yield of_error("unreadable", error, file)
            continue
        faults = problems(LanguageFile, words)
        yield from (of_problem(problem, file, language) for problem in faults)
        if isinstance(found.heading, dict) and language in found.heading.get("languages", ()):
            yield Finding("misnamed-language", "the atlas itself is written in this language; its words belong into the atlas", file)
        if not faults:
            yield from _dangling(found, words, file)


def _dangling(found: Material, words: dict[str, Any], file: str) -> Iterator[Finding]:
    known = {
        "cells": found.ids("territory/cells.csv"),
        "records": {item.name for item in found.records},
        "tours": {path.stem for path in found.root.glob("tours/*.toml")},
    }
    for kind, ids in known.items():
        for name in words.get(kind, {}):
            if name not in ids:
                yield _missing(kind.removesuffix("s"), file, kind, name, ids)
    for tour in known["tours"] & set(words.get("tours", {})):
        scenes = (read_toml(found.root, f"tours/{tour}.toml") or {}).get("scenes", [])
        titles = {scene["title"]["en"] for scene in scenes if "title" in scene}
        for title in words["tours"][tour].get("scenes", {}):
            if title not in titles:
                yield _missing("scene with this English title", file, f"tours.{tour}.scenes", title, titles)


def _missing(what: str, file: str, field: str, name: str, known: set[str]) -> Finding:
    return Finding("dangling-words", f"there is no such {what}", file, field=field, given=name, nearest=close(name, known))
