"""The fixed words of stills and slides, by language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist.render import words_ru
from geohist.when import day_parts, format_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LEGEND: Mapping[str, Mapping[str, str]] = {
    "today": {"en": "border agreed today", "tr": "bugün kararlaştırılan sınır"},
    "changed": {"en": "changed hands today", "tr": "bugün el değiştiren"},
    "agreed": {"en": "border, agreed", "tr": "sınır, kararlaştırılmış"},
    "de-facto": {"en": "border, de facto", "tr": "sınır, fiilî"},
    "disputed": {"en": "border, disputed", "tr": "sınır, tartışmalı"},
    "front": {"en": "front or armistice line", "tr": "cephe ya da ateşkes hattı"},
    "sovereign-line": {"en": "sovereign line inside one holder", "tr": "tek denetim içinde egemenlik çizgisi"},
    "administrative": {"en": "administrative border", "tr": "idarî sınır"},
    "band": {"en": "grey band: line known only roughly", "tr": "gri bant: çizgi kabaca biliniyor"},
    "occupied": {"en": "occupied; stripes: the sovereign", "tr": "işgal altında; çizgiler: egemen"},
    "doubtful": {"en": "dotted: holder doubtful", "tr": "noktalı: kimin elinde, şüpheli"},
    "protection": {"en": "zone under protection", "tr": "koruma bölgesi"},
    "demilitarised": {"en": "demilitarised zone", "tr": "askerden arındırılmış bölge"},
    "claimed": {"en": "claimed", "tr": "üzerinde hak ileri sürülen"},
    "proposed": {"en": "proposed, not in force", "tr": "önerilmiş, yürürlükte değil"},
    "treaties": {"en": "treaty signed today", "tr": "bugün imzalanan antlaşma"},
    "treaties-earlier": {"en": "treaty, weeks before", "tr": "antlaşma, haftalar önce"},
    "events": {"en": "event today", "tr": "bugünkü olay"},
    "events-earlier": {"en": "event, weeks before", "tr": "olay, haftalar önce"},
    "letters": {"en": "letter sent today", "tr": "bugün gönderilen mektup"},
    "missions": {"en": "mission open", "tr": "açık temsilcilik"},
    "leg-attested": {"en": "journey, attested", "tr": "yolculuk, belgelenmiş"},
    "leg-inferred": {"en": "journey, path inferred", "tr": "yolculuk, çıkarsanmış yol"},
    "leg-sea": {"en": "journey by sea, schematic", "tr": "deniz yolu, şematik"},
    "stop": {"en": "stop, attested", "tr": "durak, belgelenmiş"},
    "stop-inferred": {"en": "stop, inferred", "tr": "durak, çıkarsanmış"},
    "delegation": {"en": "delegation, place inferred", "tr": "heyet, yeri çıkarsanmış"},
    "railway": {"en": "railway in use", "tr": "işleyen demiryolu"},
}
"""What a sign means, in the order of the legend."""

TOGETHER: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("treaties", "treaties-earlier"): {"en": "treaty: signed today, weeks before", "tr": "antlaşma: bugün, haftalar önce"},
    ("events", "events-earlier"): {"en": "event: today, weeks before", "tr": "olay: bugün, haftalar önce"},
    ("leg-attested", "leg-inferred"): {"en": "journey: attested, path inferred", "tr": "yolculuk: belgeli, çıkarsanmış"},
    ("stop", "stop-inferred"): {"en": "stop: attested, inferred", "tr": "durak: belgeli, çıkarsanmış"},
    ("claimed", "proposed"): {"en": "claimed; proposed, not in force", "tr": "hak ileri sürülen; önerilen"},
}
"""Two signs that share a line of the legend where both are drawn."""

WORDS: Mapping[str, Mapping[str, str]] = {
    "legend": {"en": "Legend", "tr": "Açıklama"},
    "state": {"en": "Who was in control on the day", "tr": "O gün denetim kimdeydi"},
    "last": {"en": "Before it, on {day}: {what}", "tr": "Ondan önce, {day}: {what}"},
    "author_unknown": {"en": "Author not in the text.", "tr": "Yazarı metinde yok."},
    "paraphrase": {"en": "Editor’s paraphrase of", "tr": "Editörün özeti:"},
    "citing": {"en": "citing", "tr": "atfı:"},
    "after": {"en": "After", "tr": "Kaynaklar:"},
    "foot": {
        "en": "{title}, data version {version}, state of {day}. Names as in English use of the day.",
        "tr": "{title}, veri sürümü {version}, {day} günkü durum. Adlar o günkü Türkçe kullanımla.",
    },
    "projection": {
        "en": "Lambert conformal conic, parallels {a} and {b}. Base: Natural Earth{rail}.",
        "tr": "Lambert konform konik, {a} ve {b} paralelleri. Altlık: Natural Earth{rail}.",
    },
    "rail": {"en": "; railways © OpenStreetMap contributors (ODbL)", "tr": "; demiryolları © OpenStreetMap (ODbL)"},
    "licence": {"en": "Text and data: {licence}", "tr": "Metin ve veri: {licence}"},
    "alt": {"en": "Map of {day}: {title}. {holders} {signs}", "tr": "{day} haritası: {title}. {holders} {signs}"},
    "alt_holders": {"en": "Land is held by {names}.", "tr": "Topraklar şunların elinde: {names}."},
    "alt_signs": {"en": "Marked: {signs}.", "tr": "İşaretli: {signs}."},
    "scale": {"en": "scale at the centre", "tr": "ölçek merkezde geçerli"},
}
"""Everything else a still says by itself."""


def say(key: str, language: str, **more: str) -> str:
    """Give a fixed phrase in a language."""
    words = words_ru.WORDS.get(key) if language == "ru" else WORDS[key].get(language)
    return (words or WORDS[key]["en"]).format(**more)


def meaning(keys: Sequence[str], language: str) -> str:
    """Say what a sign of the legend means, or two that share a line."""
    if language == "ru":
        return words_ru.LEGEND[keys[0]] if len(keys) == 1 else words_ru.TOGETHER[keys[0], keys[1]]
    text = LEGEND[keys[0]] if len(keys) == 1 else TOGETHER[keys[0], keys[1]]
    return text.get(language, text["en"])


def day_in_words(day: int, language: str) -> str:
    """Write a day number as the language does, in English where it is none of ours."""
    if language == "ru":
        year, month, number = day_parts(day)
        return f"{number} {words_ru.MONTHS[month - 1]} {year}"
    return format_day(day, "tr" if language == "tr" else "en")


def tongues_of(parts: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the languages of an atlas's pictures: its own, and Russian where every polity and place has a Russian title."""
    named = [*parts["polities"], *parts["places"].values()]
    russian = "ru" not in parts["languages"] and named and all(thing["title"].get("ru") for thing in named)
    return (*parts["languages"], *(("ru",) if russian else ()))
