"""The fixed words of stills and slides, by language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    "inset": {"en": "Enlarged", "tr": "Büyütülmüş"},
}
"""Everything else a still says by itself."""


def say(key: str, language: str, **more: str) -> str:
    """Give a fixed phrase in a language."""
    return WORDS[key].get(language, WORDS[key]["en"]).format(**more)
