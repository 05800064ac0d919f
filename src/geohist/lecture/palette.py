"""A picture in few colours, for GIF and small PNG: the flat colours of a map stay as they are, only what lies between is rounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

_COMMON = 0.5  # of the colours, the share that goes to the commonest; the others to those furthest from all that are taken
_SHADES = np.array([65536, 256, 1], dtype=np.uint32)


def in_few_colours(picture: npt.NDArray[np.uint8], colours: int) -> Any:
    """Give a picture (height × width × 3) as a Pillow image of at most ``colours`` colours (2 to 256)."""
    from PIL import Image

    table = palette_of(picture, colours)
    palette = Image.new("P", (1, 1))
    palette.putpalette([*table.ravel().tolist(), *table[-1].tolist() * (256 - len(table))])
    return Image.fromarray(picture).quantize(palette=palette, dither=Image.Dither.NONE)


def palette_of(picture: npt.NDArray[np.uint8], colours: int) -> npt.NDArray[np.uint8]:
    """Choose colours for a picture: the commonest, then again and again the one worst served, so that a small red sign stays red."""
    found, counts = np.unique(picture.reshape(-1, 3).astype(np.uint32) @ _SHADES, return_counts=True)
    every = np.stack([found >> 16, found >> 8 & 255, found & 255], axis=1).astype(np.float32)
    order = np.argsort(-counts, kind="stable")
    if len(found) <= colours:
        return every[order].astype(np.uint8)
    chosen = list(order[: max(int(colours * _COMMON), 1)])
    apart = np.full(len(every), np.inf, dtype=np.float32)
    for number in chosen:
        np.minimum(apart, ((every - every[number]) ** 2).sum(axis=1), out=apart)
    weight = np.sqrt(counts.astype(np.float32))
    while len(chosen) < colours:
        worst = int((apart * weight).argmax())
        chosen.append(worst)
        np.minimum(apart, ((every - every[worst]) ** 2).sum(axis=1), out=apart)
    return every[chosen].astype(np.uint8)
