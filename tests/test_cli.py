"""The command line: what it prints, how it exits, and that no traceback reaches a user."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from typer.testing import CliRunner

from geohist.cli import app

TEXTS = Path(__file__).parent / "atlases" / "texts"
COMMANDS = ["quote", "quotes", "coverage", "check", "format", "build", "at", "disagreements", "export", "snapshot", "serve", "version"]


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def shell(*words, **environment):
    code = "from geohist.cli import main; main()"
    command = [sys.executable, "-c", code, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **environment}, timeout=60)


@pytest.fixture
def copy(tiny, tmp_path):
    return shutil.copytree(tiny, tmp_path / "atlas")


def test_every_command_is_listed_with_a_sentence():
    said = run("--help").stdout
    for command in COMMANDS:
        assert re.search(rf"^\s+│?\s*{command}\s+[A-Z]", said, re.MULTILINE), command


def test_quote_prints_a_selector_that_quotes_proves(tiny):
    found = run("quote", "They found Caesar … year 21.", "--source", "annals", "--texts", TEXTS, "--atlas", tiny)
    assert json.loads(found.stdout)["exact"] == "They found Caesar at Samos in the year 21."
    assert "9 words, line" in found.stderr
    assert run("quotes", "--texts", TEXTS, "--atlas", tiny).stdout == "13 excerpts, all verbatim\n"


def test_quote_reads_a_text_that_the_atlas_does_not_have_yet(tmp_path):
    path = tmp_path / "new.txt"
    path.write_text("One two three.")
    assert json.loads(run("quote", "two", "--text", path).stdout)["position"] == [4, 7]


def test_quotes_fails_on_one_letter(copy):
    path = copy / "sources" / "annals.json"
    path.write_text(path.read_text().replace("They found Caesar", "They found Cesar"))
    found = run("quotes", "--texts", TEXTS, "--atlas", copy)
    assert found.exit_code == 1
    assert "annals#samos: at [" in found.stderr


def test_check_reports_and_exits(copy):
    path = copy / "events.geojson"
    path.write_text(path.read_text().replace('"place":"syene"', '"place":"syenne"', 1))
    found = run("check", "--atlas", copy)
    assert found.exit_code == 1
    assert "did you mean 'syene'? [dangling-place]" in found.stdout
    as_json = run("check", "--atlas", copy, "--json")
    assert as_json.exit_code == 1
    assert {finding["code"] for finding in json.loads(as_json.stdout)} >= {"dangling-place"}


def test_check_of_a_sound_atlas_succeeds(tiny):
    found = run("check", "--atlas", tiny)
    assert (found.exit_code, found.stdout) == (0, "nothing wrong\n")
    assert json.loads(run("check", "--atlas", tiny, "--json").stdout) == []


def test_format_and_build_change_nothing_twice(copy):
    path = copy / "events.geojson"
    path.write_text(path.read_text().replace('"id":', '"id": ', 1))
    (copy / "cells.geojson").unlink()
    assert run("format", "--atlas", copy).stdout == "events.geojson\n"
    assert run("format", "--atlas", copy).stdout == "nothing to change\n"
    assert "cells.geojson" in run("build", "--atlas", copy).stdout
    assert run("build", "--atlas", copy).stdout == "nothing to change\n"


def test_at_answers_in_words_and_in_json(tiny):
    said = run("at", 31, 30.5, "-0029-08-01", "--atlas", tiny).stdout
    assert "1 August 30 BCE, 31.0 30.5 (delta)" in said
    assert "Roman Republic: sovereign, -0029-08-01 to …" in said
    found = json.loads(run("at", 31, 30.5, "-0029-08-01", "--atlas", tiny, "--json").stdout)
    assert list(found) == ["date", "lon", "lat", "holders", "zones", "evidence"]
    assert found["holders"][0]["polity"] == "rome"


def test_at_says_so_where_there_is_no_land(tiny):
    found = run("at", -20, 30, "0001-01-01", "--atlas", tiny, "--json")
    assert json.loads(found.stdout)["holders"] == []
    assert "at sea or outside the map" in found.stderr


def test_disagreements_and_coverage_are_listed(tiny):
    assert "samos-peace: date: -0020 / -0019-21; drawn: -0020, because" in run("disagreements", "--atlas", tiny).stdout
    assert re.search(r"annals +9 excerpts +\d\d\.\d%", run("coverage", "--atlas", tiny).stdout)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["at", "31", "30.5", "1921-03-16"], "the day lies outside the span of the atlas"),
        (["at", "31", "30.5", "yesterday"], "not a day; expected an ISO day such as 1921-03-16, given 'yesterday'"),
        (["at", "310", "30.5", "0001-01-01"], "no such point"),
        (["quote", "words", "--source", "anals"], "no such source; expected annals, nehir, given 'anals'; did you mean 'annals'?"),
        (["quote", "words", "--source", "annals", "--texts", "nowhere"], "the text of the source is not there"),
        (["quote", "words"], "nothing says which text to look in"),
        (
            ["snapshot", "--date", "0019-01-01", "-o", "x.png", "--size", "big"],
            "no size of a picture; expected such as 1920x1080",
        ),
        (["check", "--atlas", "nowhere"], "there is no such folder, given 'nowhere'"),
        (["serve", "nowhere"], "there is no such folder, given 'nowhere'"),
        (["format", "--atlas", "nowhere"], "there is no such folder, given 'nowhere'"),
    ],
)
def test_an_error_is_one_sentence_and_no_traceback(tiny, words, sentence):
    found = shell(*words, GEOHIST_ATLAS=str(tiny))
    assert found.returncode == 1
    assert found.stdout == ""
    assert sentence in found.stderr
    assert found.stderr.startswith("geohist: ")
    assert found.stderr.count("\n") == 1


def test_a_fault_of_our_own_is_a_sentence_too(tiny):
    code = "import geohist.cli as c; c.geohist.open = lambda _: 1 / 0; c.main()"
    command = [sys.executable, "-c", code, "coverage", "--atlas", str(tiny)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr.count("\n")) == (1, 1)
    assert "a fault in geohist itself (ZeroDivisionError" in found.stderr


def test_serve_refuses_a_port_that_is_taken(tiny):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        found = shell("serve", tiny, PORT=str(port))
    assert found.returncode == 1
    assert f"port {port} is taken" in found.stderr


@pytest.mark.slow
def test_serve_prints_its_address_and_answers_there(tiny):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", "from geohist.cli import main; main()", "serve", str(tiny)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ, "PORT": str(port)})
    try:
        assert f"http://127.0.0.1:{port}" in server.stdout.readline()
        for _ in range(120):
            try:
                with urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5) as answer:
                    assert answer.status == 200
                    break
            except OSError:
                time.sleep(0.25)
        else:
            pytest.fail("the page did not answer within half a minute")
    finally:
        server.terminate()
        server.wait(20)
