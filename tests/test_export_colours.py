"""Exports have no colours of their own: each stands in the style table or in the register of polities."""

import re
import sqlite3
import zipfile
from collections.abc import Mapping
from xml.etree import ElementTree as ET

import pytest

import geohist
from geohist.export import write
from geohist.scene.look import style_in


@pytest.fixture(scope="module")
def atlas(geodata):
    return geohist.open(geodata)


@pytest.fixture(scope="module")
def package(atlas, tmp_path_factory):
    folder = tmp_path_factory.mktemp("colours")
    write(atlas, "qgis", folder)
    return folder


def read(text):
    return ET.fromstring(text)  # noqa: S314 - our own file


def colours_within(value):
    if isinstance(value, Mapping):
        return set().union(*map(colours_within, value.values()))
    if isinstance(value, list):
        return set().union(*map(colours_within, value)) if value else set()
    return {value.upper()} if isinstance(value, str) and re.fullmatch("#[0-9A-Fa-f]{6}", value) else set()


def allowed(atlas):
    own = {colour.upper() for polity in atlas.polities.values() for colour in (polity.fill, polity.label) if colour}
    return colours_within(style_in(atlas.style)) | own


def colours_of(root):
    """Every colour that QGIS would read out of an element: as one value, or as red, green and blue."""
    found = set()
    for element in root.iter():
        values = [*element.attrib.values(), element.text or ""]
        for red, green, blue in re.findall(r"(?<![\d,.])(\d{1,3}),(\d{1,3}),(\d{1,3}),\d{1,3}(?![\d,.])", "\n".join(values)):
            found.add(f"#{int(red):02X}{int(green):02X}{int(blue):02X}")
        found |= {code.upper() for code in re.findall("#[0-9A-Fa-f]{6}", "\n".join(values))}
        if {"red", "green", "blue"} <= set(element.attrib):
            found.add("#" + "".join(f"{int(element.get(part)):02X}" for part in ("red", "green", "blue")))
    canvas = {element.tag: element.text for element in root.iter() if element.tag.startswith("CanvasColor")}
    if canvas:
        found.add("#" + "".join(f"{int(canvas[f'CanvasColor{part}Part']):02X}" for part in ("Red", "Green", "Blue")))
    return found


def test_every_colour_of_the_project_stands_in_the_style_table_or_with_its_polity(atlas, package):
    with zipfile.ZipFile(package / "geohist.qgz") as archive:
        found = colours_of(read(archive.read("geohist.qgs")))
    assert found <= allowed(atlas), found - allowed(atlas)
    assert {atlas.style["map"]["sea"], atlas.style["signs"]["treaty"]["color"], atlas.polities["turkey"].fill} <= found


def test_every_colour_of_the_default_styles_does_too(atlas, package):
    with sqlite3.connect(package / "geohist.gpkg") as database:
        styles = [style for (style,) in database.execute("SELECT styleQML FROM layer_styles")]
    found = set().union(*(colours_of(read(style)) for style in styles))
    assert found <= allowed(atlas), found - allowed(atlas)


def test_a_colour_changed_in_the_table_is_changed_in_every_export(atlas, tmp_path, monkeypatch):
    changed = {**atlas.style, "routes": {**atlas.style["routes"], "color": "#123456"}}
    monkeypatch.setitem(atlas.__dict__, "style", changed)
    write(atlas, "qgis", tmp_path, layers=["legs"])
    write(atlas, "kml", tmp_path, layers=["legs"])
    with zipfile.ZipFile(tmp_path / "geohist.qgz") as archive:
        assert "#123456" in colours_of(read(archive.read("geohist.qgs")))
    assert "<color>ff563412</color>" in (tmp_path / "geohist.kml").read_text("utf-8")


def test_an_atlas_without_a_table_is_drawn_in_ink_on_paper(tiny, tmp_path):
    atlas = geohist.open(tiny)
    write(atlas, "qgis", tmp_path)
    with zipfile.ZipFile(tmp_path / "geohist.qgz") as archive:
        found = colours_of(read(archive.read("geohist.qgs")))
    own = {colour.upper() for polity in atlas.polities.values() for colour in (polity.fill, polity.label) if colour}
    assert found - own <= {"#000000", "#808080", "#FFFFFF"}
