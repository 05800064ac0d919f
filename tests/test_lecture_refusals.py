"""What the lecture's commands refuse: one sentence, an exit code, and nothing half-written."""

import sys
from pathlib import Path

import pytest

import geohist
from geohist.cli import main

SNAPSHOT = ["snapshot", "--date", "1921-03-16"]
SPAN = ["animate", "--from", "1920-11-01", "--to", "1920-11-10"]


@pytest.fixture(scope="module")
def atlas(geodata):
    return geohist.open(geodata)


@pytest.fixture(autouse=True)
def opened_once(atlas, monkeypatch):
    """Let every command meet the same open atlas: what is refused is refused after it."""
    monkeypatch.setattr(geohist, "open", lambda _folder: atlas)


def ran(words, monkeypatch, capsys):
    """Run the command line; give its exit code and what it said on the error stream."""
    monkeypatch.setattr(sys, "argv", ["geohist", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    return ended.value.code, capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["slides", "moscou", "-o", "x.pptx"], "did you mean 'moscow'"),
        (["animate", "--tour", "moscou", "-o", "x.mp4"], "did you mean 'moscow'"),
        (["page", "--tour", "moscou", "-o", "x.html"], "did you mean 'moscow'"),
        (["kit", "moscou", "-o", "kit"], "did you mean 'moscow'"),
        ([*SNAPSHOT, "--view", "50,41,44,43", "-o", "x.png"], "an empty view"),
        ([*SNAPSHOT, "--view", "kars,moscow", "-o", "x.png"], "not a view"),
        (["snapshot", "--date", "1908-07-24", "-o", "x.svg"], "1914-01-01 to 1945-12-31"),
        (["animate", "--from", "1908-07-24", "--to", "1920-01-01", "-o", "x.gif"], "1914-01-01 to 1945-12-31"),
        (["animate", "--from", "1921-01-01", "--to", "1920-01-01", "-o", "x.gif"], "an empty span"),
        (["animate", "-o", "x.gif"], "--tour ID, or --from DAY and --to DAY"),
        ([*SNAPSHOT, "--size", "99999x99999", "-o", "x.png"], "480 to 7680"),
        ([*SNAPSHOT, "--size", "10x10", "-o", "x.pdf"], "480 to 7680"),
        ([*SPAN, "--size", "99999x9", "-o", "x.mp4"], "480 to 7680"),
        ([*SPAN, "--fps", "900", "-o", "x.mp4"], "5 to 60"),
        ([*SPAN, "--lang", "de", "-o", "x.mp4"], "no such language"),
        ([*SPAN, "--look", "gaudy", "-o", "x.mp4"], "no such look"),
        (["slides", "kars", "--lang", "de", "-o", "x.pptx"], "no such language"),
        (["slides", "kars", "--look", "gaudy", "-o", "x.pptx"], "no such look"),
        ([*SNAPSHOT, "--without", "roads", "-o", "x.png"], "nothing of that name can be left out"),
        ([*SNAPSHOT, "-o", "x.docx"], ".png, .svg, .pdf"),
        ([*SNAPSHOT, "-o", "nowhere/x.png"], "written there"),
        ([*SPAN, "-o", "nowhere/x.mp4"], "written there"),
        (["slides", "kars", "-o", "nowhere/x.pptx"], "written there"),
        (["page", "-o", "nowhere/x.html"], "written there"),
        (["kit", "kars", "-o", "nowhere/kit"], "written there"),
    ],
    ids=lambda value: "" if isinstance(value, str) else " ".join(value)[:60],
)
def test_it_is_refused_in_one_sentence_with_an_exit_code_and_leaves_nothing(words, says, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    code, said = ran(words, monkeypatch, capsys)
    assert code == 1
    assert said.startswith("geohist: ")
    assert said.count("\n") == 1
    assert says in said
    assert list(tmp_path.iterdir()) == []


def test_a_target_that_is_a_folder_or_may_not_be_written_keeps_what_is_there(tmp_path, monkeypatch, capsys):
    (tmp_path / "x.png").mkdir()
    code, said = ran([*SNAPSHOT, "-o", str(tmp_path / "x.png")], monkeypatch, capsys)
    assert (code, "there is a folder of that name" in said) == (1, True)
    assert [path.name for path in Path(tmp_path).rglob("*")] == ["x.png"]
