#!/usr/bin/env bash
# Makes the environment in $1 for "serve" or "test" ($2): virtual environment, the package, and for tests Debian's Chromium and QGIS.
set -euo pipefail
venv=$1 purpose=$2
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

python=""
for candidate in python3.11 python3 python3.12 python3.13; do
  if command -v "$candidate" >/dev/null && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then python=$candidate; break; fi
done
[ -n "$python" ] || { say "geohist needs Python 3.11 or later; on Debian 12: apt install python3 python3-venv"; exit 1; }

if [ ! -x "$venv/bin/python" ]; then
  say "Making the environment in $venv …"
  if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
      (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv) >/dev/null || true
    fi
    "$python" -c 'import venv, ensurepip' 2>/dev/null || { say "geohist needs python3-venv; on Debian 12: apt install python3-venv"; exit 1; }
  fi
  "$python" -m venv "$venv"
fi

extras=""
[ "$purpose" = test ] && extras="[test]"
say "Installing geohist$extras (a minute or two the first time) …"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".$extras" 2> >(grep -v '^WARNING' >&2)

if [ "$purpose" = test ] && ! command -v chromium >/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Installing Debian's Chromium for the browser tests …"
    (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium) >/dev/null ||
      { say "Chromium could not be installed; try: apt install chromium"; exit 1; }
  else
    say "The browser tests need Chromium; on Debian 12: apt install chromium"; exit 1
  fi
fi

if [ "$purpose" = test ] && ! /usr/bin/python3 -c 'import qgis.core' 2>/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Installing Debian's QGIS for the tests of the QGIS package …"
    (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-qgis) >/dev/null ||
      say "QGIS could not be installed; its tests will be skipped. To have them: apt install python3-qgis"
  else
    say "The tests of the QGIS package are skipped without QGIS; on Debian 12: apt install python3-qgis"
  fi
fi

touch "$venv/.$purpose"
