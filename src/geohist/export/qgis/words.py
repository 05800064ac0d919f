"""The words on a QGIS project: names of groups, layers and kinds, by language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_Entry = dict[str, str]

WORDS: Mapping[str, _Entry] = {
    # groups
    "signs": {"en": "Treaties, events, letters, missions", "tr": "Antlaşmalar, olaylar, mektuplar, temsilcilikler"},
    "journeys": {"en": "Journeys", "tr": "Yolculuklar"},
    "names": {"en": "Names", "tr": "Adlar"},
    "lines": {"en": "Borders and zones", "tr": "Sınırlar ve bölgeler"},
    "territory": {"en": "Territory", "tr": "Ülkeler"},
    "water": {"en": "Rivers, lakes, railways", "tr": "Irmaklar, göller, demiryolları"},
    "base": {"en": "Land", "tr": "Kara"},
    "material": {"en": "Material of the map", "tr": "Haritanın gereci"},
    "tours": {"en": "Tours", "tr": "Turlar"},
    # layers
    "treaties": {"en": "Treaties", "tr": "Antlaşmalar"},
    "events": {"en": "Events", "tr": "Olaylar"},
    "letters": {"en": "Letters", "tr": "Mektuplar"},
    "missions": {"en": "Missions", "tr": "Temsilcilikler"},
    "routes": {"en": "Stops", "tr": "Duraklar"},
    "legs": {"en": "Legs by sea, road, river", "tr": "Deniz, kara, ırmak yolları"},
    "rail_legs": {"en": "Legs by rail", "tr": "Tren yolları"},
    "places": {"en": "Places", "tr": "Yerler"},
    "place_names": {"en": "Places, named as then", "tr": "Yerler, o günün adıyla"},
    "polity_names": {"en": "Names of polities", "tr": "Ülke adları"},
    "seas": {"en": "Names of the seas", "tr": "Deniz adları"},
    "transfers": {"en": "Changed hands", "tr": "El değiştiren"},
    "zones": {"en": "Zones", "tr": "Bölgeler"},
    "borders": {"en": "Borders", "tr": "Sınırlar"},
    "territories": {"en": "Who is in control", "tr": "Kim yönetiyor"},
    "doubts": {"en": "Holder doubtful", "tr": "Kimin elinde, şüpheli"},
    "railways": {"en": "Railways", "tr": "Demiryolları"},
    "rivers": {"en": "Rivers", "tr": "Irmaklar"},
    "lakes": {"en": "Lakes", "tr": "Göller"},
    "land": {"en": "Land", "tr": "Kara"},
    "cells": {"en": "Cells", "tr": "Hücreler"},
    "cuts": {"en": "Drawn lines", "tr": "Çizilen hatlar"},
    # kinds
    "agreed": {"en": "agreed", "tr": "antlaşmalı"},
    "de-facto": {"en": "de facto", "tr": "fiilî"},
    "front": {"en": "front", "tr": "cephe"},
    "disputed": {"en": "disputed", "tr": "çekişmeli"},
    "administrative": {"en": "administrative", "tr": "idarî"},
    "sovereign-line": {"en": "limit of sovereignty", "tr": "egemenlik sınırı"},
    "bystander": {"en": "between bystanders", "tr": "çevre devletler arası"},
    "occupied": {"en": "occupied", "tr": "işgal altında"},
    "protection": {"en": "protection", "tr": "koruma"},
    "claimed": {"en": "claimed", "tr": "istenen"},
    "proposed": {"en": "proposed", "tr": "önerilen"},
    "demilitarised": {"en": "demilitarised", "tr": "askersiz"},
    "stripes": {"en": "occupied; stripes: the sovereign", "tr": "işgal altında; çizgiler: egemen"},
    "others": {"en": "bystanders", "tr": "çevre devletler"},
    "happened": {"en": "Events", "tr": "Olaylar"},
    "planned": {"en": "Planned or rumoured only", "tr": "Yalnız tasarı ya da söylenti"},
    "attested": {"en": "Journey, attested", "tr": "Yolculuk, kaynakta"},
    "inferred": {"en": "Journey, path inferred", "tr": "Yolculuk, yolu çıkarım"},
    "sea": {"en": "Journey by sea, path inferred", "tr": "Deniz yolculuğu, yolu çıkarım"},
    "capital": {"en": "capital", "tr": "başkent"},
    "city": {"en": "city", "tr": "şehir"},
    "town": {"en": "town", "tr": "kasaba"},
    "opening": {"en": "Opening view", "tr": "Açılış görünümü"},
    "legend": {"en": "Legend", "tr": "Açıklama"},
    "sources": {"en": "Sources", "tr": "Kaynaklar"},
    "sheet": {"en": "Sheet of a day", "tr": "Bir günün paftası"},
}


def say(key: str, language: str) -> str:
    """Return a word in a language, or in English, or as it is."""
    entry = WORDS.get(key, {})
    return entry.get(language) or entry.get("en") or key


def licence_line(language: str) -> str:
    """Return the line of attribution under a map."""
    if language == "tr":
        return (
            "Veri: geohist yazarları, CC BY 4.0. Altlık: Natural Earth. Yerler: GeoNames. Demiryolları © OpenStreetMap katkıcıları (ODbL)."
        )
    return "Data: the geohist authors, CC BY 4.0. Base: Natural Earth. Places: GeoNames. Railways © OpenStreetMap contributors (ODbL)."
