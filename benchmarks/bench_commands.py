"""How long the atlas takes to open, and the commands that work on it, each in a fresh process, beside a process that does nothing."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

from figures import ROOT, Figure, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PYTHON = (sys.executable, "-c")

COMMAND = (*PYTHON, "from geohist.cli import main; main()")
FOLDER = str(ROOT / "geodata")
# The same files that geohist.open reads, seen by Python's own audit of what is opened.
OPENED = """import sys; seen = []
sys.addaudithook(lambda event, args: seen.append(str(args[0])) if event == "open" and str(args[0]).startswith({folder!r}) else None)
import geohist; geohist.open({folder!r}); files = sorted(set(seen)); {start}
for file in files: open(file, "rb").read()
import json; [json.load(open(file, "rb")) for file in files if file.endswith("json")]; {stop}"""
INSIDE = {
    "geohist.open": ("import geohist; {start}; geohist.open({folder!r}); {stop}", 1.0),
    "payload of the opened atlas": (
        "import geohist; from geohist.scene import payload; atlas = geohist.open({folder!r}); {start}; payload(atlas); {stop}",
        None,
    ),
    "every built layer": ("from pathlib import Path; from geohist.build import build; {start}; build(Path({folder!r})); {stop}", None),
}
WHOLE: Mapping[str, tuple[Sequence[str], float | None, int]] = {
    "geohist at, cold": (("at", "43.09", "40.61", "1921-03-16", "--json", "--atlas", FOLDER), 1.0, 5),
    "geohist --help": (("--help",), None, 5),
    "geohist check": (("check", "--atlas", FOLDER), None, 3),
}


def run(command: Sequence[str]) -> tuple[float, str]:
    """Run a command to its end; give its seconds and what it printed. Findings of the checker are an answer, any other failure is not."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode and "check" not in command:
        raise RuntimeError(f"{command[-1]}: {done.stderr or done.stdout}")
    return seconds, done.stdout


def inside(code: str, times: int = 3) -> list[float]:
    """Run `code` in fresh processes; give the seconds it measured itself between start and stop."""
    marks = {"folder": FOLDER, "start": "import time; t = time.perf_counter()", "stop": "print(time.perf_counter() - t)"}
    return [float(run((*PYTHON, code.format(**marks)))[1]) for _ in range(times)]


def figures(times: Mapping[str, Sequence[float]]) -> list[Figure]:
    """Give a line a command."""
    targets = {name: most for name, (_, most) in INSIDE.items()} | {name: most for name, (_, most, _) in WHOLE.items()}
    return [Figure(name, values, "s", most=targets.get(name), digits=2) for name, values in times.items()]


def main() -> None:
    times: dict[str, list[float]] = {name: inside(code) for name, (code, _) in INSIDE.items()}
    times |= {name: [run((*COMMAND, *words))[0] for _ in range(count)] for name, (words, _, count) in WHOLE.items()}
    baseline = {"reading the files that geohist.open reads, as JSON": inside(OPENED)}
    baseline["python -c pass"] = [run((*PYTHON, "pass"))[0] for _ in range(5)]
    print(table("Opening and asking", figures(times), figures(baseline)))


if __name__ == "__main__":
    main()
