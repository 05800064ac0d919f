"""Shots as a film: each fades into the next and stands to be read, or its date runs on; MP4, WebM or GIF."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from geohist.errors import GeohistError
from geohist.lecture.palette import in_few_colours
from geohist.lecture.shots import Shot, shots_of_span, shots_of_tour
from geohist.render import ground_of, in_a_tongue, named_view
from geohist.render.canvas import Sheet
from geohist.render.caption import caption_of, in_language
from geohist.render.column import date_alone
from geohist.render.options import Options, pixels_of
from geohist.render.raster import to_pixels
from geohist.render.still import draw_still
from geohist.render.words import day_in_words
from geohist.scene.moment import Moment
from geohist.when import day_iso
from geohist.writing import aside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    import numpy.typing as npt

    from geohist.atlas import Atlas

    Picture = npt.NDArray[np.uint8]

__all__ = ["ENDINGS", "Shot", "Standing", "film", "frame_of", "frames", "shots_of_span", "shots_of_tour"]

ENDINGS = (".mp4", ".webm", ".gif")
"""Kinds of film."""
FADE_MS = 600
"""A cell changes hands in this time, as in the player."""
_GIF_COLOURS = 128
_GIF_STEP_MS = 200  # a date that runs changes this often in a GIF
_LEAST_FPS, _MOST_FPS = 5, 60
_NAMED = 3  # changes named under the title of a frame


@dataclass(frozen=True)
class Standing:
    """A state of the film as it is shown: for how long, its picture, and the picture of its date after so many milliseconds.

    The date's picture is laid on the other at its left edge, ``down`` pixels from the top; None where the date stands still.
    """

    ms: float
    picture: Picture
    date_at: Callable[[float], Picture] | None = None
    down: int = 0

    def at(self, ms: float) -> Picture:
        """Give the picture after so many milliseconds."""
        if self.date_at is None:
            return self.picture
        date, found = self.date_at(ms), self.picture.copy()
        found[self.down : self.down + date.shape[0], : date.shape[1]] = date
        return found


def film(
    atlas: Atlas,
    shots: list[Shot],
    out: Path,
    *,
    lang: str = "en",
    look: str = "",
    size: tuple[int, int] = (1280, 720),
    fps: int = 25,
    progress: Callable[[int, int], None] | None = None,
) -> Path:
    """Write shots as a film by the ending of ``out``; give its path. Whatever goes wrong, or is cancelled, leaves nothing behind.

    Raises:
        GeohistError: if the ending, language, look, size or rate cannot be, or what writes films is not installed.
    """
    if out.suffix.lower() not in ENDINGS:
        raise GeohistError("no such kind of film", expected=", ".join(ENDINGS), given=out.name)
    if not _LEAST_FPS <= fps <= _MOST_FPS:
        raise GeohistError("no such rate", expected=f"{_LEAST_FPS} to {_MOST_FPS} frames a second", given=fps)
    width, height = (side - side % 2 for side in pixels_of(f"{size[0]}x{size[1]}"))  # the codecs want even sides
    with aside(out) as temporary:
        in_a_tongue(ground_of(atlas, look), lang)
        days = " – ".join(day_iso(day) for day in (shots[0].day, shots[-1].day)) if shots else ""
        says = {
            "title": f"{atlas.title.say(lang)}, {days}",
            "comment": f"geohist, data version {atlas.version}",
            "copyright": str(atlas.heading.get("licence") or ""),
        }
        states = (_standing(atlas, shot, lang, (width, height), look) for shot in shots)
        if out.suffix.lower() == ".gif":
            _gif(temporary, _counted(states, len(shots), progress), says)
        else:
            _video(temporary, _counted(states, len(shots), progress), (width, height), fps, says)
    return out


def _standing(atlas: Atlas, shot: Shot, lang: str, size: tuple[int, int], look: str) -> Standing:
    picture = frame_of(atlas, shot, lang, size, look)
    if shot.runs <= 1:
        return Standing(shot.ms, picture)
    style, sheet = ground_of(atlas, look).parts["style"], Sheet(*size)

    @lru_cache(maxsize=4)
    def date_on(day: int) -> Picture:
        return to_pixels(date_alone(sheet, style, day_in_words(day, lang))[0])

    return Standing(shot.ms, picture, lambda ms: date_on(shot.day_at(ms)), date_alone(sheet, style, "")[1])


def frame_of(atlas: Atlas, shot: Shot, lang: str, size: tuple[int, int], look: str = "") -> Picture:
    """Draw a shot's frame, height × width × 3; what changed hands is named under its title."""
    ground = ground_of(atlas, look)
    moment = Moment(ground.parts, shot.day)
    sheet = Sheet(*size)
    caption = caption_of(moment, lang)
    actors = {polity["id"] for polity in ground.parts["polities"] if polity["actor"]}
    changes = [in_language(t["text"], lang) for t in moment.transfers if {t["from"], t["to"]} & actors]
    text = shot.text or " ".join([caption.summary, *(f"{words}." for words in changes[:_NAMED] if words != caption.title)])
    if shot.runs > 1 and caption.record is not None:
        text = f"{caption.date}. {text}"  # the date above it runs on
    options = Options(heading=shot.heading, text=text, look=look, inset="none", citation=False)
    return to_pixels(draw_still(ground, moment, sheet, named_view(atlas, moment, shot.view, sheet), lang, options).drawing)


def frames(states: Iterator[Standing], fps: int) -> Iterator[Picture]:
    """Give every frame of a film: each state fades in from the one before, then stands."""
    before: Picture | None = None
    for state in states:
        count = max(round(state.ms * fps / 1000), 1)
        fading = min(max(round(min(FADE_MS, state.ms / 2) * fps / 1000), 1), count) if before is not None else 0
        for step in range(1, fading):
            share = step / fading
            yield _blend(before, state.at(step * 1000 / fps), share * share * (3 - 2 * share))
        # A date that runs must keep its pace: there the fade is part of the time, elsewhere the time to read comes after it.
        for step in range(max(fading - 1, 0) if state.date_at else 0, count):
            before = state.at(step * 1000 / fps)
            yield before


def _blend(one: Any, two: Any, share: float) -> Picture:
    weight = round(share * 256)
    mixed = (one.astype(np.uint16) * (256 - weight) + two.astype(np.uint16) * weight) >> 8
    found: Picture = mixed.astype(np.uint8)
    return found


def _video(target: Path, states: Iterator[Standing], size: tuple[int, int], fps: int, says: Mapping[str, str]) -> None:
    try:
        import imageio_ffmpeg
    except ImportError:
        raise GeohistError("films need imageio-ffmpeg: pip install 'geohist[film]'") from None
    webm = target.suffix.lower() == ".webm"
    settings = (
        ["-crf", "24", "-b:v", "0", "-deadline", "realtime", "-cpu-used", "6"]
        if webm
        else ["-crf", "20", "-preset", "veryfast", "-movflags", "+faststart"]
    )
    writer = imageio_ffmpeg.write_frames(
        str(target),
        size,
        fps=fps,
        codec="libvpx-vp9" if webm else "libx264",
        pix_fmt_in="rgb24",
        pix_fmt_out="yuv420p",
        macro_block_size=2,
        output_params=[*settings, *(word for key, words in says.items() for word in ("-metadata", f"{key}={words}"))],
        ffmpeg_log_level="error",
    )
    writer.send(None)
    try:
        for picture in frames(states, fps):
            writer.send(np.ascontiguousarray(picture))
    finally:
        writer.close()


def _gif(target: Path, states: Iterator[Standing], says: Mapping[str, str]) -> None:
    """Write a GIF: one frame a state and two in between, since each costs its full size; a date that runs costs only its own corner."""
    from PIL import Image

    pictures: list[Any] = []
    lasting: list[int] = []
    before = None
    for state in states:
        between: tuple[float, ...] = (0.35, 0.7) if before is not None else ()
        for share in between:
            pictures.append(in_few_colours(_blend(before, state.picture, share), _GIF_COLOURS))
            lasting.append(100)
        whole = in_few_colours(state.picture, _GIF_COLOURS)
        steps = max(int(state.ms // _GIF_STEP_MS), 1) if state.date_at else 1
        for step in range(steps):
            pictures.append(whole)
            if state.date_at and step:
                pictures[-1] = whole.copy()
                date = Image.fromarray(state.date_at(step * state.ms / steps))
                pictures[-1].paste(date.quantize(palette=whole, dither=Image.Dither.NONE), (0, state.down))
            lasting.append(max(round(state.ms / steps), 20))
        before = state.picture
    if not pictures:
        raise GeohistError("a film of nothing")
    pictures[0].save(
        target, "GIF", save_all=True, append_images=pictures[1:], duration=lasting, loop=0, optimize=False, comment="; ".join(says.values())
    )


def _counted(states: Iterator[Standing], count: int, progress: Callable[[int, int], None] | None) -> Iterator[Standing]:
    for number, state in enumerate(states):
        if progress:
            progress(number, count)
        yield state
    if progress:
        progress(count, count)
