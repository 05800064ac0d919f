"""Data flows one way, rooms are small, and heavy libraries stay where they belong."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "geohist"
MODULES = sorted(SOURCE.rglob("*.py"))
SCRIPTS = sorted((SOURCE / "player").rglob("*.js"))

LEVEL = {
    "errors": 0,
    "when": 1,
    "writing": 1,
    "model": 2,
    "source_text": 2,
    "quote": 3,
    "canonical": 3,
    "files": 3,
    "loading": 4,
    "layers": 4,
    "holdings": 4,
    "asking": 5,
    "disagree": 5,
    "atlas": 6,
    "coverage": 7,
    "formatting": 7,
    "build": 7,
    "check": 8,
    "scene": 8,
    "player": 9,
    "render": 9,
    "lecture": 10,
    "export": 9,
    "service": 10,
    "pages": 11,
    "serving": 12,
    "cli": 12,
}
"""How far to the right each part stands in docs/architecture.md: it may import what stands no further right."""


def imports_at_run_time(path):
    """The geohist modules that a module imports, those for type checking only left out, with the top of each name."""
    tree = ast.parse(path.read_text("utf-8"))
    guarded = {
        node
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and "TYPE_CHECKING" in ast.unparse(branch.test)
        for node in ast.walk(branch)
    }
    for node in ast.walk(tree):
        if node in guarded:
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "geohist":
                yield from (f"geohist.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def part_of(path):
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_nothing_imports_what_stands_to_its_right(path):
    part = part_of(path)
    if part == "__init__":
        return
    assert part in LEVEL, f"{part} has no place in the order of docs/architecture.md"
    for name in imports_at_run_time(path):
        pieces = name.split(".")
        if pieces[0] == "geohist" and len(pieces) > 1 and pieces[1] in LEVEL:
            assert LEVEL[pieces[1]] <= LEVEL[part], f"{path.name} imports {name}"


def test_streamlit_is_imported_by_the_pages_alone():
    users = {part_of(path) for path in MODULES if any(name.split(".")[0] == "streamlit" for name in imports_at_run_time(path))}
    assert users <= {"pages"}


@pytest.mark.parametrize("path", [*MODULES, *SCRIPTS], ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_module_is_longer_than_400_lines(path):
    assert len(path.read_text("utf-8").splitlines()) <= 400


def test_importing_geohist_loads_no_heavy_library():
    code = "import sys, geohist; print([m for m in ('pandas', 'geopandas', 'shapely', 'matplotlib', 'streamlit') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_public_names_are_fewer_than_fifteen_and_all_there():
    import geohist

    assert len(geohist.__all__) < 15
    assert all(getattr(geohist, name) is not None for name in geohist.__all__)
