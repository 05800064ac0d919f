"""Writing a file so that nothing half-written ever stands where it goes."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from geohist.errors import GeohistError

if TYPE_CHECKING:
    from collections.abc import Iterator


def written(target: Path, content: bytes) -> Path:
    """Write bytes to a file and give its path.

    Raises:
        GeohistError: if it cannot be written there.
    """
    with aside(target) as temporary:
        temporary.write_bytes(content)
    return target


@contextmanager
def aside(target: Path) -> Iterator[Path]:
    """Give a temporary file beside ``target``, with its ending, that takes its place at the end and is gone if anything goes wrong.

    Raises:
        GeohistError: if the file cannot be written there.
    """
    if target.is_dir():
        raise GeohistError("there is a folder of that name", given=str(target))
    try:
        handle, name = tempfile.mkstemp(prefix=".geohist-", suffix=target.suffix, dir=target.parent)
        os.close(handle)
    except OSError as error:
        raise GeohistError(f"nothing can be written there: {error.strerror or error}", given=str(target)) from None
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(0o644)
        temporary.replace(target)
    except OSError as error:
        raise GeohistError(f"it cannot be written there: {error.strerror or error}", given=str(target)) from None
    finally:
        temporary.unlink(missing_ok=True)
