"""Code to paste: the live map in a page, the picture in Markdown, the permalink, oEmbed, the command."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from geohist.service.embed import frame
from geohist.service.routes import PREFIX

if TYPE_CHECKING:
    from geohist.render.still import Still
    from geohist.service.pictures import Asked


def pastes(asked: Asked, seen: Still, root: str) -> dict[str, str]:
    """Give what can be pasted, by the key of its caption.

    ``root`` is where readers find the live map, with a slash at its end.
    """
    root = f"{root.rstrip('/')}/"
    service = root.rstrip("/") + PREFIX
    hash_ = seen.drawing.address.removeprefix("#")
    embedded = f"{service}/embed?{hash_}"
    picture = f"{service}/snapshot.svg?{urlencode(asked.words(), safe=',:@')}"
    title = seen.drawing.title
    return {
        "paste_frame": frame(embedded, title),
        "paste_picture": f"![{title.replace(']', '')}]({picture})",
        "paste_link": f"{root}#{hash_}&data={seen.drawing.version}",
        "paste_oembed": f"{service}/oembed?url={quote(embedded, safe='')}",
        "paste_command": command(asked),
    }


def command(asked: Asked) -> str:
    """Write the command that draws the same picture."""
    words = ["geohist", "snapshot", "--date", asked.date]
    for option, value, usual in (
        ("--view", asked.view, ""),
        ("--size", asked.size, "16:9@1080"),
        ("--lang", asked.lang, "en"),
        ("--look", asked.look, ""),
        ("--without", asked.without, ""),
    ):
        if value != usual:
            words += [option, value] if not value.startswith("-") else [f"{option}={value}"]
    return shlex.join([*words, "-o", f"geohist-{asked.date}.svg"])
