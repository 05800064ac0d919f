"""W3C Web Annotations: every excerpt with its selectors, linked to the records and properties that rest on it."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from geohist.atlas import Atlas
    from geohist.export.choice import Choice
    from geohist.model import Excerpt, Source

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""Name of the vocabulary; nothing fetches it here."""


def write_annotations(atlas: Atlas, _choice: Choice, folder: Path) -> None:
    """Write ``annotations.jsonld``: one page of a collection, an excerpt a line.

    Positions count code points of the normalised text of the source (``geohist quote``), whose fingerprint stands beside it.
    """
    claims = _claims(atlas)
    base = f"urn:geohist:{atlas.id}"
    items = [
        annotation(excerpt, source, base, claims.get(f"{source.id}#{excerpt.id}", []))
        for source in atlas.sources.values()
        for excerpt in source.excerpts.values()
    ]
    lines = ",\n".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in items)
    head = {"@context": CONTEXT, "id": f"{base}:annotations", "type": "AnnotationPage", "startIndex": 0}
    head["partOf"] = {"id": f"{base}:collection", "type": "AnnotationCollection", "label": atlas.title.say("en"), "total": len(items)}
    opening = json.dumps(head, ensure_ascii=False)[:-1]
    (folder / "annotations.jsonld").write_text(f'{opening},"items":[\n{lines}\n]}}\n', "utf-8")


def annotation(excerpt: Excerpt, source: Source, base: str, claims: list[dict[str, Any]]) -> dict[str, Any]:
    """Return an excerpt as an annotation: the text as target, translations and claims as bodies."""
    language = str(source.record.get("language", "tr"))
    bodies: list[dict[str, Any]] = [
        {"type": "TextualBody", "purpose": "describing", "value": words, "language": one, "format": "text/plain"}
        for one, words in (excerpt.translation or {}).items()
    ]
    bodies += [
        {"type": "SpecificResource", "purpose": "linking", "source": f"{base}:{claim['record']}", "geohist:about": claim["about"]}
        | ({"geohist:value": claim["value"]} if claim.get("value") is not None else {})
        for claim in claims
    ]
    quote = {"type": "TextQuoteSelector", "exact": excerpt.exact, "prefix": excerpt.prefix, "suffix": excerpt.suffix}
    start, end = excerpt.position
    return {
        "@context": [CONTEXT, {"geohist": "urn:geohist:vocabulary:"}],
        "id": f"{base}:excerpt:{source.id}#{excerpt.id}",
        "type": "Annotation",
        "motivation": "linking" if claims else "highlighting",
        "body": bodies,
        "target": {
            "source": {"id": f"{base}:source:{source.id}", "type": "Text", "language": language, "geohist:citation": source.short},
            "selector": [quote, {"type": "TextPositionSelector", "start": start, "end": end}],
        },
    }


def _claims(atlas: Atlas) -> dict[str, list[dict[str, Any]]]:
    """Return the claims that rest on each excerpt; a claim of a route's stop names the stop."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in atlas.records.values():
        for where, claims, _ in record.evidence():
            for claim in claims:
                if claim.excerpt:
                    about = f"{where}.{claim.about}" if where else claim.about
                    found[claim.excerpt].append({"record": f"{record.layer}:{record.id}", "about": about, "value": claim.value})
    return found
