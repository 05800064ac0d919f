"""An atlas: a folder of geodata, opened, looked up and asked."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geohist import loading
from geohist.errors import GeohistError
from geohist.files.layout import BUILT, RECORD_LAYERS
from geohist.files.problems import close
from geohist.files.reading import read_toml
from geohist.model import Text
from geohist.when import When

if TYPE_CHECKING:
    from collections.abc import Mapping

    import geopandas as gpd
    import numpy.typing as npt

    from geohist.asking import Answer, Asker, Situation
    from geohist.changed import Difference
    from geohist.disagree import Disagreement
    from geohist.holdings import Days, Holdings
    from geohist.model import Actor, BorderRule, Cell, Cut, Excerpt, Place, Polity, Record, Source, Tenure, Tour, Translation


class Atlas:
    """An opened atlas. Its parts are read once, when first asked for or by :func:`open_atlas`, and do not change.

    Attributes:
        root: The folder.
        heading: ``atlas.toml`` as it stands.
        span: First day and the day after the last, day numbers.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.heading: Mapping[str, Any] = loading.heading(root)
        when = When(self.heading["span"])
        self.span: tuple[int, int] = (when.core_lo, when.core_hi)

    def __repr__(self) -> str:
        return f"<Atlas {self.id}: {len(self.records)} records, {len(self.cells)} cells>"

    @property
    def id(self) -> str:
        """Its short name."""
        return str(self.heading["id"])

    @property
    def title(self) -> Text:
        """Its title by language."""
        return Text(self.heading["title"])

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of its screens."""
        return tuple(self.heading["languages"])

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The works quoted from, by id."""
        return loading.sources(self.root)

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """The gazetteer, by id."""
        return loading.places(self.root)

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """The persons, by id."""
        return loading.actors(self.root)

    @cached_property
    def polities(self) -> Mapping[str, Polity]:
        """Who can hold a cell, by id."""
        return loading.polities(self.root)

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """Every record of every layer, by id, layer by layer."""
        return loading.records(self.root)

    @cached_property
    def redirects(self) -> Mapping[str, str]:
        """Retired ids and what stands for each now."""
        return loading.redirects(self.root)

    @cached_property
    def tours(self) -> Mapping[str, Tour]:
        """The guided tours, by id."""
        return loading.tours(self.root, self.span)

    @cached_property
    def translations(self) -> Mapping[str, Translation]:
        """Titles in further languages, by language."""
        return loading.translations(self.root)

    @property
    def tongues(self) -> tuple[str, ...]:
        """The languages a reader may choose: those of the atlas, and the further ones in which every polity and place is named."""
        titles = [polity.title for polity in self.polities.values()] + [place.title for place in self.places.values()]
        return (*self.languages, *(one for one in self.translations if all(one in title for title in titles)))

    @cached_property
    def cells(self) -> Mapping[str, Cell]:
        """The cells, by id."""
        return loading.cells(self.root)

    @cached_property
    def tenures(self) -> tuple[Tenure, ...]:
        """Who held each cell when, groups expanded, by cell and day."""
        return loading.tenures(self.root, self.cells, self.span)

    @cached_property
    def cuts(self) -> Mapping[str, Cut]:
        """The drawn lines, by id."""
        return loading.cuts(self.root)

    @cached_property
    def border_rules(self) -> tuple[BorderRule, ...]:
        """The rows of ``borders.csv``, groups expanded."""
        return loading.border_rules(self.root, self.cells, self.span)

    @cached_property
    def style(self) -> Mapping[str, Any]:
        """``style.toml`` as it stands."""
        return read_toml(self.root, "style.toml") or {}

    @cached_property
    def version(self) -> str:
        """Short hash of every JSON, GeoJSON, CSV and TOML file, 12 hexadecimal digits: it changes whenever one of them does."""
        digest = hashlib.sha256()
        for path in sorted(
            path for path in self.root.rglob("*") if path.is_file() and path.suffix in {".json", ".geojson", ".csv", ".toml"}
        ):
            digest.update(path.relative_to(self.root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
        return digest.hexdigest()[:12]

    def layer_records(self, layer: str) -> tuple[Record, ...]:
        """Return the records of one layer, sorted by id.

        Raises:
            GeohistError: There is no such layer of records.
        """
        if layer not in RECORD_LAYERS:
            raise GeohistError(
                "no such layer of records", expected=", ".join(RECORD_LAYERS), given=layer, nearest=close(layer, RECORD_LAYERS)
            )
        return tuple(record for record in self.records.values() if record.layer == layer)

    def title_of(self, record: Record, language: str) -> str:
        """Return a record's title in a language of the atlas or a further one, in English where it has none there."""
        further = self.translations.get(language)
        return (further and further.records.get(record.id)) or record.title.say(language)

    def record(self, key: str) -> Record:
        """Return a record by its id, or by one it once had.

        Raises:
            GeohistError: There is none.
        """
        now = self.redirects.get(key, key)
        if now not in self.records:
            raise GeohistError("no such record", given=key, nearest=close(key, self.records))
        return self.records[now]

    def excerpt(self, key: str) -> Excerpt:
        """Return an excerpt by its key, ``source#id``.

        Raises:
            GeohistError: There is no such source, or no such excerpt in it.
        """
        source, _, name = key.partition("#")
        if source not in self.sources:
            raise GeohistError("no such source", given=key, nearest=close(source, self.sources))
        excerpts = self.sources[source].excerpts
        if name not in excerpts:
            near = close(name, excerpts)
            raise GeohistError("no such excerpt", given=key, nearest=f"{source}#{near}" if near else None)
        return excerpts[name]

    @cached_property
    def layers(self) -> tuple[str, ...]:
        """Names of every layer that has a file: records, built ones, territory and base map."""
        known = (
            *RECORD_LAYERS,
            "places",
            *(name.removesuffix(".geojson") for name in BUILT if name.endswith(".geojson") and "/" not in name),
        )
        found = [name for name in known if (self.root / f"{name}.geojson").is_file()]
        for folder in ("territory", "basemap", "rail"):
            found += sorted(path.stem for path in (self.root / folder).glob("*.geojson"))
        return tuple(dict.fromkeys(found))

    def layer(self, name: str) -> gpd.GeoDataFrame:
        """Return a layer as a GeoDataFrame in EPSG:4326; what is nested in a property is a dict or a list.

        Raises:
            GeohistError: There is no such layer.
        """
        from geohist.layers import read_layer

        return read_layer(self.root, name, self.layers)

    def disagreements(self) -> tuple[Disagreement, ...]:
        """Return every two or more claims about one property that cannot all hold, by record."""
        from geohist.disagree import disagreements

        return tuple(found for record in self.records.values() for found in disagreements(record))

    def at(self, day: str | int) -> Situation:
        """Return what holds on a day: an ISO day or a day number.

        Raises:
            GeohistError: It is no day, or lies outside the atlas's span.
        """
        from geohist.asking import at

        return at(self, day)

    def changed(self, first: str | int, second: str | int) -> Difference:
        """Return which ground passed from whom to whom between two days, ISO days or day numbers, and what that comes to.

        Raises:
            GeohistError: One is no day or lies outside the atlas's span, or both are the same.
        """
        from geohist.changed import difference

        return difference(self, first, second)

    def who_held(self, lon: float, lat: float, day: str | int) -> Answer:
        """Return who held a point, in degrees WGS 84, on a day.

        Raises:
            GeohistError: It is no point or no day, or the day lies outside the atlas's span.
        """
        return self._asker.who_held(lon, lat, day)

    def who_held_many(self, lons: npt.ArrayLike, lats: npt.ArrayLike, days: Days) -> Holdings:
        """Return who held each of many points, in degrees WGS 84, on its day: ISO days, numpy dates or day numbers, or one day for all.

        A question without an answer (no such point, a point at sea, a day outside the span) is not an error: ``reasons`` says why.

        Raises:
            GeohistError: The arrays differ in length, or a text is no day.
        """
        return self._asker.who_held_many(lons, lats, days)

    @cached_property
    def _asker(self) -> Asker:
        from geohist.asking import Asker

        return Asker(self)


def open_atlas(path: str | Path) -> Atlas:
    """Open an atlas and read everything an editor writes in it.

    Raises:
        GeohistError: A file is not as it must be; it names file, record and field.
    """
    root = Path(path)
    if not root.is_dir():
        raise GeohistError("there is no such folder", given=str(path))
    atlas = Atlas(root)
    parts = ("sources", "places", "actors", "polities", "records", "redirects", "cells", "tenures", "border_rules", "cuts", "tours")
    for part in (*parts, "translations"):
        getattr(atlas, part)
    return atlas
