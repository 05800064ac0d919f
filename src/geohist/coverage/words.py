"""The words of dates, language by language: what the grammar of date expressions is filled with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class DateWords:
    """How one language speaks of dates. Every field is a piece of a regular expression without groups that capture.

    Attributes:
        month: Names of the months, capital first.
        bare_month: A month that stands without a day and a year, told from a name such as *October Revolution*.
        season: Names of the seasons.
        ending: Case endings that may be glued to a month, or hang on a year by an apostrophe.
        year_then: What may stand between a year and the month or season that follows it, as in *1919 yılının Kasım ayı*.
        month_first: Whether *March 16, 1921* is written.
        relative: Expressions that need another date to be understood.
        decade: What follows a year when its decade is meant.
        century: What follows the number of a century.
        season_alone: A season that stands without a year.
        year_said: A year of any length, told by the words around it.
        within: The word by which two days with nothing between them are a span.
    """

    month: str
    bare_month: str
    season: str
    ending: str
    year_then: str
    month_first: bool
    relative: str
    decade: str
    century: str
    season_alone: str
    year_said: str
    within: str


_TR_MONTH = "(?:Ocak|Ocağ|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık|Aralığ|Kânun-?[iu]? ?(?:[Ee]vvel|[Ss]ani)"
_TR_MONTH += "|Kanun-?[iu]? ?(?:[Ee]vvel|[Ss]ani)|Teşrin-?i? ?(?:[Ee]vvel|[Ss]ani))"
_TR_END = "(?:[ıiuü]n|[ıiuü]|[dt][ae](?:n|ki)?|n?[dt][ae]n?|a|e)"
_TR_SEASON = "(?:ilkbahar|sonbahar|bahar|yaz|güz|kış)"
_TR_DIGIT = "[Bb]ir|[İi]ki|[Üü]ç|[Dd]ört|[Bb]eş|[Aa]ltı|[Yy]edi|[Ss]ekiz|[Dd]okuz"
_TR_NUMBER = rf"\b(?:[Bb]irkaç|[Oo]n(?: (?:{_TR_DIGIT}))?|{_TR_DIGIT}|[Yy]irmi|[Oo]tuz|[1-9][0-9]?)"
_TR_UNIT = "(?:gün|hafta|ay|yıl|sene)"

TURKISH: Final = DateWords(
    month=_TR_MONTH,
    bare_month=(
        rf"{_TR_MONTH}(?:(?=[’'])|{_TR_END}\b(?: \w*(?:baş|son)\w*)?|\s(?:ay(?:ı|lar)\w*|baş(?:ı|lar)\w*|son(?:u|lar)\w*|orta(?:sı|lar)\w*)"
        rf"|\b(?!\s+[A-ZÇĞİÖŞÜ]))"
    ),
    season=rf"{_TR_SEASON}(?:[ıiuü]n?(?:d?[ae]n?)?)?\b",
    ending=_TR_END,
    year_then=r"(?:[’']\w+)?(?: [Yy]ıl(?:ı(?:nın)?|ları(?:nın)?))?",
    month_first=False,
    relative=(
        rf"(?:{_TR_NUMBER} {_TR_UNIT} (?:geçtikten )?(?:önce|evvel|sonra)\w*|[Ee]rtesi (?:{_TR_UNIT}|sabah|akşam)\w*"
        rf"|[Aa]ynı (?:{_TR_UNIT}(?!nen)|tarih)\w*|[Gg]eçen (?:{_TR_UNIT})\w*|[Gg]elecek (?:ay|yıl|sene|hafta)\w*"
        rf"|\b(?:[Oo]|[Bb]u|[Şş]u) (?:gün(?:ler)?[dl]\w*|yıl(?:lar)?(?:da|dan|ın)\w*|sene\w*|tarih(?:te|ten|ler)\w*)"
        r"|[0-9]+\. ?[Yy]ıl ?dönümü\w*|[Kk]ısa (?:bir )?süre (?:önce|sonra)\w*)"
    ),
    decade=r"[’']?[lL][ıiuü] [Yy]ıl\w*",
    century=r"\.? ?(?:[Yy]üzyıl|[Yy]y\b|[Aa]sır|[Aa]sr)\w*",
    season_alone=(
        rf"(?:[Aa]ynı yılın {_TR_SEASON}\w*(?: ay\w+)?|\b{_TR_SEASON} (?:ay(?:ı|lar)|baş(?:ı|lar)|son(?:u|lar)|orta(?:sı|lar)|mevsimi)\w*"
        rf"|[Mm]evsimin {_TR_SEASON}\b"
        r"|\b(?:ilkbaharda|sonbaharda|baharda|yazın|kışın|güzün)\b)"
    ),
    year_said=r"(?:\bM\.?[ÖS]\.? \d{1,4}\b|\b\d{3} yıl[ıl]\w*)",
    within="aras",
)

_EN_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_EN_NUMBER = "(?:a|one|two|three|four|five|six|seven|eight|nine|ten|[1-9][0-9]?)"
_EN_SEASON = "(?:spring|summer|autumn|winter)"

ENGLISH: Final = DateWords(
    month=_EN_MONTH,
    bare_month=rf"(?<=[Ii]n ){_EN_MONTH}\b",
    season=_EN_SEASON,
    ending="(?:th|st|nd|rd)",
    year_then="",
    month_first=True,
    relative=(
        rf"(?:(?:just )?\b{_EN_NUMBER} (?:day|week|month|year)s? (?:ago|later|earlier|before|after)\b"
        r"|\b(?:the same|the next|last) (?:day|month|year)\b)"
    ),
    decade=r"(?:[’']?s)\b",
    century=r"(?:st|nd|rd|th) centur(?:y|ies)",
    season_alone=rf"\bin (?:the )?{_EN_SEASON}\b(?! of)",
    year_said=r"(?:\b\d{1,4} (?:BCE?|CE|AD)\b|\bAD \d{1,4}\b|\bthe year \d{1,4}\b)",
    within="(?!)",
)

LANGUAGES: Final = (TURKISH, ENGLISH)
"""The languages whose dates are found. A text may hold more than one: an abstract, a quotation."""
