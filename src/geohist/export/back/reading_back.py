"""``geohist import``: a package edited in QGIS, as a difference in words, checked, then written in canonical form."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geohist import canonical
from geohist.check import RULES
from geohist.check.material import Material
from geohist.check.shape import stale_built_files
from geohist.errors import GeohistError
from geohist.export.back.merging import Merged, merge
from geohist.export.back.places import follow_places
from geohist.export.back.rows import FILES, Package, authored_state, read_package
from geohist.export.choice import Choice, choose
from geohist.export.tables import NAMES, tables
from geohist.files.layout import PROPERTIES
from geohist.files.reading import read_features
from geohist.formatting import DATED_FILES, ordered, with_days

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geohist.atlas import Atlas
    from geohist.check.finding import Finding


@dataclass(frozen=True)
class Outcome:
    """What an import comes to.

    Attributes:
        changes: Each change in words.
        remarks: What was passed over or follows by itself.
        findings: What the checker says that it did not say before; an import with errors is not written.
        files: The files that differ, as they would be.
    """

    changes: tuple[str, ...]
    remarks: tuple[str, ...]
    findings: tuple[Finding, ...]
    files: Mapping[str, bytes]

    @property
    def sound(self) -> bool:
        """Whether it may be written."""
        return not any(finding.severity == "error" for finding in self.findings)

    def write(self, root: Path) -> list[str]:
        """Write the files, each at once or not at all; give the names of those that changed.

        Raises:
            GeohistError: The checker has found errors.
        """
        if not self.sound:
            raise GeohistError("nothing was written: the edited atlas has errors it did not have before")
        return [name for name, content in self.files.items() if canonical.write(root / name, content)]


def read_back(atlas: Atlas, file: str | Path, *, anyway: bool = False) -> Outcome:
    """Compare a package with the atlas it was exported from, and check what the atlas would become. Nothing is written yet.

    Args:
        atlas: The atlas.
        file: The GeoPackage.
        anyway: Take a package of an older state too, although what was edited in the files since would be undone.

    Raises:
        GeohistError: It is no such package, is of another atlas or state, or holds what cannot be read.
    """
    package = read_package(Path(file))
    _refuse_strangers(atlas, package, anyway=anyway)
    exported = {table.name: table for table in tables(atlas, _choice(atlas, package))}
    layers: dict[str, Merged] = {}
    for name, edited in package.layers.items():
        ids = [str(row["id"]) for row in exported[name].rows] if name in exported else []
        layers[name] = merge(name, read_features(atlas.root, FILES[name]), ids, edited)
    points = {found["properties"]["id"]: found["geometry"]["coordinates"] for found in _places(atlas, layers)}
    follow_places(layers, points)
    changed = {name: merged for name, merged in layers.items() if merged.changes or merged.remarks}
    files = {FILES[name]: _canonical(FILES[name], merged) for name, merged in changed.items()}
    files = {name: content for name, content in files.items() if not _stands(atlas.root / name, content)}
    remarks = [remark for merged in layers.values() for remark in merged.remarks]
    if package.passed_over:
        remarks.append(f"passed over, because they are built or clipped: {', '.join(package.passed_over)}")
    if any(FILES[name] in files for name in ("places", "routes", "zones", "cuts")):
        remarks.append("then run: geohist build")
    changes = tuple(change for merged in layers.values() for change in merged.changes)
    return Outcome(changes, tuple(remarks), tuple(_new_findings(atlas.root, files)) if files else (), files)


def _refuse_strangers(atlas: Atlas, package: Package, *, anyway: bool) -> None:
    if package.about["geohist_atlas"] != atlas.id:
        raise GeohistError("the package is of another atlas", expected=atlas.id, given=package.about["geohist_atlas"])
    if not anyway and package.about.get("geohist_state") != authored_state(atlas.root):
        raise GeohistError(
            "the atlas has been edited since the package was exported, and the import would undo that;"
            " export again, or import with --anyway and look at the difference"
        )


def _choice(atlas: Atlas, package: Package) -> Choice:
    found = json.loads(package.about.get("geohist_choice", "{}"))
    return choose(
        atlas,
        NAMES,
        layers=found.get("layers", ()),
        span=found.get("span", ""),
        area=found.get("area", ()),
        language=found.get("language", ""),
        simplify=found.get("simplify", 0.0),
    )


def _places(atlas: Atlas, layers: Mapping[str, Merged]) -> list[Mapping[str, Any]]:
    return list(layers["places"].features.values()) if "places" in layers else list(read_features(atlas.root, FILES["places"]))


def _canonical(file: str, merged: Merged) -> bytes:
    model = PROPERTIES[file]
    features = []
    for feature in merged.features.values():
        properties = with_days(feature["properties"]) if file in DATED_FILES else feature["properties"]
        features.append({"properties": ordered(properties, model), "geometry": feature["geometry"]})
    try:
        return canonical.feature_collection(features)
    except (TypeError, ValueError, KeyError, IndexError) as error:
        raise GeohistError(f"it has no canonical form: {error}", file=file) from None


def _stands(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _new_findings(root: Path, files: Mapping[str, bytes]) -> list[Finding]:
    """Check the atlas with the files changed, in a folder of links; leave out what the checker says already."""
    before = {str(finding) for finding in _checked(root)}
    with tempfile.TemporaryDirectory(prefix="geohist-import-") as folder:
        aside = Path(folder) / root.resolve().name
        for path in root.rglob("*"):
            there = aside / path.relative_to(root)
            if path.is_dir():
                there.mkdir(parents=True, exist_ok=True)
            else:
                there.parent.mkdir(parents=True, exist_ok=True)
                there.symlink_to(path.resolve())
        for name, content in files.items():
            (aside / name).unlink(missing_ok=True)
            (aside / name).write_bytes(content)
        return [finding for finding in _checked(aside) if str(finding) not in before]


def _checked(root: Path) -> list[Finding]:
    """Apply every rule but the one on built files: after an import they are to be built again."""
    material = Material(root)
    return [finding for rule in RULES if rule is not stale_built_files for finding in rule(material)]
