"""What the pages say, in every language of the interface; help_words.py has the page of help."""

from __future__ import annotations

from typing import Final

from geohist.pages.help_words import HELP_WORDS
from geohist.pages.lecture_words import LECTURE_WORDS

LANGUAGES: Final = ("en", "tr", "ru")
"""The languages of the interface."""

WORDS: Final[dict[str, dict[str, str]]] = {
    "atlas": {"en": "Atlas", "tr": "Atlas", "ru": "Атлас"},
    "sources": {"en": "Sources", "tr": "Kaynaklar", "ru": "Источники"},
    "disagreements": {"en": "Disagreements", "tr": "Uyuşmazlıklar", "ru": "Разногласия"},
    "downloads": {"en": "Downloads", "tr": "İndir", "ru": "Скачать"},
    "help": {"en": "Help", "tr": "Yardım", "ru": "Справка"},
    "language": {"en": "Language", "tr": "Dil", "ru": "Язык"},
    "author_unknown": {"en": "author not in the text", "tr": "yazarı metinde yok", "ru": "автор в тексте не назван"},
    "year_unknown": {"en": "year not in the text", "tr": "yılı metinde yok", "ru": "год в тексте не назван"},
    "unknown": {
        "en": "Not in the text, and filled in by nobody yet: {what}.",
        "tr": "Metinde yok, henüz kimse doldurmadı: {what}.",
        "ru": "Нет в тексте и пока никем не дополнено: {what}.",
    },
    "sources_lead": {
        "en": "Everything on the map rests on these works, or on a treaty or reference named beside it. Each passage is cut from the text by program and can be proved against your own copy with <code>geohist quotes</code>.",
        "tr": "Haritadaki her şey bu çalışmalara ya da yanında adı verilen bir antlaşmaya veya başvuru eserine dayanır. Her alıntı metinden programla kesilmiştir; <code>geohist quotes</code> ile kendi nüshanıza karşı sınanabilir.",
        "ru": "Всё на карте опирается на эти работы или на договор либо справочник, названный рядом. Каждый отрывок вырезан из текста программой; <code>geohist quotes</code> сверит его с вашим экземпляром.",
    },
    "share": {
        "en": "{percent} of its words are quoted",
        "tr": "Sözlerinin {percent} kadarı alıntılandı",
        "ru": "Процитировано {percent} слов",
    },
    "percent": {"en": "{figure}%", "tr": "%{figure}", "ru": "{figure} %"},
    "strip": {
        "en": "Where in the text the excerpts stand, from its beginning to its end",
        "tr": "Alıntılar metnin neresinde, başından sonuna",
        "ru": "Где в тексте стоят отрывки, от начала до конца",
    },
    "on_map": {"en": "On the map: {what}.", "tr": "Haritada: {what}.", "ru": "На карте: {what}."},
    "excerpts_in_order": {
        "en": "Excerpts in the order of the text",
        "tr": "Metindeki sırasıyla alıntılar",
        "ru": "Отрывки в порядке текста",
    },
    "rests": {"en": "On the map", "tr": "Haritada", "ru": "На карте"},
    "cite": {"en": "Cite this work", "tr": "Bu çalışmaya atıf", "ru": "Цитировать эту работу"},
    "all_citations": {
        "en": "All works as BibTeX, RIS and CSL-JSON",
        "tr": "Bütün künyeler: BibTeX, RIS ve CSL-JSON",
        "ru": "Все работы: BibTeX, RIS и CSL-JSON",
    },
    "save_as": {"en": "Save as {form}", "tr": "{form} olarak kaydet", "ru": "Сохранить: {form}"},
    "disagreements_title": {"en": "Where the sources disagree", "tr": "Kaynakların uyuşmadığı yerler", "ru": "Где источники расходятся"},
    "disagreements_lead": {
        "en": "Where two passages cannot both be right, both stand here, with the value the map draws and the reason. The engine finds these from the claims; nobody types them in.",
        "tr": "İki pasajın birlikte doğru olamadığı yerde ikisi de burada durur; haritanın çizdiği değer ve gerekçesiyle. Bunları tanıklıklardan program bulur; elle yazılmaz.",
        "ru": "Где два отрывка не могут быть верны оба, здесь стоят оба, с тем, что показано на карте, и с обоснованием. Их находит программа по свидетельствам; вручную их никто не вписывает.",
    },
    "none_match": {
        "en": "Nothing matches. Take a filter away, or search for one word.",
        "tr": "Uyan yok. Bir süzgeci kaldırın ya da tek sözcük arayın.",
        "ru": "Ничего не подходит. Снимите один из фильтров или ищите одно слово.",
    },
    "find": {"en": "Search", "tr": "Ara", "ru": "Поиск"},
    "find_hint": {"en": "Title, name, words of a passage", "tr": "Başlık, ad, pasajdan sözler", "ru": "Заголовок, имя, слова отрывка"},
    "about": {"en": "About", "tr": "Konu", "ru": "О чём"},
    "by_source": {"en": "Source", "tr": "Kaynak", "ru": "Источник"},
    "about_date": {"en": "date", "tr": "tarih", "ru": "дата"},
    "about_place": {"en": "place", "tr": "yer", "ru": "место"},
    "about_route": {"en": "route", "tr": "yol", "ru": "путь"},
    "about_extent": {"en": "extent", "tr": "kapsam", "ru": "протяжение"},
    "about_party": {"en": "party", "tr": "taraf", "ru": "стороны"},
    "about_head": {"en": "head", "tr": "başkan", "ru": "глава"},
    "about_signatory": {"en": "signatory", "tr": "imzacı", "ru": "подписавший"},
    "about_sender": {"en": "sender", "tr": "gönderen", "ru": "отправитель"},
    "about_addressee": {"en": "addressee", "tr": "alan", "ru": "адресат"},
    "about_received": {"en": "receipt", "tr": "alınış", "ru": "получение"},
    "about_departed": {"en": "departure", "tr": "hareket", "ru": "отъезд"},
    "about_arrived": {"en": "arrival", "tr": "varış", "ru": "прибытие"},
    "about_quantity": {"en": "quantity", "tr": "miktar", "ru": "количество"},
    "about_outcome": {"en": "outcome", "tr": "sonuç", "ru": "исход"},
    "about_text": {"en": "words", "tr": "sözler", "ru": "слова"},
    "unit_gold-rouble": {"en": "gold roubles", "tr": "altın ruble", "ru": "золотых рублей"},
    "unit_gold": {"en": "in gold", "tr": "altın", "ru": "золотом"},
    "unit_rifle": {"en": "rifles", "tr": "tüfek", "ru": "винтовок"},
    "unit_gun": {"en": "guns", "tr": "top", "ru": "орудий"},
    "unit_machine-gun": {"en": "machine guns", "tr": "makineli tüfek", "ru": "пулемётов"},
    "unit_ton": {"en": "tons", "tr": "ton", "ru": "тонн"},
    "unit_rouble": {"en": "roubles", "tr": "ruble", "ru": "рублей"},
    "unit_lira": {"en": "liras", "tr": "lira", "ru": "лир"},
    "unit_person": {"en": "people", "tr": "kişi", "ru": "человек"},
    "drawn": {"en": "The map draws", "tr": "Haritada çizilen", "ru": "На карте"},
    "why": {"en": "Why", "tr": "Neden", "ru": "Почему"},
    "slip": {"en": "A slip of the source", "tr": "Kaynağın kalem sürçmesi", "ru": "Описка источника"},
    "paraphrase": {"en": "Editor’s paraphrase of", "tr": "Yayına hazırlayanın özeti, kaynağı:", "ru": "Пересказ издателя по работе:"},
    "on_the_map": {"en": "See it on the map", "tr": "Haritada gör", "ru": "Показать на карте"},
    "downloads_lead": {
        "en": "The whole atlas as it stands, data version <code>{version}</code>. Code under MIT, data under CC BY 4.0, railways from OpenStreetMap under ODbL, quotations © their authors.",
        "tr": "Atlasın bugünkü hâli, veri sürümü <code>{version}</code>. Kod MIT, veri CC BY 4.0, demiryolları OpenStreetMap’ten ODbL, alıntılar © yazarları.",
        "ru": "Весь атлас как он есть, версия данных <code>{version}</code>. Код — MIT, данные — CC BY 4.0, железные дороги из OpenStreetMap — ODbL, цитаты © их авторы.",
    },
    "qgis": {"en": "For QGIS", "tr": "QGIS için", "ru": "Для QGIS"},
    "qgis_note": {
        "en": "A project and its GeoPackage: open it, press play in the Temporal Controller. Nothing to set.",
        "tr": "Bir proje ve GeoPackage’i: açın, Zaman Denetleyicisi’nde oynata basın. Ayarlanacak bir şey yok.",
        "ru": "Проект и его GeoPackage: откройте и нажмите пуск на панели управления временем. Настраивать ничего не нужно.",
    },
    "save_qgis": {"en": "Save the QGIS package", "tr": "QGIS paketini kaydet", "ru": "Сохранить пакет для QGIS"},
    "formats": {"en": "Other formats", "tr": "Öteki biçimler", "ru": "Другие форматы"},
    "gpkg": {"en": "GeoPackage", "tr": "GeoPackage", "ru": "GeoPackage"},
    "gpkg_note": {
        "en": "One file with every layer, styles and dates; opens in QGIS. In the layer’s temporal settings choose t_start and t_end.",
        "tr": "Bütün katmanlar, stiller ve tarihler tek dosyada; QGIS’te açılır. Katmanın zaman ayarında t_start ve t_end seçilir.",
        "ru": "Все слои, стили и даты в одном файле; открывается в QGIS. Во временных настройках слоя выберите t_start и t_end.",
    },
    "geojson": {"en": "GeoJSON", "tr": "GeoJSON", "ru": "GeoJSON"},
    "geojson_note": {
        "en": "Each layer as one file, with a README and the licences, zipped.",
        "tr": "Her katman bir dosya; README ve lisanslarla, zip içinde.",
        "ru": "Каждый слой — один файл; с README и лицензиями, в архиве zip.",
    },
    "still": {"en": "A still of a day", "tr": "Bir günün durağan haritası", "ru": "Карта одного дня"},
    "still_note": {
        "en": "A picture for a slide, with date, legend, scale and sources.",
        "tr": "Slayt için bir resim: tarih, açıklama, ölçek ve kaynaklarla.",
        "ru": "Изображение для слайда: с датой, легендой, масштабом и источниками.",
    },
    "day": {"en": "Day", "tr": "Gün", "ru": "День"},
    "draw": {"en": "Draw", "tr": "Çiz", "ru": "Нарисовать"},
    "save_png": {"en": "Save as PNG", "tr": "PNG olarak kaydet", "ru": "Сохранить как PNG"},
    "save_gpkg": {"en": "Save the GeoPackage", "tr": "GeoPackage’i kaydet", "ru": "Сохранить GeoPackage"},
    "save_geojson": {"en": "Save the GeoJSON files", "tr": "GeoJSON dosyalarını kaydet", "ru": "Сохранить файлы GeoJSON"},
    "broken_title": {"en": "This atlas cannot be opened yet", "tr": "Bu atlas henüz açılamıyor", "ru": "Этот атлас пока нельзя открыть"},
    "broken_lead": {
        "en": "{folder}: {what}. Mend them and reload this page; <code>geohist check</code> prints the same list.",
        "tr": "{folder}: {what}. Düzeltip sayfayı yenileyin; <code>geohist check</code> aynı listeyi yazar.",
        "ru": "{folder}: {what}. Исправьте и обновите страницу; <code>geohist check</code> печатает тот же список.",
    },
    **HELP_WORDS,
    **LECTURE_WORDS,
}

COUNTED: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "disagreements": {
        "en": ("disagreement", "disagreements"),
        "tr": ("uyuşmazlık",),
        "ru": ("разногласие", "разногласия", "разногласий"),
    },
    "excerpts": {"en": ("excerpt", "excerpts"), "tr": ("alıntı",), "ru": ("отрывок", "отрывка", "отрывков")},
    "findings": {"en": ("finding", "findings"), "tr": ("bulgu",), "ru": ("замечание", "замечания", "замечаний")},
    "treaties": {"en": ("treaty", "treaties"), "tr": ("antlaşma",), "ru": ("договор", "договора", "договоров")},
    "events": {"en": ("event", "events"), "tr": ("olay",), "ru": ("событие", "события", "событий")},
    "letters": {"en": ("letter", "letters"), "tr": ("mektup",), "ru": ("письмо", "письма", "писем")},
    "missions": {
        "en": ("mission", "missions"),
        "tr": ("temsilcilik",),
        "ru": ("представительство", "представительства", "представительств"),
    },
    "routes": {"en": ("journey", "journeys"), "tr": ("yolculuk",), "ru": ("поездка", "поездки", "поездок")},
    "zones": {"en": ("zone", "zones"), "tr": ("bölge",), "ru": ("зона", "зоны", "зон")},
}
"""Nouns as they stand after a number: English after one and more, Turkish after any, Russian after 1, 2–4, 5 and more."""


def counted(noun: str, n: int, language: str) -> str:
    """Write a number with its noun: ``1 excerpt``, ``2 отрывка``, ``5 alıntı``."""
    forms = COUNTED[noun][language]
    if language == "ru":
        few = n % 10 in {2, 3, 4} and n % 100 not in {12, 13, 14}
        form = forms[0] if n % 10 == 1 and n % 100 != 11 else forms[1] if few else forms[2]  # noqa: PLR2004 - eleven is no one
    else:
        form = forms[0] if n == 1 else forms[-1]
    return f"{grouped(n, language)} {form}"


def grouped(figure: float, language: str) -> str:
    """Write a number as a language does: ``1,234.5``, ``1.234,5``, ``1 234,5``."""
    marks = {"en": ",.", "tr": ".,", "ru": "\N{NO-BREAK SPACE},"}[language]
    return f"{figure:,g}".translate(str.maketrans(",.", marks))
