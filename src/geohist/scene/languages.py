"""Further languages in the payload: their words laid beside those of the atlas's own languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geohist.atlas import Atlas
    from geohist.model import Translation


def lay_beside(parts: dict[str, Any], atlas: Atlas) -> dict[str, Any]:
    """Give the parts of the payload with the titles of further languages in every text that has one."""
    for translation in atlas.translations.values():
        _add(parts, translation)
    return parts


def _add(parts: dict[str, Any], translation: Translation) -> None:
    language = translation.language
    for key in ("title", "summary"):
        _put(parts, key, language, translation.atlas.get(key))
    for part, titles in (("cells", translation.cells), ("records", translation.records)):
        parts[part] = [_titled(entry, language, titles) for entry in parts[part]]
    for tour in parts["tours"]:
        words = translation.tours.get(tour["id"])
        if not words:
            continue
        _put(tour, "title", language, words.title)
        _put(tour, "summary", language, words.summary)
        for scene in tour["scenes"]:
            _put(scene, "title", language, words.scenes.get(scene.get("title", {}).get("en", "")))


def _titled(entry: dict[str, Any], language: str, titles: Mapping[str, str]) -> dict[str, Any]:
    _put(entry, "title", language, titles.get(entry["id"]))
    return entry


def _put(entry: dict[str, Any], key: str, language: str, words: str | None) -> None:
    if words and entry.get(key):
        entry[key] = {**entry[key], language: words}
