"""The atlas served as a user serves it, for one module of tests at a time."""

import pytest

from tests.browser import served


@pytest.fixture(scope="module")
def address(geodata):
    with served(geodata) as url:
        yield url
