"""Dates in words: Turkish, English and Russian."""

from __future__ import annotations

from typing import Literal

from geohist.when.days import day_parts
from geohist.when.notation import Parsed, Part

Language = Literal["tr", "en", "ru"]

MONTHS: dict[Language, tuple[str, ...]] = {
    "tr": ("Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
    "ru": ("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
}
_OF_MONTH = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря")
"""Russian months as they stand after a day."""
_SEASONS: dict[Language, dict[int, str]] = {
    "tr": {3: "ilkbaharı", 6: "yazı", 9: "sonbaharı", 12: "kışı"},
    "en": {3: "Spring", 6: "Summer", 9: "Autumn", 12: "Winter"},
    "ru": {3: "весна", 6: "лето", 9: "осень", 12: "зима"},
}
_OR = {"tr": " ya da ", "en": " or ", "ru": " или "}
_CIRCA = {"tr": "yaklaşık ", "en": "c. ", "ru": "ок. "}
_FROM = {"tr": "{} ve sonrası", "en": "from {}", "ru": "{} и позже"}
_UNTIL = {"tr": "{} ve öncesi", "en": "until {}", "ru": "{} и ранее"}
_BCE = {"tr": "MÖ {}", "en": "{} BCE", "ru": "{} до н. э."}


def _month_of_day(month: int, language: Language) -> str:
    return (_OF_MONTH if language == "ru" else MONTHS[language])[month - 1]


def format_day(number: int, language: Language) -> str:
    """Write a day number as ``16 Mart 1921``, ``16 March 1921`` or ``16 марта 1921``."""
    year, month, day = day_parts(number)
    return f"{day} {_month_of_day(month, language)} {_year(year, language)}"


def format_span(lo: int, hi: int, language: Language) -> str:
    """Write a half-open span of days, sharing month and year: ``4–11 September 1919``."""
    return _join_days(lo, hi - 1, language)


def format_parsed(parsed: Parsed, edtf: str, language: Language) -> str:
    """Write out what an EDTF string says."""
    if parsed.precision == "set":
        return _set(parsed, language)
    first, last = parsed.alternatives[0]
    if parsed.precision != "interval":
        return _part(first, language) if isinstance(first, Part) else edtf
    if isinstance(first, Part) and isinstance(last, Part):
        plain_days = first.precision == last.precision == "day" and not (
            first.approximate or first.uncertain or last.approximate or last.uncertain
        )
        if plain_days:
            return _join_days(first.core_lo, last.core_lo, language)
        return f"{_part(first, language)} – {_part(last, language)}"
    if isinstance(first, Part):
        return _FROM[language].format(_part(first, language))
    word = _part(last, language) if isinstance(last, Part) else edtf
    return _UNTIL[language].format(word)


def _part(part: Part, language: Language) -> str:
    year, month, _ = day_parts(part.core_lo)
    if part.precision == "day":
        words = format_day(part.core_lo, language)
    elif part.precision == "month":
        name = _month_of_day(month, language) if part.approximate else MONTHS[language][month - 1]  # "ок. декабря"
        words = f"{name} {_year(year, language)}"
    elif part.precision == "season":
        season = _SEASONS[language][month]
        words = f"{_year(year, language)} {season}" if language == "tr" else f"{season} {_year(year, language)}"
    elif part.precision == "year":
        words = _year(year, language)
    else:
        last = day_parts(part.core_hi - 1)[0]
        words = f"{_year(year, language)}–{_year(last, language)}"
    return f"{_CIRCA[language] if part.approximate else ''}{words}{' (?)' if part.uncertain else ''}"


def _year(year: int, language: Language) -> str:
    if year > 0:
        return str(year)
    return _BCE[language].format(1 - year)


def _join_days(first: int, last: int, language: Language) -> str:
    if first == last:
        return format_day(first, language)
    (year_a, month_a, day_a), (year_b, month_b, _) = day_parts(first), day_parts(last)
    if (year_a, month_a) == (year_b, month_b):
        return f"{day_a}–{format_day(last, language)}"
    if year_a == year_b:
        return f"{day_a} {_month_of_day(month_a, language)} – {format_day(last, language)}"
    return f"{format_day(first, language)} – {format_day(last, language)}"


def _set(parsed: Parsed, language: Language) -> str:
    words = []
    for first, last in parsed.alternatives:
        if not isinstance(first, Part) or not isinstance(last, Part):
            continue
        words.append(_part(first, language) if first is last else f"{_part(first, language)} – {_part(last, language)}")
    parts = [first for first, last in parsed.alternatives if isinstance(first, Part) and first is last and first.precision == "day"]
    if len(parts) == len(parsed.alternatives):
        months = {day_parts(part.core_lo)[:2] for part in parts}
        if len(months) == 1:
            words = [str(day_parts(part.core_lo)[2]) for part in parts[:-1]] + [words[-1]]
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + _OR[language] + words[-1]
