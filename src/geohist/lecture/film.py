"""A span or a tour as a film: beat to beat with time to read, or at a constant speed; MP4, WebM or GIF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from geohist.asking import day_within
from geohist.errors import GeohistError
from geohist.render import ground_of, named_view
from geohist.render.canvas import Sheet
from geohist.render.caption import caption_of, in_language
from geohist.render.options import Options, pixels_of
from geohist.render.raster import to_pixels
from geohist.render.still import draw_still
from geohist.scene.moment import Moment
from geohist.writing import aside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import numpy.typing as npt

    from geohist.atlas import Atlas
    from geohist.lecture.tour import Tour

ENDINGS = (".mp4", ".webm", ".gif")
"""Kinds of film."""
FADE_MS = 600
"""A cell changes hands in this time, as in the player."""
_MOST_DAYS = 400  # more beats than this make a film nobody watches
_GIF_COLOURS = 128
_LEAST_FPS, _MOST_FPS = 5, 60
_NAMED = 3  # changes named under the title of a frame


@dataclass(frozen=True)
class Shot:
    """One day of a film: how long it stands, and what its frame says besides the day's own words."""

    day: int
    view: str
    ms: float
    heading: str = ""
    text: str = ""


def shots_of_span(atlas: Atlas, since: str, until: str, *, view: str = "opening", days_a_second: float = 0.0) -> list[Shot]:
    """List the days of a span on which something changes: each stands for its reading time, or as long as till the next at a speed.

    Raises:
        GeohistError: if the span is empty, lies outside the atlas, or has more beats than a film can show.
    """
    lo, hi = day_within(atlas, since), day_within(atlas, until)
    if lo > hi:
        raise GeohistError("an empty span", expected="a first day before the last", given=f"{since} to {until}")
    beats = [beat for beat in ground_of(atlas).parts["beats"] if lo < beat["day"] <= hi]
    if len(beats) > _MOST_DAYS:
        raise GeohistError("too many changes for one film", expected=f"a span with at most {_MOST_DAYS}", given=len(beats))
    days = [lo, *(beat["day"] for beat in beats)]
    dwells = {beat["day"]: float(beat["dwell_ms"]) for beat in ground_of(atlas).parts["beats"]}
    if days_a_second:
        stands = [max((after - day) * 1000 / days_a_second, 1000 / 12) for day, after in zip(days, [*days[1:], hi + 1], strict=True)]
    else:
        stands = [dwells.get(day, 2000.0) for day in days]
    return [Shot(day, view, ms) for day, ms in zip(days, stands, strict=True)]


def shots_of_tour(atlas: Atlas, tour: Tour, lang: str) -> list[Shot]:
    """List the scenes of a tour: a span runs through its beats, then the scene's own words stand to be read."""
    found: list[Shot] = []
    for scene in tour.scenes:
        words, heading = scene.text.say(lang), scene.title.say(lang) if scene.title else ""
        if scene.hi - scene.lo > 1:
            inner = [beat["day"] for beat in ground_of(atlas).parts["beats"] if scene.lo <= beat["day"] < scene.day]
            found += [Shot(day, scene.view, 1600.0, heading) for day in inner]
        found.append(Shot(scene.day, scene.view, 2000.0 + len(words.split()) * 300, heading, words))
    return found


def film(
    atlas: Atlas,
    shots: list[Shot],
    out: Path,
    *,
    lang: str = "en",
    size: tuple[int, int] = (1280, 720),
    fps: int = 25,
    progress: Callable[[int, int], None] | None = None,
) -> Path:
    """Write shots as a film by the ending of ``out``; give its path. Whatever goes wrong, or is cancelled, leaves nothing behind.

    Raises:
        GeohistError: if the ending, size or rate cannot be, or what writes films is not installed.
    """
    if out.suffix.lower() not in ENDINGS:
        raise GeohistError("no such kind of film", expected=", ".join(ENDINGS), given=out.name)
    if not _LEAST_FPS <= fps <= _MOST_FPS:
        raise GeohistError("no such rate", expected=f"{_LEAST_FPS} to {_MOST_FPS} frames a second", given=fps)
    width, height = (side - side % 2 for side in pixels_of(f"{size[0]}x{size[1]}"))  # the codecs want even sides
    stills = ((shot.ms, frame_of(atlas, shot, lang, (width, height))) for shot in shots)
    with aside(out) as temporary:
        if out.suffix.lower() == ".gif":
            _gif(temporary, stills, len(shots), progress)
        else:
            _video(temporary, stills, (width, height), fps, len(shots), progress)
    return out


def frame_of(atlas: Atlas, shot: Shot, lang: str, size: tuple[int, int]) -> npt.NDArray[np.uint8]:
    """Draw a shot's frame, height × width × 3; what changed hands is named under its title."""
    ground = ground_of(atlas)
    moment = Moment(ground.parts, shot.day)
    sheet = Sheet(*size)
    caption = caption_of(moment, lang)
    actors = {polity["id"] for polity in ground.parts["polities"] if polity["actor"]}
    changes = [in_language(t["text"], lang) for t in moment.transfers if {t["from"], t["to"]} & actors]
    text = shot.text or " ".join([caption.summary, *(f"{words}." for words in changes[:_NAMED] if words != caption.title)])
    options = Options(heading=shot.heading, text=text, inset="none", citation=False)
    return to_pixels(draw_still(ground, moment, sheet, named_view(atlas, moment, shot.view, sheet), lang, options).drawing)


def frames(stills: Iterator[tuple[float, npt.NDArray[np.uint8]]], fps: int) -> Iterator[npt.NDArray[np.uint8]]:
    """Give every frame of a film: each still fades in from the one before, then stands."""
    before: npt.NDArray[np.uint8] | None = None
    for ms, picture in stills:
        fading = max(round(min(FADE_MS, ms / 2) * fps / 1000), 1) if before is not None else 0
        for step in range(1, fading):
            share = step / fading
            eased = share * share * (3 - 2 * share)
            yield _blend(before, picture, eased)
        for _ in range(max(round(ms * fps / 1000), 1)):
            yield picture
        before = picture


def _blend(one: Any, two: Any, share: float) -> npt.NDArray[np.uint8]:
    weight = round(share * 256)
    mixed = (one.astype(np.uint16) * (256 - weight) + two.astype(np.uint16) * weight) >> 8
    found: npt.NDArray[np.uint8] = mixed.astype(np.uint8)
    return found


def _video(
    target: Path,
    stills: Iterator[tuple[float, Any]],
    size: tuple[int, int],
    fps: int,
    count: int,
    progress: Callable[[int, int], None] | None,
) -> None:
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
        output_params=settings,
        ffmpeg_log_level="error",
    )
    writer.send(None)
    try:
        for picture in frames(_counted(stills, count, progress), fps):
            writer.send(np.ascontiguousarray(picture))
    finally:
        writer.close()


def _gif(target: Path, stills: Iterator[tuple[float, Any]], count: int, progress: Callable[[int, int], None] | None) -> None:
    """Write a GIF: one frame a state and two in between, since each costs its full size."""
    from PIL import Image

    pictures: list[Any] = []
    lasting: list[int] = []
    before = None
    for ms, picture in _counted(stills, count, progress):
        between: tuple[float, ...] = (0.35, 0.7) if before is not None else ()
        for share in between:
            pictures.append(Image.fromarray(_blend(before, picture, share)).quantize(_GIF_COLOURS, dither=Image.Dither.NONE))
            lasting.append(100)
        pictures.append(Image.fromarray(picture).quantize(_GIF_COLOURS, dither=Image.Dither.NONE))
        lasting.append(max(round(ms), 20))
        before = picture
    if not pictures:
        raise GeohistError("a film of nothing")
    pictures[0].save(target, "GIF", save_all=True, append_images=pictures[1:], duration=lasting, loop=0, optimize=False)


def _counted(stills: Iterator[tuple[float, Any]], count: int, progress: Callable[[int, int], None] | None) -> Iterator[tuple[float, Any]]:
    for number, still in enumerate(stills):
        if progress:
            progress(number, count)
        yield still
    if progress:
        progress(count, count)
