"""Rules about tours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist.check.finding import Finding, of_problem
from geohist.check.material import objects, strings, when
from geohist.errors import GeohistError
from geohist.files.problems import close, problems
from geohist.files.reading import read_toml
from geohist.files.tours import TourFile
from geohist.when import day_iso

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geohist.check.material import Material


def broken_tours(found: Material) -> Iterator[Finding]:
    """Every tour is as its format has it, bears its file's name, keeps to the span and quotes excerpts that are there."""
    for path in sorted(found.root.glob("tours/*.toml")):
        file, name = f"tours/{path.name}", path.stem
        try:
            tour = read_toml(found.root, file) or {}
        except GeohistError:
            continue  # an unreadable file is a finding of its own
        yield from (of_problem(problem, file, name) for problem in problems(TourFile, tour))
        if tour.get("id") != name:
            yield Finding("misnamed-tour", "a tour bears its file's name", file, name, "id", name, tour.get("id"))
        for number, scene in enumerate(objects(tour.get("scenes"))):
            yield from _scene(found, scene, file, name, f"scenes.{number}")


def _scene(found: Material, scene: dict[str, Any], file: str, name: str, field: str) -> Iterator[Finding]:
    for key in strings(scene.get("excerpts")):
        if key not in found.excerpts:
            near = close(key, found.excerpts)
            yield Finding("dangling-excerpt", "there is no such excerpt", file, name, f"{field}.excerpts", given=key, nearest=near)
    date = when(scene.get("day") or scene.get("span"))
    if date and found.span and not (found.span[0] <= date.core_lo and date.core_hi <= found.span[1]):
        span = f"days within {day_iso(found.span[0])}/{day_iso(found.span[1] - 1)}"
        yield Finding("outside-span", "the scene lies outside the atlas's span", file, name, field, expected=span, given=date.edtf)
