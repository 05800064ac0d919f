"""A payload of the shell's own: four square cells, one thing of each kind, one dispute; every number is readable from here."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def both(en: str, tr: str) -> dict[str, str]:
    return {"en": en, "tr": tr}


def arc(*points: tuple[int, int]) -> list[int]:
    """Delta-code a path in units of a thousandth of a degree."""
    out: list[int] = []
    x = y = 0
    for px, py in points:
        out += [px - x, py - y]
        x, y = px, py
    return out


# Four squares of four degrees: a b over c d, corner at 32 E 38 N. Arcs 0-3 are the outer edges, 4-7 the inner cross.
W, M, E, S, C, N = 32000, 36000, 40000, 38000, 42000, 46000
ARCS = [
    arc((W, C), (W, N), (M, N)),
    arc((M, N), (E, N), (E, C)),
    arc((E, C), (E, S), (M, S)),
    arc((M, S), (W, S), (W, C)),
    arc((W, C), (M, C)),
    arc((M, N), (M, C)),
    arc((E, C), (M, C)),
    arc((M, S), (M, C)),
]
CELLS = [[[[0, 5, ~4]]], [[[1, 6, ~5]]], [[[4, ~7, 3]]], [[[7, ~6, 2]]]]
SIDES = [[-1, 0], [-1, 1], [-1, 3], [-1, 2], [0, 2], [1, 0], [3, 1], [2, 3]]


def record(layer: str, ident: str, title: dict[str, str], when: str, **more: Any) -> dict[str, Any]:
    start = more.pop("start", when)
    end = more.pop("end", start)
    base = {
        "id": ident,
        "layer": layer,
        "kind": more.pop("kind", "treaty"),
        "title": title,
        "date": when,
        "from": day(start),
        "to": None if end is None else day(end) + 1,
        "certainty": "certain",
        "place": None,
        "xy": None,
        "summary": None,
        "note": None,
        "written": None,
        "polities": ["north", "south"],
        "actors": [],
        "claims": [],
        "readings": [],
        "disagreements": [],
        "happened": True,
    }
    return base | more


def excerpt(exact: str, english: str, locator: str, cites: list[str]) -> dict[str, Any]:
    return {"exact": exact, "translation": {"en": english}, "translator": "editors", "locator": locator, "cites": cites}


def payload() -> dict[str, Any]:
    accord = day("1920-12-02")
    style = tomllib.loads((ROOT / "geodata" / "style.toml").read_text(encoding="utf-8"))
    polity = {"actor": True, "names": []}
    records = [
        record(
            "events",
            "e-fair",
            both("Fair at Orta", "Orta panayırı"),
            "1920-03-01",
            kind="congress",
            place="orta",
            xy=[36.2, 42.2],
            written={"text": "17 Şubat 1336", "calendar": "rumi"},
            claims=[{"about": "text", "excerpt": "ay#fair"}],
        ),
        record(
            "letters",
            "l-offer",
            both("The offer", "Öneri"),
            "1920-05-10",
            end="1920-05-20",
            from_place="orta",
            to_place="kuzey",
            place="orta",
            xy=[36.2, 42.2],
            path=[[36.2, 42.2], [34, 45]],
            actors=[{"actor": "kâtip", "role": "sender"}, {"actor": "yolcu", "role": "addressee"}],
            claims=[{"about": "date", "value": "1920-05-10", "authority": "Register of letters, no. 7"}],
        ),
        record(
            "routes",
            "r-walk",
            both("The long walk", "Uzun yürüyüş"),
            "1920-06-01/1920-06-20",
            kind="route",
            start="1920-06-01",
            end="1920-06-20",
            actors=[{"actor": "yolcu", "role": "head"}],
            claims=[{"about": "text", "excerpt": "ay#walk"}],
            stops=[
                {"place": "orta", "xy": [36.2, 42.2], "from": day("1920-06-01"), "to": day("1920-06-03"), "attested": True, "claims": []},
                {"place": "kuzey", "xy": [34, 45], "from": day("1920-06-18"), "to": day("1920-06-21"), "attested": False, "claims": []},
            ],
            legs=[
                {
                    "mode": "road",
                    "attested": False,
                    "from": float(day("1920-06-03")),
                    "to": float(day("1920-06-18")),
                    "path": {"scale": 1e-3, "arc": arc((36200, 42200), (35000, 43000), (34000, 45000))},
                }
            ],
        ),
        record(
            "missions",
            "m-house",
            both("House of the North", "Kuzey evi"),
            "1920-07-01/..",
            start="1920-07-01",
            end=None,
            kind="embassy",
            place="orta",
            xy=[36.2, 42.2],
            claims=[{"about": "text", "excerpt": "ay#walk"}],
        ),
        record(
            "treaties",
            "t-accord",
            both("Accord of Orta", "Orta Anlaşması"),
            "1920-12-02",
            place="orta",
            xy=[36.2, 42.2],
            parties=["north", "south"],
            actors=[{"actor": "yolcu", "role": "signatory"}],
            effect=both("The east goes to the North.", "Doğu Kuzey’e geçer."),
            claims=[
                {"about": "date", "value": "1920-12-02", "excerpt": "ay#accord"},
                {"about": "date", "value": "1920-12-03", "excerpt": "gun#accord"},
                {"about": "place", "value": "orta", "excerpt": "ay#accord"},
            ],
            readings=[{"about": "date", "value": "1920-12-02", "why": both("A names its witness.", "A tanığını anar.")}],
            disagreements=["date"],
        ),
        record(
            "events",
            "e-dance",
            both("Dance at Orta", "Orta’da dans"),
            "1920-12-02",
            kind="meeting",
            place="orta",
            xy=[36.2, 42.2],
            claims=[{"about": "text", "excerpt": "ay#fair"}],
        ),
        record(
            "zones",
            "z-quiet",
            both("Quiet zone", "Sessiz bölge"),
            "1920-12-02/1921-06-01",
            start="1920-12-02",
            end="1921-06-01",
            kind="demilitarised",
            sign="demilitarised",
            claimant="north",
            in_force=True,
            accuracy_km=5,
            rings=[[arc((37000, 43000), (38500, 43000), (38500, 44500), (37000, 44500), (37000, 43000))]],
        ),
    ]
    beats: dict[int, dict[str, Any]] = {}
    for item in sorted(records, key=lambda r: r["from"]):
        beat = beats.setdefault(
            item["from"], {"day": item["from"], "records": [], "transfers": [], "dwell_ms": 2000, "place": item["place"]}
        )
        beat["records"].append(item["id"])
    beats[accord]["transfers"] = [0]
    alone = day("1921-04-01")
    beats[alone] = {"day": alone, "records": [], "transfers": [1], "dwell_ms": 2000, "place": None}
    sources = {
        "ay": {
            "short": "Ay 2001",
            "title": "Ay Defteri",
            "record": {
                "type": "article-journal",
                "author": [{"family": "Ay", "given": "Deniz"}],
                "issued": {"date-parts": [[2001]]},
                "language": "tr",
            },
            "unknown": [],
        },
        "gun": {
            "short": "Gün",
            "title": "Gün Defteri",
            "record": {"type": "article-journal", "language": "tr"},
            "unknown": ["author", "year"],
        },
    }
    return {
        "format": 1,
        "version": "shell001",
        "id": "shell",
        "title": both("North and South, 1920–1921", "Kuzey ve Güney, 1920–1921"),
        "span": [day("1920-01-01"), day("1922-01-01")],
        "languages": ["en", "tr"],
        "opening": {"day": day("1920-03-01"), "view": [36, 42, 5]},
        "style": style,
        "polities": [
            {"id": "north", "title": both("North", "Kuzey"), "fill": "#EDBF5E", "ribbon": "#C39626", "label": "#594620"} | polity,
            {"id": "south", "title": both("South", "Güney"), "fill": "#78B0E3", "ribbon": "#4189C0", "label": "#00385B"} | polity,
        ],
        "topology": {"overview": {"scale": 1e-3, "arcs": ARCS}, "detail": {"scale": 1e-3, "arcs": ARCS}, "sides": SIDES, "cells": CELLS},
        "cells": [
            {"id": name, "title": both(name.title(), name.title()), "xy": xy, "km2": 140000}
            for name, xy in [("batı", [34, 44]), ("doğu", [38, 44]), ("ova", [34, 40]), ("dağ", [38, 40])]
        ],
        "notes": [both("East of the river by hearsay.", "Nehrin doğusu söylentiye göre.")],
        "tenure": [
            [0, None, None, 0, 0, -1, "certain", "", None, []],
            [1, None, accord, 1, 0, -1, "certain", "", None, []],
            [1, accord, None, 0, 2, 1, "probable", "t-accord", 5, ["ay#accord"], 0],
            [2, None, None, 1, 0, -1, "certain", "", None, []],
            [3, None, alone, 1, 0, -1, "certain", "", None, []],
            [3, alone, None, 0, 0, -1, "certain", "Decree no. 4", None, []],
        ],
        "capacities": ["sovereign", "control", "occupation", "mandate", "protection"],
        "statuses": ["agreed", "de-facto", "front", "disputed", "administrative", "sovereign-line", "bystander"],
        "borders": [[4, None, None, 0, None], [5, None, accord, 0, None], [6, accord, alone, 0, 5], [7, alone, None, 1, 20]],
        "names": [
            {"polity": 0, "from": None, "to": None, "xy": [34, 44], "width_deg": 3.5, "area_km2": 140000},
            {"polity": 1, "from": None, "to": None, "xy": [34, 40], "width_deg": 3.5, "area_km2": 140000},
        ],
        "transfers": [
            {
                "day": accord,
                "cells": [1],
                "from": 1,
                "to": 0,
                "capacity": "occupation",
                "instrument": "t-accord",
                "km2": 140000,
                "text": both("Doğu: from South to North", "Doğu: Güney elinden Kuzey eline"),
            },
            {
                "day": alone,
                "cells": [3],
                "from": 1,
                "to": 0,
                "capacity": "sovereign",
                "instrument": "Decree no. 4",
                "km2": 140000,
                "text": both("Dağ: from South to North", "Dağ: Güney elinden Kuzey eline"),
            },
        ],
        "records": records,
        "excerpts": {
            "ay#fair": excerpt("Orta panayırı kalabalıktı.", "The fair at Orta was crowded.", "p. 3", []),
            "ay#walk": excerpt("Kuzey’e yürüdüler.", "They walked north.", "p. 5", ["Su 1950"]),
            "ay#accord": excerpt(
                "Orta’da 2 Aralık 1920’de anlaşma imzalandı.", "At Orta, on 2 December 1920, the accord was signed.", "p. 9", ["Su 1950"]
            ),
            "gun#accord": excerpt("Anlaşma 3 Aralık 1920 günü yapıldı.", "The accord was made on 3 December 1920.", "section 2", []),
        },
        "sources": sources,
        "actors": {
            "yolcu": {"title": both("Ayşe the Walker", "Yürüyen Ayşe"), "spellings": ["Ayşe Hanım", "A. Yürür"]},
            "kâtip": {"title": both("Işık the Scribe", "Kâtip Işık"), "note": both("Perhaps two persons.", "Belki iki kişi.")},
        },
        "places": {
            "orta": {
                "title": both("Orta", "Orta"),
                "names": [{"name": both("Mezzopolis", "Mezzopol"), "from": None, "to": day("1919-01-01")}],
                "xy": [36.2, 42.2],
                "kind": "city",
                "rank": 1,
                "side": "E",
            },
            "kuzey": {"title": both("Northtown", "Kuzeykent"), "names": [], "xy": [34, 45], "kind": "town", "rank": 2, "side": "W"},
        },
        "base": {"rivers": [], "lakes": [], "railways": [], "seas": []},
        "beats": [beats[key] for key in sorted(beats)],
        "tours": [
            {
                "id": "east",
                "title": both("The east", "Doğu"),
                "summary": both("How the east went north.", "Doğu nasıl kuzeye geçti."),
                "compare": [day("1920-03-01"), day("1921-06-01")],
                "scenes": [
                    {
                        "from": day("1920-03-01"),
                        "to": day("1920-03-02"),
                        "view": [36.2, 42.2, 6],
                        "title": both("Before", "Önce"),
                        "text": both("The fair is on.\n\nAll is quiet.", "Panayır kurulu."),
                        "excerpts": ["ay#fair"],
                    },
                    {
                        "from": day("1920-06-01"),
                        "to": day("1920-06-21"),
                        "view": [33, 38, 37, 46],
                        "text": both("They walk.", "Yürüyorlar."),
                        "excerpts": ["ay#walk"],
                    },
                    {
                        "from": accord,
                        "to": accord + 1,
                        "view": None,
                        "text": both("It is signed.", "İmzalandı."),
                        "excerpts": [],
                        "select": {"layer": "treaties", "id": "t-accord"},
                    },
                ],
            }
        ],
    }
