"""What every test shares: the network is cut, and the paths of the two atlases."""

import socket
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_LOOPBACK = ("127.", "::1", "localhost")


class NetworkCutError(AssertionError):
    """A test reached for something outside this machine."""


@pytest.fixture(autouse=True, scope="session")
def cut_network():
    """Let sockets reach loopback only, for every test of the run."""
    connect = socket.socket.connect

    def guarded(self, address):
        host = address[0] if isinstance(address, tuple) else ""
        if self.family in {socket.AF_INET, socket.AF_INET6} and not str(host).startswith(_LOOPBACK):
            raise NetworkCutError(f"a test tried to reach {host}; tests see loopback only")
        return connect(self, address)

    socket.socket.connect = guarded
    yield
    socket.socket.connect = connect


@pytest.fixture(scope="session")
def geodata():
    """The Turkish–Soviet atlas."""
    return ROOT / "geodata"


@pytest.fixture(scope="session")
def tiny():
    """The second, tiny atlas, which proves that the engine knows nothing about Turkey."""
    return ROOT / "tests" / "atlases" / "tiny"
