"""From the atlas to what every picture is drawn from: layers, names, beats."""

from geohist.scene.payload import payload

__all__ = ["payload"]
