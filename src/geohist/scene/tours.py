"""Tours as the player tells them: scenes with their days, view, words and excerpts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist.errors import GeohistError
from geohist.files.problems import close
from geohist.files.views import view_of

if TYPE_CHECKING:
    from geohist.atlas import Atlas
    from geohist.model import Scene, Tour

PLACE_ZOOM = 6.2
"""How near a scene stands that names a place as its view; as a still does."""


def tours_part(atlas: Atlas) -> list[dict[str, Any]]:
    """Give the tours in the order of their first days.

    A view is three numbers (longitude, latitude, zoom), four (west, south, east, north), or None where the day itself says what to show.

    Raises:
        GeohistError: if a scene's view is none.
    """
    found = [_tour(atlas, tour) for tour in atlas.tours.values()]
    return sorted(found, key=lambda tour: (tour["scenes"][0]["from"], tour["id"]))


def _tour(atlas: Atlas, tour: Tour) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": tour.id, "title": dict(tour.title)}
    if tour.summary:
        entry["summary"] = dict(tour.summary)
    if tour.compare:
        entry["compare"] = list(tour.compare)
    return entry | {"scenes": [_scene(atlas, scene, tour.id, f"scenes.{number}") for number, scene in enumerate(tour.scenes)]}


def _scene(atlas: Atlas, scene: Scene, tour: str, where: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"from": scene.lo, "to": scene.hi, "view": _view(atlas, scene.view, tour, f"{where}.view")}
    if scene.title:
        entry["title"] = dict(scene.title)
    if scene.select:
        entry["select"] = dict(zip(("layer", "id"), scene.select.split("/"), strict=True))
    return entry | {"text": dict(scene.text), "excerpts": list(scene.excerpts)}


def _view(atlas: Atlas, view: str, tour: str, field: str) -> list[float] | None:
    if view == "fit":
        return None
    if view == "opening":
        return [float(number) for number in atlas.heading["opening"]["view"]]
    if view in atlas.places:
        place = atlas.places[view]
        return [round(place.lon, 3), round(place.lat, 3), PLACE_ZOOM]
    numbers = view_of(view, atlas.places)
    if not numbers:
        known = ["opening", "fit", *atlas.places]
        raise GeohistError(
            "not a view",
            file=f"tours/{tour}.toml",
            record=tour,
            field=field,
            expected="opening, fit, a place's id, or numbers",
            given=view,
            nearest=close(view, known),
        )
    return numbers
