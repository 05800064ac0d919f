"""An account in words, for the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geohist.coverage.account import Account, Entry


def summary(found: Account) -> str:
    """Say in one line what became of a source's date expressions."""
    passed = ", ".join(f"{reason} {count}" for reason, count in found.passed_over.items())
    total = sum(found.passed_over.values())
    return (
        f"{found.source:16} {len(found.entries):5} date expressions: {found.encoded} encoded, {total} passed over"
        f"{f' ({passed})' if passed else ''}, {len(found.unaccounted)} unaccounted; {found.share:.1%} of the words quoted"
    )


def listing(found: Account, *, everything: bool) -> Iterator[str]:
    """List the expressions that nobody accounted for, or all of them, each with the words around it."""
    for entry in found.entries if everything else found.unaccounted:
        yield _line(found.source, entry)


def _line(source: str, entry: Entry) -> str:
    status = "" if entry.status == "unaccounted" else f" [{entry.by}]"
    found = entry.expression
    return f"{source}:{entry.line} {found.start}-{found.end} {found.kind}{status}: {found.text} | …{entry.around}…"
