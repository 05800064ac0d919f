"""The tests themselves run with the network cut."""

import socket

import pytest


def test_a_socket_beyond_loopback_is_refused():
    with pytest.raises(AssertionError, match="loopback only"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
