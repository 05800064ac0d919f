"""The gallery of the README is made by the commands that stand beside it."""

import importlib.util
import re
from pathlib import Path

from tests.test_readme import COMMANDS, README, ROOT


def gallery():
    spec = importlib.util.spec_from_file_location("gallery", ROOT / "scripts" / "gallery.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_script_runs_the_commands_of_the_readme():
    found = gallery().commands()
    assert len(found) == 5
    told = {re.sub(r"\s+", " ", command) for command in COMMANDS}
    assert {" ".join(words) for words in found.values()} <= told
    assert {Path(name).suffix for name in found} == {".png", ".svg", ".pptx", ".mp4"}


def test_every_picture_of_the_gallery_is_shown_and_all_of_them_are_light():
    files = sorted((ROOT / "docs" / "pictures").glob("gallery-*.png"))
    assert len(files) == 5
    assert [file.name for file in files if f"docs/pictures/{file.name}" not in README] == []
    assert sum(file.stat().st_size for file in files) < 1_500_000
