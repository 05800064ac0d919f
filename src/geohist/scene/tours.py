"""Tours as the player tells them: scenes with their days, view, words and excerpts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist.errors import GeohistError
from geohist.files.problems import close, problems
from geohist.files.reading import read_toml
from geohist.files.tours import SceneFile, TourFile
from geohist.when import When, parse_day

if TYPE_CHECKING:
    from geohist.atlas import Atlas

PLACE_ZOOM = 6.2
"""How near a scene stands that names a place as its view; as a still does."""
_NUMBERS = {3, 4}


def tours_part(atlas: Atlas) -> list[dict[str, Any]]:
    """Give the tours in the order of their first days.

    A view is three numbers (longitude, latitude, zoom), four (west, south, east, north), or None where the day itself says what to show.

    Raises:
        GeohistError: if a file is not as it should be, or names an excerpt, a place or a day that is not there.
    """
    found = [_tour(atlas, path.stem) for path in sorted((atlas.root / "tours").glob("*.toml"))]
    return sorted(found, key=lambda tour: (tour["scenes"][0]["from"], tour["id"]))


def _tour(atlas: Atlas, key: str) -> dict[str, Any]:
    file = f"tours/{key}.toml"
    read = read_toml(atlas.root, file)
    for problem in problems(TourFile, read):
        raise problem.error(file, key)
    tour = TourFile.model_validate(read)
    if tour.id != key:
        raise GeohistError("a tour is called as its file is", file=file, record=tour.id, field="id", expected=key, given=tour.id)
    scenes = [_scene(atlas, scene, file, key, number) for number, scene in enumerate(tour.scenes)]
    entry: dict[str, Any] = {"id": tour.id, "title": tour.title.model_dump(exclude_none=True)}
    if tour.summary:
        entry["summary"] = tour.summary.model_dump(exclude_none=True)
    return entry | {"scenes": scenes}


def _scene(atlas: Atlas, scene: SceneFile, file: str, key: str, number: int) -> dict[str, Any]:
    where = f"scenes.{number}"
    lo, hi = _days(scene)
    if not atlas.span[0] <= lo < hi <= atlas.span[1]:
        raise GeohistError("a scene outside the atlas", file=file, record=key, field=where, given=scene.span or scene.day)
    for excerpt in scene.excerpts:
        atlas.excerpt(excerpt)
    entry: dict[str, Any] = {"from": lo, "to": hi, "view": _view(atlas, scene.view, file, key, f"{where}.view")}
    if scene.title:
        entry["title"] = scene.title.model_dump(exclude_none=True)
    return entry | {"text": scene.text.model_dump(exclude_none=True), "excerpts": list(scene.excerpts)}


def _days(scene: SceneFile) -> tuple[int, int]:
    if scene.day:
        lo = parse_day(scene.day)
        return lo, lo + 1
    when = When.parse(scene.span or "")
    return when.core_lo, when.core_hi


def _view(atlas: Atlas, view: str, file: str, key: str, field: str) -> list[float] | None:
    if view == "fit":
        return None
    if view == "opening":
        return [float(number) for number in atlas.heading["opening"]["view"]]
    if view in atlas.places:
        place = atlas.places[view]
        return [round(place.lon, 3), round(place.lat, 3), PLACE_ZOOM]
    try:
        numbers = [float(part) for part in view.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) not in _NUMBERS:
        known = ["opening", "fit", *atlas.places]
        raise GeohistError(
            "not a view",
            file=file,
            record=key,
            field=field,
            expected="opening, fit, a place's id, or numbers",
            given=view,
            nearest=close(view, known),
        )
    return numbers
