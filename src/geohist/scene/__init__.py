"""From the atlas to what every picture is drawn from: layers, names, beats."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geohist.atlas import Atlas

__all__ = ["payload"]


def payload(atlas: Atlas) -> bytes:
    """Give everything the player draws, as UTF-8 JSON in the form written down in docs/architecture.md.

    Raises:
        GeohistError: if the built layers are not those of the atlas, or something refers to what is not there.
    """
    from geohist.scene.message import payload as whole

    return whole(atlas)
