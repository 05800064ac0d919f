"""Writing aside: a folder appears under its name only when it is whole, whatever happens to the process."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sqlite3
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from geohist.errors import GeohistError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX = ".geohist-"


@contextmanager
def written_aside(target: Path) -> Iterator[Path]:
    """Give a hidden folder within ``target`` to write into; it is gone afterwards, and on SIGTERM too.

    What a killed process left behind is removed when the next one writes there.

    Raises:
        GeohistError: The folder cannot be written to, or the disk is full.
    """
    try:
        target.mkdir(parents=True, exist_ok=True)
        _clear(target)
        aside = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=target))
    except OSError as error:
        raise GeohistError(f"the export cannot be written there: {error.strerror}", given=str(target)) from None
    try:
        with _ended_in_order():
            yield aside
    except OSError as error:
        raise GeohistError(f"the export could not be written: {error.strerror or error}", given=str(target)) from error
    except (sqlite3.Error, RuntimeError) as error:  # GDAL's and SQLite's own words for a full disk or a file held open
        raise GeohistError(f"the export could not be written: {error}", given=str(target)) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def put_in_place(aside: Path, target: Path, names: list[Path]) -> None:
    """Move files, each at once, from the folder aside into the target."""
    for name in names:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (aside / name).chmod(0o644)
        (aside / name).replace(target / name)


def _clear(target: Path) -> None:
    for left in target.glob(f"{_PREFIX}*"):
        found = re.fullmatch(rf"{re.escape(_PREFIX)}(\d+)-.*", left.name)
        if found and not _alive(int(found[1])):
            shutil.rmtree(left, ignore_errors=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # another user's
    return True


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Turn SIGTERM into an orderly exit for as long as something half-written lies about; only the main thread can."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def leave(*_: object) -> None:
        raise SystemExit(128 + signal.SIGTERM)

    before = signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
