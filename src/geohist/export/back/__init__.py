"""Reading back what was edited in another program: a GeoPackage into the canonical files of the atlas.

Each row of an editable layer is compared, column by column, with the row that an export of the atlas gives; only what differs is taken
over, so that a package nobody edited changes no byte. Built layers are passed over. What a program cannot know follows by itself: ``start``
and ``end`` from ``date``, the point of a record from its place.
"""

from __future__ import annotations

from geohist.export.back.reading_back import Outcome, read_back

__all__ = ["Outcome", "read_back"]
