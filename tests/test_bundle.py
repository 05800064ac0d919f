"""The player's modules joined to one file."""

import pytest

from geohist.errors import GeohistError
from geohist.service.bundle import bundle
from geohist.service.routes import PLAYER


@pytest.fixture
def player(tmp_path):
    """Gives a function that writes modules and joins them."""

    def join(**modules):
        for name, source in modules.items():
            (tmp_path / f"{name}.js").write_text(source, "utf-8")
        return bundle(tmp_path)

    return join


def test_every_module_of_the_player_is_joined_once_and_none_is_asked_for():
    text = bundle(PLAYER)
    for file in PLAYER.rglob("*.js"):
        assert text.count(f"\n$modules['{file.relative_to(PLAYER).as_posix()}'] = ") == 1
    assert "\nimport " not in text
    assert "export const {mount} = $modules['main.js'];" in text


def test_a_module_stands_after_those_it_imports(player):
    text = player(main="import {b as c} from './b.js';\nexport function mount() { return c; }\n", b="export const b = 1;\n")
    assert text.index("$modules['b.js'] = ") < text.index("const {b: c} = $modules['b.js'];") < text.index("export const {mount}")


def test_of_two_modules_that_import_each_other_one_asks_when_it_is_called(player):
    text = player(
        main="import {b} from './b.js';\nexport function mount() { return b(); }\nexport function two() { return 2; }\n",
        b="import {two} from './main.js';\nexport function b() { return two(); }\n",
    )
    assert "const two = (...all) => $modules['main.js'].two(...all);" in text


def test_what_cannot_be_joined_is_named(player):
    with pytest.raises(GeohistError, match=r"main\.js.*export default"):
        player(main="export default 1;\n")
    with pytest.raises(GeohistError, match=r"not there.*b\.js"):
        player(main="import {b} from './b.js';\n")
