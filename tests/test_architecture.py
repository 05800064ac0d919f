"""Data flows one way, rooms are small, and heavy libraries stay where they belong."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import geohist

SOURCE = Path(__file__).parents[1] / "src" / "geohist"
MODULES = sorted(SOURCE.rglob("*.py"))
SCRIPTS = sorted((SOURCE / "player").rglob("*.js"))

DOCUMENT = (Path(__file__).parents[1] / "docs" / "architecture.md").read_text("utf-8")
LINES = re.search(r"```text\n(.*?)```", DOCUMENT, re.DOTALL)[1].splitlines()
LEVEL = {part: level for level, line in enumerate(LINES) for part in re.split(r" {2,}", line)[0].split()}
"""How far to the right each part stands in docs/architecture.md: it may import what stands further left, and itself."""


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
            assert pieces[1] == part or LEVEL[pieces[1]] < LEVEL[part], f"{path.name} imports {name}"


def test_every_part_has_its_place_in_the_order():
    there = {part_of(path) for path in MODULES} - {"__init__"} | {"player"}
    assert set(LEVEL) == there


def test_the_document_names_every_key_of_the_payload(geodata):
    from geohist.scene.message import payload_parts

    parts = payload_parts(geohist.open(geodata))
    told = re.search(r"```js\n(\{ format: 1.*?)```", DOCUMENT, re.DOTALL)[1]
    named = set(re.findall(r"\w+", told))
    nested = [
        *parts["records"],
        *parts["polities"],
        *parts["transfers"],
        *parts["beats"],
        *parts["names"],
        *parts["cells"],
        *parts["tours"],
    ]
    nested += [stop for record in parts["records"] for stop in record.get("stops", [])]
    nested += [leg for record in parts["records"] for leg in record.get("legs", [])]
    nested += [thing for kind in ("sources", "actors", "places", "excerpts") for thing in parts[kind].values()]
    nested += [thing for things in parts["base"].values() for thing in things]
    assert {key for mapping in (parts, *nested) for key in mapping} - named == set()


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
    assert len(geohist.__all__) < 15
    assert all(getattr(geohist, name) is not None for name in geohist.__all__)
