"""What an atlas is made of: frozen values that mirror its files."""

from geohist.model.evidence import ABOUT, DATED, LISTED, NAMED, WORDED, Claim, Excerpt, Reading, Source
from geohist.model.gazetteer import Actor, Name, Place, Polity
from geohist.model.record import Leg, Record, Role, Stop
from geohist.model.territory import BorderRule, Cell, Cut, Tenure
from geohist.model.text import Text
from geohist.model.tour import Scene, Tour
from geohist.model.translation import TourTranslation, Translation

__all__ = [
    "ABOUT",
    "DATED",
    "LISTED",
    "NAMED",
    "WORDED",
    "Actor",
    "BorderRule",
    "Cell",
    "Claim",
    "Cut",
    "Excerpt",
    "Leg",
    "Name",
    "Place",
    "Polity",
    "Reading",
    "Record",
    "Role",
    "Scene",
    "Source",
    "Stop",
    "Tenure",
    "Text",
    "Tour",
    "TourTranslation",
    "Translation",
]
