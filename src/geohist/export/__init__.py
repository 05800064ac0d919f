"""The atlas as files for other programs."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from geohist.errors import GeohistError
from geohist.files.problems import close

if TYPE_CHECKING:
    from collections.abc import Callable

    from geohist.atlas import Atlas

__all__ = ["FORMATS", "write"]


def _geojson(atlas: Atlas, folder: Path) -> None:
    from geohist.export.geojson import write_geojson

    write_geojson(atlas, folder)


def _gpkg(atlas: Atlas, folder: Path) -> None:
    from geohist.export.gpkg import write_gpkg

    write_gpkg(atlas, folder / "geohist.gpkg")


FORMATS: dict[str, Callable[[Atlas, Path], None]] = {"geojson": _geojson, "gpkg": _gpkg}
"""Each format and what writes it into a folder."""


def write(atlas: Atlas, form: str, out_dir: str | Path) -> list[Path]:
    """Write the whole atlas in one format into a folder, with README and licences; give the files written, the main one first.

    The files are written aside and moved into place when all are whole, so that nothing half-written stays.

    Raises:
        GeohistError: if there is no such format or the folder cannot be written to.
    """
    if form not in FORMATS:
        raise GeohistError("no such export format", expected=", ".join(FORMATS), given=form, nearest=close(form, FORMATS))
    target = Path(out_dir)
    try:
        target.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".geohist-", dir=target))
    except OSError as error:
        raise GeohistError(f"the export cannot be written there: {error.strerror}", given=str(target)) from None
    try:
        from geohist.export.readme import write_readme

        FORMATS[form](atlas, aside)
        write_readme(atlas, form, aside)
        names = sorted(
            (file.relative_to(aside) for file in aside.rglob("*") if file.is_file()), key=lambda name: (name.suffix == ".txt", str(name))
        )
        for name in names:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (aside / name).replace(target / name)
    except OSError as error:
        raise GeohistError(f"the export could not be written: {error.strerror}", given=str(target)) from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return [target / name for name in names]
