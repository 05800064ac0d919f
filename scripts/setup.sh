#!/usr/bin/env bash
# Makes the environment in $1 for "serve" or "test" ($2): virtual environment, the package, and for tests Debian's Chromium, QGIS, LibreOffice and poppler.
set -euo pipefail
venv=$1 purpose=$2
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

# Installs Debian packages when that is allowed; what apt says on the way is only of interest when it fails, and goes to stderr then.
apt_install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@") >/dev/null
}

python=""
for candidate in python3.11 python3 python3.12 python3.13; do
  if command -v "$candidate" >/dev/null && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then python=$candidate; break; fi
done
[ -n "$python" ] || { say "geohist needs Python 3.11 or later; on Debian 12: apt install python3 python3-venv"; exit 1; }

# An environment that was interrupted, or whose folder or Python has moved since, does not run and is made anew.
if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1 || ! "$venv/bin/pip" --version >/dev/null 2>&1; then
  say "Making the environment in $venv …"
  if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
    apt_install python3-venv || true
    "$python" -c 'import venv, ensurepip' 2>/dev/null || { say "geohist needs Python's venv; on Debian 12: apt install python3-venv"; exit 1; }
  fi
  clear=""
  [ -f "$venv/pyvenv.cfg" ] && clear=--clear # only what is an environment is emptied
  "$python" -m venv $clear "$venv"
fi

extras=""
[ "$purpose" = test ] && extras="[test]"
say "Installing geohist$extras (a minute or two the first time) …"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".$extras" 2> >(grep -v '^WARNING' >&2) ||
  { say "The packages could not be installed; pip says above why. The first time it needs a network that reaches its package index."; exit 1; }

if [ "$purpose" = test ] && ! command -v chromium >/dev/null; then
  say "The browser tests need Debian's Chromium …"
  apt_install chromium || { say "Chromium is not there and could not be installed; on Debian 12, as root: apt install chromium"; exit 1; }
fi

if [ "$purpose" = test ] && ! /usr/bin/python3 -c 'import qgis.core' 2>/dev/null; then
  say "The tests of the QGIS package need Debian's QGIS …"
  apt_install --no-install-recommends python3-qgis ||
    say "Without QGIS its tests are skipped; to have them, on Debian 12, as root: apt install python3-qgis"
fi

if [ "$purpose" = test ] && ! command -v soffice >/dev/null; then
  say "The tests of the slides need LibreOffice …"
  apt_install --no-install-recommends libreoffice-impress ||
    say "Without LibreOffice a test of the slides is skipped; to have it, on Debian 12, as root: apt install libreoffice-impress"
fi

if [ "$purpose" = test ] && ! command -v pdftotext >/dev/null; then
  apt_install --no-install-recommends poppler-utils ||
    say "Without poppler a test of the PDF is skipped; to have it, on Debian 12, as root: apt install poppler-utils"
fi
