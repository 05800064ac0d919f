"""The full apparatus of a scene in words: for speaker notes, captions and the lecture kit."""
# ruff: noqa: RUF001 - Russian letters are meant

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist.disagree import values
from geohist.render.caption import Quote, in_language, quote_of, quotes_of
from geohist.render.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geohist.atlas import Atlas
    from geohist.lecture.tour import Scene
    from geohist.render.still import Still
    from geohist.scene.moment import Moment

WORDS = {
    "readings": {"en": "Where the sources disagree", "tr": "Kaynakların ayrıldığı yerler", "ru": "Где источники расходятся"},
    "drawn": {"en": "drawn: {value}. {why}", "tr": "çizilen: {value}. {why}", "ru": "на карте: {value}. {why}"},
    "changes": {"en": "What changed hands", "tr": "El değiştirenler", "ru": "Что сменило власть"},
    "works": {"en": "Works cited", "tr": "Kaynakça", "ru": "Источники"},
    "address": {"en": "The same map, live", "tr": "Aynı harita, canlı", "ru": "Та же карта, живая"},
    "version": {"en": "data version", "tr": "veri sürümü", "ru": "версия данных"},
}


def quotes_for(moment: Moment, scene: Scene | None, record: Any, language: str) -> tuple[Quote, ...]:
    """Give the excerpts a scene asks for, else those of the day's record."""
    if scene is not None and scene.excerpts:
        return tuple(quote_of(moment, key, language) for key in scene.excerpts if key in moment.parts["excerpts"])
    return quotes_of(moment, record, language) if record else ()


def notes(atlas: Atlas, moment: Moment, still: Still, quotes: Iterable[Quote], text: str, address: str) -> str:
    """Write what a speaker needs: text, excerpts with citations, disagreements, changes, works, permalink, data version."""
    language = still.drawing.language
    quotes = tuple(quotes)
    lines = [still.drawing.title, "", text or still.caption.summary, ""]
    for quote in quotes:
        lines += [f"“{quote.exact}”", *([f"({quote.translation})"] if quote.translation else []), f"— {quote.citation}", ""]
    disputed = list(_disagreements(atlas, moment, language))
    if disputed:
        lines += [_say("readings", language), *disputed, ""]
    actors = {polity.id for polity in atlas.polities.values() if polity.actor}
    changed = [in_language(t["text"], language) for t in moment.transfers if {t["from"], t["to"]} & actors]
    if changed:
        lines += [_say("changes", language), *changed, ""]
    works = [reference(atlas, key, language) for key in dict.fromkeys(quote.key.split("#")[0] for quote in quotes)]
    if works:
        lines += [_say("works", language), *works, ""]
    lines += [f"{_say('address', language)}: {address}", f"geohist, {_say('version', language)} {still.drawing.version}"]
    return "\n".join(lines)


def _disagreements(atlas: Atlas, moment: Moment, language: str) -> Iterable[str]:
    today = {record["id"] for record in moment.today}
    for one in atlas.disagreements():
        if one.record in today and one.reading:
            drawn = _say("drawn", language).format(value=one.reading.value, why=one.reading.why.say(language))
            yield f"{one.about}: {' / '.join(values(one.claims))}; {drawn}"


def reference(atlas: Atlas, source: str, language: str) -> str:
    """Write a source's bibliographic record as one line, saying what is not known of it."""
    found = atlas.sources[source]
    record = found.record
    names = "; ".join(", ".join(part for part in (a.get("family"), a.get("given")) if part) for a in record.get("author", ()))
    year = next((str(part) for parts in record.get("issued", {}).get("date-parts", ()) for part in parts[:1]), "")
    volume = " ".join(str(record[key]) for key in ("volume",) if key in record) + (f"({record['issue']})" if "issue" in record else "")
    pieces = [
        names or say("author_unknown", language).rstrip("."),
        year,
        str(record.get("title", found.short)),
        ", ".join(part for part in (str(record.get("container-title", "")), volume.strip(), str(record.get("page", ""))) if part),
    ]
    return f"{found.short}: {'. '.join(piece for piece in pieces if piece)}."


def _say(key: str, language: str) -> str:
    return WORDS[key].get(language, WORDS[key]["en"])


__all__ = ["notes", "quotes_for", "reference"]
