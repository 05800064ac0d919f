"""The paper of a still: where the column, the map and the foot lie, and how degrees become pixels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from geohist.errors import GeohistError

if TYPE_CHECKING:
    from pyproj import Transformer

Pixels = npt.NDArray[np.float64]

PX_PER_INCH = 100
POINTS_PER_PX = 72 / PX_PER_INCH
_TILE = 512  # a Web Mercator world is 512 · 2^zoom pixels wide in the player


@dataclass(frozen=True)
class View:
    """What a still shows: a centre in degrees and a zoom as in the player."""

    lon: float
    lat: float
    zoom: float

    @classmethod
    def parse(cls, text: str | None, opening: tuple[float, float, float]) -> View:
        """Read ``lon,lat,zoom``; None is the atlas's opening view.

        Raises:
            GeohistError: if it is not three numbers or lies off the earth.
        """
        if not text:
            return cls(*opening)
        try:
            lon, lat, zoom = (float(part) for part in text.split(","))
        except ValueError:
            raise GeohistError("not a view", expected="longitude,latitude,zoom such as 43,40.5,5.6", given=text) from None
        if not (-180 <= lon <= 180 and -80 <= lat <= 80 and 2 <= zoom <= 10):  # noqa: PLR2004 - the earth, and the player's zooms
            raise GeohistError("a view off the map", expected="longitude -180 to 180, latitude -80 to 80, zoom 2 to 10", given=text)
        return cls(lon, lat, zoom)


@dataclass(frozen=True)
class Canvas:
    """A picture of ``width`` × ``height`` pixels with its map rectangle, in a Lambert conformal conic through the view's centre.

    Pixels count from the top left. The standard parallels lie a sixth of the map's height inside its edges, so that scale errs least.
    """

    width: int
    height: int
    view: View

    @property
    def unit(self) -> float:
        """How much larger than a picture 1080 pixels high everything is drawn."""
        return self.height / 1080

    @property
    def column(self) -> float:
        """Width of the text column in pixels."""
        return 452 * self.unit

    @property
    def foot(self) -> float:
        """Height of the foot in pixels."""
        return 72 * self.unit

    @property
    def map_box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the map in pixels."""
        return self.column, 0.0, float(self.width), self.height - self.foot

    @cached_property
    def parallels(self) -> tuple[float, float]:
        """The two standard parallels, degrees north."""
        _, top, _, bottom = self.map_box
        half = (bottom - top) * 360 / (_TILE * 2**self.view.zoom * self.unit) / 2 * np.cos(np.radians(self.view.lat))
        return round(self.view.lat - half * 2 / 3), round(self.view.lat + half * 2 / 3)

    @cached_property
    def _transformer(self) -> Transformer:
        from pyproj import Transformer

        south, north = self.parallels
        conic = f"+proj=lcc +lat_1={south} +lat_2={north} +lat_0={self.view.lat} +lon_0={self.view.lon} +datum=WGS84 +units=m"
        return Transformer.from_crs("EPSG:4326", conic, always_xy=True)

    @cached_property
    def metres_per_px(self) -> float:
        """Ground metres a pixel at the centre."""
        around = 2 * np.pi * 6_378_137 * np.cos(np.radians(self.view.lat))
        return float(around / (_TILE * 2**self.view.zoom) / self.unit)

    def project(self, degrees: npt.ArrayLike) -> Pixels:
        """Turn an array of longitude and latitude (n × 2, degrees) into pixels (n × 2)."""
        points = np.asarray(degrees, dtype=float).reshape(-1, 2)
        x, y = self._transformer.transform(points[:, 0], points[:, 1])
        left, top, right, bottom = self.map_box
        return np.column_stack(
            [(left + right) / 2 + np.asarray(x) / self.metres_per_px, (top + bottom) / 2 - np.asarray(y) / self.metres_per_px]
        )

    def on_map(self, point: npt.ArrayLike, margin: float = 0) -> bool:
        """Tell whether a pixel lies on the map, at least ``margin`` pixels from its edge."""
        x, y = np.asarray(point, dtype=float)
        left, top, right, bottom = self.map_box
        return bool(left + margin <= x <= right - margin and top + margin <= y <= bottom - margin)
