#!/usr/bin/env bash
# Everything that must hold, ending in pytest's summary. The tests run with the network cut: tests/conftest.py guards the sockets.
set -euo pipefail
venv=$1
cd "$(dirname "$0")/.."
"$venv/bin/ruff" check .
"$venv/bin/ruff" format --check .
"$venv/bin/mypy"
exec "$venv/bin/python" -m pytest
