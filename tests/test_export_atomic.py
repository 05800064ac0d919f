"""An export is whole or not there: killed, out of room, or refused, it leaves nothing half-written and loses nothing."""

import hashlib
import os
import resource
import signal
import subprocess
import sys
import time

import pytest

import geohist
from geohist.errors import GeohistError
from geohist.export import FORMATS, write

COMMAND = [sys.executable, "-c", "from geohist.cli import main; main()", "export"]


@pytest.fixture(scope="module")
def reference(tiny, tmp_path_factory):
    folder = tmp_path_factory.mktemp("reference")
    return {file.name: file.read_bytes() for file in write(geohist.open(tiny), "qgis", folder)}


def start(tiny, folder, **more):
    return subprocess.Popen([*COMMAND, "-f", "qgis", "-o", str(folder), "-a", str(tiny)], stdout=subprocess.DEVNULL, **more)


def wait_until_it_writes(process, folder):
    """Give the moment at which the hidden folder is there."""
    while process.poll() is None and not any(folder.glob(".geohist-*/*")):
        time.sleep(0.005)


@pytest.mark.slow
def test_killed_at_any_moment_no_half_file_stays(tiny, tmp_path, reference):
    folder = tmp_path / "out"
    folder.mkdir()
    struck = 0
    for delay in (0.0, 0.03, 0.1):
        process = start(tiny, folder)
        wait_until_it_writes(process, folder)
        time.sleep(delay)
        struck += process.poll() is None
        process.kill()
        process.wait()
        for file in folder.iterdir():
            if not file.name.startswith("."):
                assert file.read_bytes() == reference[file.name], "a file under its own name is whole"
    assert struck, "at least one was killed at work"
    assert start(tiny, folder).wait() == 0
    assert {file.name for file in folder.iterdir()} == set(reference), "the next export clears what the killed ones left"


def test_asked_to_stop_it_clears_up_and_leaves(tiny, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    process = start(tiny, folder)
    wait_until_it_writes(process, folder)
    process.send_signal(signal.SIGTERM)
    process.wait()
    assert not list(folder.glob(".geohist-*"))


def test_interrupted_by_the_user_it_clears_up_and_leaves(tiny, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    process = start(tiny, folder, stderr=subprocess.PIPE, text=True)
    wait_until_it_writes(process, folder)
    process.send_signal(signal.SIGINT)
    words = process.communicate()[1]
    assert not list(folder.glob(".geohist-*"))
    assert "Traceback" not in words
    assert {file.name for file in folder.iterdir()} in (set(), {"README.txt", "SHA256SUMS.txt", "geohist.gpkg", "geohist.qgz"})


@pytest.mark.parametrize(("more", "lines"), [([], True), (["--quiet"], False)])
def test_away_from_a_terminal_each_step_is_a_line_unless_silence_is_asked_for(more, lines, tiny, tmp_path):
    done = subprocess.run([*COMMAND, "-f", "csv", "-o", str(tmp_path), "-a", str(tiny), *more], capture_output=True, text=True, check=True)
    assert ("csv: events (" in done.stderr) is lines
    assert "events.csv" in done.stdout


def test_a_folder_that_may_only_be_read_is_one_sentence(tiny, tmp_path, monkeypatch):
    def refused(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied", str(tmp_path))

    monkeypatch.setattr("geohist.export.aside.tempfile.mkdtemp", refused)
    with pytest.raises(GeohistError, match="the export cannot be written there: Permission denied"):
        write(geohist.open(tiny), "geojson", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_package_held_open_by_a_reader_is_replaced_and_the_reader_keeps_the_old_one(tiny, tmp_path):
    """A file is put in place by renaming: whoever has the old one open reads on in it, whole."""
    atlas = geohist.open(tiny)
    package = write(atlas, "gpkg", tmp_path)[0]
    with package.open("rb") as held:
        first = held.read(100)
        write(atlas, "gpkg", tmp_path, layers=["events"])
        assert held.read() != b""
        held.seek(0)
        assert held.read(100) == first
    assert package.stat().st_size > 0


@pytest.mark.skipif(os.geteuid() != 0, reason="a small disk is made by root only")
@pytest.mark.parametrize("form", ["qgis", "shapefile", "geoparquet", "kmz", "flatgeobuf"])
def test_a_disk_that_fills_up_is_one_sentence_and_nothing_stays(form, tiny, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", str(disk)], capture_output=True, check=False).returncode:
        pytest.skip("this machine mounts nothing")
    try:
        done = subprocess.run([*COMMAND, "-f", form, "-o", str(disk), "-a", str(tiny), "-q"], capture_output=True, text=True, check=False)
        assert list(disk.iterdir()) == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)
    assert done.returncode == 1
    assert "geohist: the export could not be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert "fault in geohist" not in done.stderr


@pytest.mark.parametrize("form", ["gpkg", "geojson", "kml"])
def test_a_full_disk_is_one_sentence_and_nothing_stays(form, tiny, tmp_path):
    """A limit on the size of files stands for the disk: the system refuses to write on."""

    def small():
        resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    folder = tmp_path / "out"
    command = [*COMMAND, "-f", form, "-o", str(folder), "-a", str(tiny)]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, capture_output=True, text=True, preexec_fn=small, env=environment, check=False)
    assert done.returncode == 1
    assert "geohist: the export could not be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_is_one_sentence_and_an_exit_code(tiny, tmp_path):
    (tmp_path / "taken").write_text("a file stands here")
    done = subprocess.run(
        [*COMMAND, "-f", "geojson", "-o", str(tmp_path / "taken"), "-a", str(tiny)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("geohist: the export cannot be written there")
    assert (tmp_path / "taken").read_text() == "a file stands here"


def test_an_older_export_stays_whole_when_the_new_one_fails(tiny, tmp_path, monkeypatch):
    atlas = geohist.open(tiny)
    before = {file: file.read_bytes() for file in write(atlas, "geojson", tmp_path)}

    def broken(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("geohist.export.geojson.write_geojson", broken)
    with pytest.raises(GeohistError, match="No space left"):
        write(atlas, "geojson", tmp_path)
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_the_checksums_are_those_of_the_files(tiny, tmp_path):
    files = write(geohist.open(tiny), "qgis", tmp_path)
    listed = dict(reversed(line.split("  ")) for line in (tmp_path / "SHA256SUMS.txt").read_text().splitlines())
    assert set(listed) == {file.name for file in files} - {"SHA256SUMS.txt"}
    assert all(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == digest for name, digest in listed.items())


def test_the_readme_says_what_was_chosen_and_of_which_data(tiny, tmp_path):
    atlas = geohist.open(tiny)
    write(atlas, "geojson", tmp_path, layers=["events"], span="0001/0020")
    words = (tmp_path / "README.txt").read_text("utf-8")
    assert "A selection: the layers events; what holds on some day of 0001-01-01/0020-12-31." in words
    assert f"data version {atlas.version}" in words
    assert "creativecommons.org/licenses/by/4.0" in words
    assert "Open Database License" not in words, "no railway is in it"


@pytest.mark.parametrize(("form", "layers", "railways"), [("mf-json", (), True), ("csv", ("railways",), True), ("csv", ("places",), False)])
def test_the_licence_of_the_railways_goes_where_the_railways_go(form, layers, railways, geodata, tmp_path):
    write(geohist.open(geodata), form, tmp_path, layers=layers)
    words = (tmp_path / "README.txt").read_text("utf-8")
    assert ("Open Database License" in words) is railways
    assert "Cite as: " in words


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"layers": ["event"]}, "no such layer.*did you mean 'events'"),
        ({"span": "1950"}, "the span lies outside that of the atlas"),
        ({"area": (40, 30, 20, 35)}, "no such area; expected west, south, east, north"),
        ({"language": "ru"}, "no such language"),
        ({"layers": ["treaties"], "area": (100, 0, 101, 1)}, "nothing of the atlas is in the selection"),
    ],
)
def test_a_wrong_choice_is_one_sentence(wrong, sentence, tiny, tmp_path):
    with pytest.raises(GeohistError, match=sentence):
        write(geohist.open(tiny), "geojson", tmp_path / "out", **wrong)


def test_a_part_holds_what_was_asked_for_and_nothing_else(geodata, tmp_path):
    import json

    atlas = geohist.open(geodata)
    write(atlas, "geojson", tmp_path, layers=["treaties", "events"], span="1921-03", area=(30, 50, 45, 60))
    assert {file.name for file in tmp_path.iterdir()} == {"treaties.geojson", "events.geojson", "README.txt", "SHA256SUMS.txt"}
    found = {feature["properties"]["id"] for feature in json.loads((tmp_path / "treaties.geojson").read_text())["features"]}
    assert "moscow-1921" in found
    lo, hi = geohist.When("1921-03").core_lo, geohist.When("1921-03").core_hi
    expected = {
        record.id
        for record in atlas.layer_records("treaties")
        if record.when.core_lo < hi
        and lo < record.when.core_hi
        and 30 <= record.geometry["coordinates"][0] <= 45
        and 50 <= record.geometry["coordinates"][1] <= 60
    }
    assert found == expected


def test_every_format_has_a_place_in_the_list():
    assert {"qgis", "gpkg", "geojson", "flatgeobuf", "geoparquet", "shapefile", "csv", "pmtiles", "kml", "kmz"} < set(FORMATS)
