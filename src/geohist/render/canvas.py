"""The sheet of a still, and how degrees become pixels on a map of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from geohist.errors import GeohistError

if TYPE_CHECKING:
    from pyproj import Transformer

    from geohist.render.drawing import Box, Pixels

_TILE = 512  # a Web Mercator world is 512 · 2^zoom pixels wide in the player
_TALL = 1.2  # a sheet narrower than this, width by height, has its words below the map
_LEAST_ZOOM, _MOST_ZOOM = 2.0, 10.0


@dataclass(frozen=True)
class View:
    """What a map shows: a centre in degrees and a zoom as in the player."""

    lon: float
    lat: float
    zoom: float

    def __str__(self) -> str:
        return f"{self.lon:g},{self.lat:g},{self.zoom:g}"


def view_of(text: str, box: tuple[float, float]) -> View:
    """Read ``lon,lat,zoom``, or ``west,south,east,north`` in degrees fitted to a map of ``box`` units (width, height).

    Raises:
        GeohistError: if it is neither, lies off the earth, or is empty.
    """
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) == 3 and np.isfinite(numbers).all():  # noqa: PLR2004 - longitude, latitude, zoom
        lon, lat, zoom = numbers
        if not (-180 <= lon <= 180 and -80 <= lat <= 80 and _LEAST_ZOOM <= zoom <= _MOST_ZOOM):  # noqa: PLR2004 - the earth
            raise GeohistError("a view off the map", expected="longitude -180 to 180, latitude -80 to 80, zoom 2 to 10", given=text)
        return View(lon, lat, zoom)
    if len(numbers) == 4 and np.isfinite(numbers).all():  # noqa: PLR2004 - four sides
        west, south, east, north = numbers
        return fitted(west, south, east, north, box)
    raise GeohistError("not a view", expected="longitude,latitude,zoom such as 43,40.5,5.6, or west,south,east,north", given=text)


def fitted(west: float, south: float, east: float, north: float, box: tuple[float, float]) -> View:
    """Give the view that shows a box of degrees whole on a map of ``box`` units (width, height).

    Raises:
        GeohistError: if the box is empty or off the earth.
    """
    if not (-180 <= west < east <= 180 and -80 <= south < north <= 80):  # noqa: PLR2004 - the earth
        given = f"{west:g},{south:g},{east:g},{north:g}"
        raise GeohistError("an empty view", expected="west < east within 180 degrees, south < north within 80", given=given)
    lat = (south + north) / 2
    spread = np.cos(np.radians(min(abs(south), abs(north)))) / np.cos(np.radians(lat))  # meridians stand wider apart nearer the equator
    bulge = 1 + (east - west) / 180  # parallels curve
    per_unit = max((east - west) * spread * 1.02 / box[0], (north - south) * bulge * 1.02 / box[1] / np.cos(np.radians(lat)))
    zoom = float(np.clip(np.log2(360 / _TILE / per_unit), _LEAST_ZOOM, _MOST_ZOOM))
    return View(round((west + east) / 2, 3), round(lat, 3), round(zoom, 2))


@dataclass(frozen=True)
class Sheet:
    """A picture of ``width`` × ``height`` pixels with its map, its text and its foot.

    A broad sheet has the text in a column at the left, a square or tall one below the map.
    """

    width: int
    height: int
    text: bool = True
    footed: bool = True

    @property
    def tall(self) -> bool:
        """Whether the text stands below the map."""
        return self.width / self.height < _TALL

    @property
    def unit(self) -> float:
        """How much larger than on a sheet 1080 pixels high (or, tall ones, wide) everything is drawn."""
        return (self.width if self.tall else min(self.height, self.width / 1.25)) / 1080

    @property
    def foot(self) -> float:
        """Height of the foot in pixels."""
        return (72 if not self.tall else 92) * self.unit if self.footed else 0.0

    @property
    def text_box(self) -> Box:
        """Where the words stand; empty on a sheet without them."""
        bottom = self.height - self.foot
        if not self.text:
            return 0.0, bottom, 0.0, bottom
        if self.tall:
            return 0.0, bottom - min(0.36 * self.height, 400 * self.unit), float(self.width), bottom
        return 0.0, 0.0, 452 * self.unit, bottom

    @property
    def map_box(self) -> Box:
        """Left, top, right and bottom of the map in pixels."""
        left, top, right, bottom = self.text_box
        if self.tall:
            return 0.0, 0.0, float(self.width), top
        return right if self.text else left, 0.0, float(self.width), bottom

    @property
    def map_units(self) -> tuple[float, float]:
        """Width and height of the map in units."""
        left, top, right, bottom = self.map_box
        return (right - left) / self.unit, (bottom - top) / self.unit


@dataclass(frozen=True)
class Canvas:
    """A map in a box of pixels, in a Lambert conformal conic through the view's centre.

    Pixels count from the top left. The standard parallels lie a sixth of the map's height inside its edges, so that scale errs least.
    """

    box: Box
    unit: float
    view: View

    @cached_property
    def parallels(self) -> tuple[float, float]:
        """The two standard parallels, degrees north."""
        _, top, _, bottom = self.box
        half = (bottom - top) * 360 / (_TILE * 2**self.view.zoom * self.unit) / 2 * np.cos(np.radians(self.view.lat))
        south, north = round(self.view.lat - half * 2 / 3), round(self.view.lat + half * 2 / 3)
        return (south, north) if abs(south + north) > 0 else (south, north + 1)

    @cached_property
    def _transformer(self) -> Transformer:
        return _conic(*self.parallels, self.view.lat, self.view.lon)

    @cached_property
    def metres_per_px(self) -> float:
        """Ground metres a pixel at the centre."""
        around = 2 * np.pi * 6_378_137 * np.cos(np.radians(self.view.lat))
        return float(around / (_TILE * 2**self.view.zoom) / self.unit)

    def project(self, degrees: npt.ArrayLike) -> Pixels:
        """Turn an array of longitude and latitude (n × 2, degrees) into pixels (n × 2)."""
        points = np.asarray(degrees, dtype=float).reshape(-1, 2)
        x, y = self._transformer.transform(points[:, 0], points[:, 1])
        left, top, right, bottom = self.box
        return np.column_stack(
            [(left + right) / 2 + np.asarray(x) / self.metres_per_px, (top + bottom) / 2 - np.asarray(y) / self.metres_per_px]
        )

    def point(self, degrees: npt.ArrayLike) -> tuple[float, float]:
        """Turn one longitude and latitude into a pixel."""
        x, y = self.project(degrees)[0]
        return float(x), float(y)

    def degrees(self, pixels: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """Turn pixels (n × 2) back into longitude and latitude."""
        points = np.asarray(pixels, dtype=float).reshape(-1, 2)
        left, top, right, bottom = self.box
        x = (points[:, 0] - (left + right) / 2) * self.metres_per_px
        y = ((top + bottom) / 2 - points[:, 1]) * self.metres_per_px
        return np.column_stack(self._transformer.transform(x, y, direction="INVERSE"))

    def on_map(self, point: npt.ArrayLike, margin: float = 0) -> bool:
        """Tell whether a pixel lies on the map, at least ``margin`` pixels from its edge."""
        x, y = np.asarray(point, dtype=float)
        left, top, right, bottom = self.box
        return bool(left + margin <= x <= right - margin and top + margin <= y <= bottom - margin)


def _conic(south: float, north: float, lat: float, lon: float) -> Transformer:
    from pyproj import Transformer

    conic = f"+proj=lcc +lat_1={south} +lat_2={north} +lat_0={lat} +lon_0={lon} +datum=WGS84 +units=m"
    return Transformer.from_crs("EPSG:4326", conic, always_xy=True)
