"""What a picture of a day says in words: title, summary, excerpt, works cited, address, and a description for those who cannot see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geohist.render.words import LEGEND, day_in_words, meaning, say
from geohist.when import day_iso

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geohist.scene.moment import Moment

_LONG_WORDS = 45  # a longer excerpt gives way to a shorter one of the same record
_MOST_NAMES = 14


@dataclass(frozen=True)
class Quote:
    """A passage as its source has it, its translation where there is one, and the citation."""

    key: str
    exact: str
    translation: str
    citation: str


@dataclass(frozen=True)
class Caption:
    """The words of a day."""

    date: str
    title: str
    summary: str
    quotes: tuple[Quote, ...]
    paraphrase: str
    works: tuple[str, ...]
    record: Mapping[str, Any] | None


def caption_of(moment: Moment, language: str) -> Caption:
    """Say what happened on a day, in the words of its sources."""
    beat = _beat(moment, moment.day)
    record = beat[0] if beat else None
    if record is not None:
        title = in_language(record["title"], language)
        text = record.get("summary") or record.get("effect")
        summary = in_language(text, language) if text else ""
    elif moment.transfers:
        title, summary = in_language(moment.transfers[0]["text"], language), say("state", language)
    else:
        title, summary = in_language(moment.parts["title"], language), say("state", language)
        before = max((b["day"] for b in moment.parts["beats"] if b["day"] < moment.day and b["records"]), default=None)
        if before is not None:
            what = in_language(_beat(moment, before)[0]["title"], language)
            summary += ". " + say("last", language, day=day_in_words(before, language), what=what) + "."
    quotes = quotes_of(moment, record, language) if record else ()
    authority = next((claim["authority"] for claim in record["claims"] if "authority" in claim), "") if record and not quotes else ""
    paraphrase = f"{say('paraphrase', language)} {authority}." if authority else ""
    return Caption(day_in_words(moment.day, language), title, summary, quotes, paraphrase, works_of(moment, beat), record)


def _beat(moment: Moment, day: int) -> list[Mapping[str, Any]]:
    """Give what happens on a day, the weightiest first, as the player has it."""
    beat = next((beat for beat in moment.parts["beats"] if beat["day"] == day), None)
    return [moment.record(key) for key in beat["records"]] if beat else []


def in_language(text: Mapping[str, str], language: str) -> str:
    """Give words in a language, else in English."""
    return str(text.get(language) or text["en"])


def quotes_of(moment: Moment, record: Mapping[str, Any], language: str) -> tuple[Quote, ...]:
    """Give a record's excerpts, each once, those on its date and of readable length first."""
    claims = [*record["claims"], *(claim for stop in record.get("stops", ()) for claim in stop.get("claims", ()))]
    keys = list(dict.fromkeys(claim["excerpt"] for claim in claims if claim.get("excerpt") and not claim.get("slip")))
    keys.sort(key=lambda key: len(moment.parts["excerpts"][key]["exact"].split()) > _LONG_WORDS)
    return tuple(quote_of(moment, key, language) for key in keys)


def quote_of(moment: Moment, key: str, language: str) -> Quote:
    """Give an excerpt with its citation."""
    excerpt = moment.parts["excerpts"][key]
    source = moment.parts["sources"][key.split("#", maxsplit=1)[0]]
    native = str(source["record"].get("language", ""))[:2]
    translation = "" if native == language else str(excerpt["translation"].get(language) or excerpt["translation"].get("en") or "")
    locator = excerpt["locator"] if isinstance(excerpt["locator"], str) else in_language(excerpt["locator"], language)
    cites = f" ({say('citing', language)} {'; '.join(excerpt['cites'])})" if excerpt.get("cites") else ""
    author = "" if source["record"].get("author") else f" {say('author_unknown', language)}"
    return Quote(key, excerpt["exact"], translation, f"{source['short']}, {locator}{cites}.{author}")


def works_of(moment: Moment, records: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Name the works on which the day's records and the land's holders rest."""
    keys = [claim["excerpt"] for record in records for claim in record["claims"] if claim.get("excerpt")]
    keys += [key for row in moment.parts["tenure"] if moment.holds(row[1], row[2]) for key in row[9]]
    return tuple(dict.fromkeys(str(moment.parts["sources"][key.split("#")[0]]["short"]) for key in keys))


def address_of(day: int, view: str, language: str, look: str = "") -> str:
    """Give the hash that opens the player on the same day, view, language and look."""
    return f"#date={day_iso(day)}&view={view}&lang={language}" + (f"&look={look}" if look else "")


def described(moment: Moment, caption: Caption, kinds: Iterable[str], language: str) -> str:
    """Describe the picture in a few sentences."""
    held: dict[str, int] = {}
    for cell, tenure in enumerate(moment.holders):
        if tenure and moment.polity(tenure["polity"])["actor"]:
            held[tenure["polity"]] = held.get(tenure["polity"], 0) + moment.parts["cells"][cell]["km2"]
    names = [moment.name_of(moment.polity(key), language) for key, _ in sorted(held.items(), key=lambda item: -item[1])][:_MOST_NAMES]
    signs = [meaning([kind], language) for kind in LEGEND if kind in set(kinds)]
    holders = say("alt_holders", language, names=", ".join(names)) if names else ""
    marked = say("alt_signs", language, signs=", ".join(signs)) if signs else ""
    return say("alt", language, day=caption.date, title=caption.title, holders=holders, signs=marked).strip()
