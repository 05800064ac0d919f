"""``geohist serve``: the page on this machine, for this machine."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import NoReturn

from geohist.errors import GeohistError

ADDRESS = "127.0.0.1"
PAGE = Path(__file__).parents[2] / "app.py"


def command(port: int) -> list[str]:
    """Return the command that starts the page: no browser opened, nothing asked of or told to any outside host."""
    options = {
        "server.address": ADDRESS,
        "server.port": str(port),
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "browser.serverAddress": ADDRESS,  # without it Streamlit asks an outside host for this machine's address
        "browser.serverPort": str(port),
        "browser.gatherUsageStats": "false",
        "client.toolbarMode": "viewer",
        "logger.hideWelcomeMessage": "true",
    }
    return [sys.executable, "-m", "streamlit", "run", str(PAGE), *(f"--{key}={value}" for key, value in options.items())]


def start(folder: Path | None, port: int) -> NoReturn:
    """Start the page in place of this process.

    Raises:
        GeohistError: There is no such atlas, the port is taken, or the page is not installed.
    """
    if folder is not None and not folder.is_dir():
        raise GeohistError("there is no such folder", given=str(folder))
    if not PAGE.is_file():
        raise GeohistError("the page is not here; install from a checkout with: pip install -e .", file=PAGE.name)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            raise GeohistError(f"port {port} is taken; choose another with PORT=… or --port", given=port) from None
    if folder is not None:
        os.environ["GEOHIST_ATLAS"] = str(folder.resolve())
    sys.stdout.write(f"geohist: http://{ADDRESS}:{port}  (stop with Ctrl-C)\n")
    sys.stdout.flush()
    words = command(port)
    os.execv(words[0], words)  # noqa: S606 - our own command, no shell
