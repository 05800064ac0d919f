"""The fixed words of stills and slides in Russian; the texts of the atlas itself stay in English where it has no Russian ones."""
# ruff: noqa: RUF001 - Russian letters are meant

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LEGEND: Mapping[str, str] = {
    "today": "граница, согласованная в этот день",
    "changed": "сменило власть в этот день",
    "agreed": "граница по договору",
    "de-facto": "граница фактическая",
    "disputed": "граница спорная",
    "front": "фронт или линия перемирия",
    "sovereign-line": "линия суверена внутри владения",
    "administrative": "административная граница",
    "band": "серая полоса: линия известна примерно",
    "occupied": "оккупация; полосы: суверен",
    "doubtful": "точки: чьё — под вопросом",
    "protection": "зона под покровительством",
    "demilitarised": "демилитаризованная зона",
    "claimed": "притязание",
    "proposed": "проект, в силу не вступил",
    "treaties": "договор этого дня",
    "treaties-earlier": "договор, неделями раньше",
    "events": "событие этого дня",
    "events-earlier": "событие, неделями раньше",
    "letters": "письмо этого дня",
    "missions": "действующее представительство",
    "leg-attested": "поездка засвидетельствована",
    "leg-inferred": "поездка, путь предположен",
    "leg-sea": "поездка морем, схема",
    "stop": "остановка засвидетельствована",
    "stop-inferred": "остановка предположена",
    "delegation": "делегация, место предположено",
    "railway": "действующая железная дорога",
}
TOGETHER: Mapping[tuple[str, str], str] = {
    ("treaties", "treaties-earlier"): "договор: этого дня, раньше",
    ("events", "events-earlier"): "событие: этого дня, раньше",
    ("leg-attested", "leg-inferred"): "поездка: по источнику, предположена",
    ("stop", "stop-inferred"): "остановка: по источнику, предположена",
    ("claimed", "proposed"): "притязание; проект",
}
WORDS: Mapping[str, str] = {
    "legend": "Легенда",
    "state": "Кто владел в этот день",
    "last": "До того, {day}: {what}",
    "author_unknown": "Автор в тексте не назван.",
    "paraphrase": "Пересказ издателя:",
    "citing": "со ссылкой на",
    "after": "По:",
    "foot": "{title}, версия данных {version}, состояние на {day}. Названия по-русски, как тогда говорили.",
    "projection": "Равноугольная коническая проекция Ламберта, параллели {a} и {b}. Основа: Natural Earth{rail}.",
    "rail": "; железные дороги © участники OpenStreetMap (ODbL)",
    "licence": "Текст и данные: {licence}",
    "alt": "Карта на {day}: {title}. {holders} {signs}",
    "alt_holders": "Землями владеют: {names}.",
    "alt_signs": "Обозначено: {signs}.",
    "scale": "масштаб в центре",
}
MONTHS = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря")
"""The months as they stand after a day."""
