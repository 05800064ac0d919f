"""The sources for a reference manager: CSL-JSON, RIS and BibTeX."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from geohist.atlas import Atlas
    from geohist.export.choice import Choice

_RIS = {"article-journal": "JOUR", "book": "BOOK", "chapter": "CHAP", "thesis": "THES", "paper-conference": "CPAPER", "webpage": "ELEC"}
_BIBTEX = {
    "article-journal": "article",
    "book": "book",
    "chapter": "incollection",
    "thesis": "phdthesis",
    "paper-conference": "inproceedings",
}
_FIELDS = (
    ("volume", "VL", "volume"),
    ("issue", "IS", "number"),
    ("publisher", "PB", "publisher"),
    ("publisher-place", "CY", "address"),
    ("DOI", "DO", "doi"),
    ("URL", "UR", "url"),
    ("language", "LA", "language"),
    ("note", "N1", "note"),
    ("ISSN", "SN", "issn"),
)
"""Keys of CSL-JSON, tags of RIS, fields of BibTeX that mean the same."""


def write_citations(atlas: Atlas, _choice: Choice, folder: Path) -> None:
    """Write ``sources.csl.json``, ``sources.ris`` and ``sources.bib``; what a source does not say of itself stays out."""
    records = [{"id": source.id, **source.record} for source in atlas.sources.values()]
    (folder / "sources.csl.json").write_text(json.dumps(records, ensure_ascii=False, indent=1) + "\n", "utf-8")
    (folder / "sources.ris").write_text("\n".join("\n".join(ris(record)) for record in records) + "\n", "utf-8")
    (folder / "sources.bib").write_text("\n".join(bibtex(record) for record in records), "utf-8")


def ris(record: Mapping[str, Any]) -> Iterator[str]:
    """Give the lines of one record."""
    yield f"TY  - {_RIS.get(str(record.get('type')), 'GEN')}"
    yield f"ID  - {record['id']}"
    yield f"TI  - {record['title']}"
    for author in record.get("author", ()):
        yield f"AU  - {_name(author)}"
    if year := _year(record):
        yield f"PY  - {year}"
    if "container-title" in record:
        yield f"{'T2' if record.get('type') == 'chapter' else 'JO'}  - {record['container-title']}"
    for tag, page in zip(("SP", "EP"), re.split(r"[-–]+", str(record.get("page", ""))), strict=False):
        if page:
            yield f"{tag}  - {page}"
    for key, tag, _ in _FIELDS:
        if record.get(key):
            yield f"{tag}  - {record[key]}"
    yield "ER  - "


def bibtex(record: Mapping[str, Any]) -> str:
    """Write one record as BibTeX, UTF-8."""
    fields = {"title": f"{{{_escaped(record['title'])}}}"}
    if authors := record.get("author"):
        fields["author"] = " and ".join(_escaped(_name(author)) for author in authors)
    if year := _year(record):
        fields["year"] = year
    if "container-title" in record:
        fields["booktitle" if record.get("type") == "chapter" else "journal"] = _escaped(record["container-title"])
    if "page" in record:
        fields["pages"] = re.sub(r"[-–]+", "--", str(record["page"]))
    for key, _, name in _FIELDS:
        if record.get(key):
            fields[name] = str(record[key]) if key in {"URL", "DOI"} else _escaped(str(record[key]))
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@{_BIBTEX.get(str(record.get('type')), 'misc')}{{{record['id']},\n{lines}\n}}\n"


def _escaped(words: str) -> str:
    return re.sub(r"([&%$#_{}])", r"\\\1", words)


def _name(author: Mapping[str, str]) -> str:
    return author["literal"] if "literal" in author else ", ".join(part for part in (author.get("family"), author.get("given")) if part)


def _year(record: Mapping[str, Any]) -> str:
    parts = (record.get("issued") or {}).get("date-parts") or [[]]
    return str(parts[0][0]) if parts[0] else ""
