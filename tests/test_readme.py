"""What the README tells a reader to type works as it stands."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
TEXTS = Path(os.environ.get("GEOHIST_TEXTS", ROOT.parent / "shared" / "sources"))


def fenced(language):
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


COMMANDS = [line.split("#")[0].strip() for block in fenced("sh") for line in block.splitlines() if line.startswith("geohist ")]


@pytest.fixture
def checkout(tmp_path):
    """A folder with the atlas in it, so that nothing is written into the real one."""
    import shutil

    shutil.copytree(ROOT / "geodata", tmp_path / "geodata")
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_of_the_readme_runs(command, checkout):
    words = shlex.split(command)
    if "DIR" in words:
        if not TEXTS.is_dir():
            pytest.skip("the five texts are not here: set GEOHIST_TEXTS to the folder with your copies")
        words = [str(TEXTS) if word == "DIR" else word for word in words]
    entry = [sys.executable, "-c", "from geohist.cli import main; main()", *words[1:]]
    done = subprocess.run(entry, cwd=checkout, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_the_python_of_the_readme_runs(checkout, monkeypatch):
    monkeypatch.chdir(checkout)
    for block in fenced("python"):
        exec(compile(block, "README.md", "exec"), {})


def test_every_command_stands_in_the_readme_or_the_contributing_guide():
    from geohist.cli import app

    told = README + (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    names = [command.name or command.callback.__name__.replace("_", "-").strip("-") for command in app.registered_commands]
    assert [name for name in names if f"geohist {name}" not in told] == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_every_link_to_a_file_leads_somewhere(name):
    text = (ROOT / name).read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)#:]+)\)", text) if not link.startswith("http")]
    assert [link for link in links if not (ROOT / link).exists()] == []
