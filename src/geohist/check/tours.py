"""Rules about tours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist.check.finding import Finding, of_problem
from geohist.check.material import objects, strings, when
from geohist.errors import GeohistError
from geohist.files.problems import close, problems
from geohist.files.reading import read_toml
from geohist.files.tours import TourFile
from geohist.files.views import view_of
from geohist.when import day_iso

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geohist.check.material import Material


def broken_tours(found: Material) -> Iterator[Finding]:
    """Every tour is as its format has it, bears its file's name, keeps to the span, looks at the atlas, points at what is there."""
    extent, zooms = _extent(found), _zooms(found)
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
            view = scene.get("view", "fit")
            if isinstance(view, str) and (wrong := _wrong_view(view, found.ids("places.geojson"), extent, zooms)):
                yield Finding("impossible-view", wrong[0], file, name, f"scenes.{number}.view", wrong[1], view, wrong[2])
        for day in strings(tour.get("compare")):
            date = when(day)
            if date and found.span and not found.span[0] <= date.core_lo < found.span[1]:
                yield Finding("outside-span", "a day to compare lies outside the atlas's span", file, name, "compare", given=day)


def _scene(found: Material, scene: dict[str, Any], file: str, name: str, field: str) -> Iterator[Finding]:
    for key in strings(scene.get("excerpts")):
        if key not in found.excerpts:
            near = close(key, found.excerpts)
            yield Finding("dangling-excerpt", "there is no such excerpt", file, name, f"{field}.excerpts", given=key, nearest=near)
    select = scene.get("select")
    if isinstance(select, str):
        known = {f"{item.file.removesuffix('.geojson')}/{item.name}" for item in found.records}
        if select not in known:
            yield Finding(
                "dangling-record", "there is no such record", file, name, f"{field}.select", given=select, nearest=close(select, known)
            )
    date = when(scene.get("day") or scene.get("span"))
    if date and found.span and not (found.span[0] <= date.core_lo and date.core_hi <= found.span[1]):
        span = f"days within {day_iso(found.span[0])}/{day_iso(found.span[1] - 1)}"
        yield Finding("outside-span", "the scene lies outside the atlas's span", file, name, field, expected=span, given=date.edtf)


def _extent(found: Material) -> tuple[float, float, float, float] | None:
    """Give the box round the atlas's cells and places: west, south, east, north; None without any."""
    points = [(item.value.get("lon"), item.value.get("lat")) for item in found.tables.get("territory/cells.csv", [])]
    points += [
        tuple(item.geometry.get("coordinates", ())) for item in found.features.get("places.geojson", []) if isinstance(item.geometry, dict)
    ]
    at = [numbers for point in points if len(numbers := _numbers(point)) == 2]  # noqa: PLR2004 - longitude, latitude
    if not at:
        return None
    lons, lats = [lon for lon, _ in at], [lat for _, lat in at]
    return min(lons), min(lats), max(lons), max(lats)


def _numbers(values: object) -> list[float]:
    try:
        return [float(value) for value in values]  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        return []


def _zooms(found: Material) -> tuple[float, float]:
    """Give the nearest and furthest zoom of the map."""
    try:
        style = read_toml(found.root, "style.toml") or {}
    except GeohistError:
        style = {}  # an unreadable file is a finding of its own
    zoom = style.get("map", {}).get("zoom", {})
    return float(zoom.get("min", 0)), float(zoom.get("max", 20))


def _wrong_view(
    view: str, places: set[str], extent: tuple[float, float, float, float] | None, zooms: tuple[float, float]
) -> tuple[str, str, str | None] | None:
    """Say what is wrong with a view, what is expected and what comes nearest; None if nothing is."""
    numbers = view_of(view, places)
    if numbers is None:
        known = ["opening", "fit", *sorted(places)]
        return "not a view", "opening, fit, a place's id, or numbers", close(view, known)
    if not numbers:
        return None
    if len(numbers) == 4:  # noqa: PLR2004 - west, south, east, north
        west, south, east, north = numbers
        if west >= east or south >= north:
            return "a view turned inside out", "west,south,east,north", None
        lon, lat = (west + east) / 2, (south + north) / 2
    else:
        lon, lat, zoom = numbers
        if not zooms[0] <= zoom <= zooms[1]:
            return "nearer or further than the map goes", f"a zoom from {zooms[0]:g} to {zooms[1]:g}", None
    if extent and not (extent[0] <= lon <= extent[2] and extent[1] <= lat <= extent[3]):
        return "the view lies off the atlas", "a middle within " + ",".join(f"{edge:.1f}" for edge in extent), None
    return None
