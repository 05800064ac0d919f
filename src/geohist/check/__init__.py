"""The checker: every rule a short named function, everything reported at once.

The rules look at the files as they are, not at an opened atlas, so that one broken file hides nothing in the others.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from geohist.check import dates, evidence, geometry, languages, references, shape, tenure, tours
from geohist.check.finding import Finding
from geohist.check.material import Material
from geohist.errors import GeohistError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["RULES", "Finding", "check"]

RULES: tuple[Callable[[Material], Iterator[Finding]], ...] = (
    shape.unreadable_files,
    shape.missing_heading,
    shape.unknown_keys,
    shape.missing_keys,
    shape.missing_languages,
    shape.wrong_values,
    shape.bad_dates,
    shape.wrong_geometries,
    shape.duplicate_ids,
    shape.retired_ids,
    shape.misnamed_sources,
    shape.claims_without_evidence,
    references.dangling_places,
    references.dangling_actors,
    references.dangling_parties,
    references.dangling_polities,
    references.dangling_excerpts,
    references.dangling_cells,
    references.dangling_instruments,
    references.dangling_ways,
    references.dangling_redirects,
    references.dangling_repetitions,
    references.unused_excerpts,
    dates.ends_before_starts,
    dates.days_not_derived,
    dates.outside_span,
    dates.received_before_sent,
    dates.stops_out_of_order,
    dates.unsupported_dates,
    evidence.claimless_records,
    evidence.attested_without_claim,
    evidence.long_excerpts,
    evidence.too_much_quoted,
    evidence.missing_translations,
    evidence.disagreements_without_reading,
    evidence.readings_not_drawn,
    evidence.unclaimed_parties,
    geometry.coordinates_out_of_range,
    geometry.invalid_geometries,
    geometry.miswound_rings,
    geometry.off_place,
    tenure.tenure_gaps,
    tenure.tenure_overlaps,
    tours.broken_tours,
    languages.broken_languages,
    shape.not_canonical,
    shape.stale_built_files,
)
"""Every rule, in the order of its findings."""


def _apply(rule: Callable[[Material], Iterator[Finding]], material: Material) -> list[Finding]:
    """Apply a rule; one that stumbles over something unforeseen is itself reported, and stops no other."""
    try:
        return list(rule(material))
    except Exception as error:  # noqa: BLE001 - whatever it is, it becomes a finding
        name = getattr(rule, "__name__", "?").replace("_", " ")
        return [Finding("rule-failed", f"the rule on {name} could not be applied ({type(error).__name__}: {error})", ".")]


def check(path: str | Path) -> list[Finding]:
    """Hold an atlas against every rule.

    Returns:
        Everything found, errors first, then by rule; empty for a sound atlas.

    Raises:
        GeohistError: There is no such folder.
    """
    root = Path(path)
    if not root.is_dir():
        raise GeohistError("there is no such folder", given=str(path))
    material = Material(root)
    found = [finding for rule in RULES for finding in _apply(rule, material)]
    return sorted(found, key=lambda finding: finding.severity != "error")
