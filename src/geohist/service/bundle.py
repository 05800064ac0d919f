"""The player's modules as one file: a browser asks for it once, where it would ask for every module by itself."""

from __future__ import annotations

import gzip
import json
import posixpath
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geohist.errors import GeohistError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIRST = "main.js"
_IMPORT = re.compile(r"^import \{([^}]*)\} from '([^']+)';\n", re.MULTILINE)
_DECLARED = re.compile(r"^export (?=(?:async )?(?:function|const|class)\b)(?:async )?(?:function|const|class) (\w+)", re.MULTILINE)
_LISTED = re.compile(r"^export \{([^}]*)\}(?: from '([^']+)')?;\n", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_SHEETS = re.compile(r"const SHEETS = \[([^\]]*)\]")


@lru_cache(maxsize=1)
def packed(folder: Path, fingerprint: str) -> bytes:  # noqa: ARG001 - a part of the cache's key
    """Give the joined modules, gzipped; they are kept while ``fingerprint``, that of the files, is the same."""
    return gzip.compress(bundle(folder).encode(), 6)


def bundle(folder: Path) -> str:
    """Join the modules below a folder, each in a scope of its own, after those it imports; the style sheets go with them.

    Raises:
        GeohistError: if a module imports or exports in a way that the player does not use.
    """
    parts = [_module(folder, name, later) for name, later in _order(folder)]
    names = ", ".join(_exported((folder / FIRST).read_text("utf-8")))
    return "\n".join(
        [
            f"globalThis.geohistSheets = {json.dumps(_sheets(folder))};",
            "const $modules = {};",
            *parts,
            f"export const {{{names}}} = $modules['{FIRST}'];\n",
        ]
    )


def _sheets(folder: Path) -> list[str]:
    found = _SHEETS.search((folder / "load.js").read_text("utf-8")) if (folder / "load.js").is_file() else None
    return [(folder / "css" / f"{name}.css").read_text("utf-8") for name in re.findall(r"'([^']+)'", found.group(1))] if found else []


def _imports(folder: Path, name: str) -> list[str]:
    source = (folder / name).read_text("utf-8")
    asked = [target for _, target in _IMPORT.findall(source)] + [target for _, target in _LISTED.findall(source) if target]
    return [_named(folder, name, target) for target in asked]


def _named(folder: Path, name: str, target: str) -> str:
    found = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
    if not (folder / found).is_file():
        raise GeohistError("the player imports a module that is not there", file=name, given=target)
    return found


def _order(folder: Path) -> Iterator[tuple[str, frozenset[str]]]:
    """Give each module after those it imports, with those that can only come later because they import it in turn."""
    begun: list[str] = []
    done: set[str] = set()

    def visit(name: str) -> Iterator[tuple[str, frozenset[str]]]:
        begun.append(name)
        later = set()
        for target in _imports(folder, name):
            if target in begun:
                later.add(target)
            elif target not in done:
                yield from visit(target)
        begun.remove(name)
        done.add(name)
        yield name, frozenset(later)

    yield from visit(FIRST)


def _exported(source: str) -> list[str]:
    listed = [word.strip() for words, _ in _LISTED.findall(source) for word in words.split(",")]
    return [*_DECLARED.findall(source), *listed]


def _module(folder: Path, name: str, later: frozenset[str]) -> str:
    source = (folder / name).read_text("utf-8")

    def taken(found: re.Match[str]) -> str:
        words, target = found.group(1), _named(folder, name, found.group(2))
        if target not in later:
            return f"const {{{words.replace(' as ', ': ')}}} = $modules['{target}'];\n"
        # It is not there yet; what is taken from it must be a function, asked for when it is called.
        pairs = [(word.split(" as ") * 2)[:2] for word in (part.strip() for part in words.split(","))]
        return "".join(f"const {own} = (...all) => $modules['{target}'].{theirs}(...all);\n" for theirs, own in pairs)

    def listed(found: re.Match[str]) -> str:
        return f"const {{{found.group(1)}}} = $modules['{_named(folder, name, found.group(2))}'];\n" if found.group(2) else ""

    body = _LISTED.sub(listed, _IMPORT.sub(taken, source))
    body = _DECLARED.sub(lambda found: found.group(0).removeprefix("export "), body)
    left = _LEFT.search(body)
    if left:
        raise GeohistError("a module of the player imports or exports in a way that cannot be joined", file=name, given=left.group(0))
    body = body.replace("import.meta.url", f"new URL('{name}', import.meta.url).href")
    return f"// {name}\n$modules['{name}'] = (() => {{\n{body}return {{{', '.join(_exported(source))}}};\n}})();"
