"""What takes longer than a page can wait for: decks and lecture kits, made one after another beside it, kept on disk for a while."""

from __future__ import annotations

import tempfile
import threading
import time
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from starlette.responses import FileResponse, PlainTextResponse, Response

from geohist.errors import GeohistError

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

Work: TypeAlias = "Callable[[Path, Callable[[int, int], None]], Path]"
"""Makes a file in a folder and gives it; it reports steps done and steps in all."""
KINDS = {"deck": ".pptx", "kit": ".zip"}
"""What is made, and the ending of its file."""
MOST_KEPT = 6
"""How many finished files lie on disk; the oldest goes first."""
LONGEST_S = 1200
"""After so many seconds of work a file is given up."""


@dataclass(frozen=True)
class Order:
    """What is to be made: a deck or a kit of a tour, in a language, with links to an address; a kit with its film or without."""

    kind: str
    tour: str
    version: str
    lang: str = "en"
    address: str = ""
    look: str = ""
    with_film: bool = False

    @property
    def name(self) -> str:
        """Name of its file, with the data version."""
        parts = [self.tour, self.kind, self.lang, *([self.look] if self.look else []), *(["film"] if self.with_film else []), self.version]
        return "-".join(parts) + KINDS[self.kind]


@dataclass
class Job:
    """An order at work: how much is done, whether it is over, and what went wrong."""

    order: Order
    done: int = 0
    whole: int = 0
    began: float = 0.0
    seconds: float = 0.0
    problem: str = ""
    file: Path | None = None
    cancelled: bool = False
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def share(self) -> float:
        """How much is done, from 0 to 1."""
        return 1.0 if self.file else min(self.done / self.whole, 1.0) if self.whole else 0.0

    def left(self) -> float | None:
        """Seconds that the rest will take if it goes on as it went; None while that cannot be told."""
        if not self.began or self.done < 2:  # noqa: PLR2004 - the first step says little
            return None
        return (time.monotonic() - self.began) / self.done * (self.whole - self.done)

    def cancel(self) -> None:
        """Give it up: at its next step it stops, and nothing of it stays."""
        self.cancelled = True


class Workshop:
    """Makes orders one after another in a thread of its own, and keeps the last few files in a folder that ends with it."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="geohist-")
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="geohist-kit")
        self._jobs: OrderedDict[Order, Job] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, order: Order, work: Work) -> Job:
        """Take an order, or give the one that is at work or done already; one that failed is begun anew."""
        with self._lock:
            known = self._jobs.get(order)
            if known and not known.cancelled and not known.problem:
                return known
            job = self._jobs[order] = Job(order)
            self._jobs.move_to_end(order)
            self._thread.submit(self._make, job, work)
            finished = [one for one in self._jobs.values() if one.file]
            for old in finished[: max(len(finished) - MOST_KEPT + 1, 0)]:
                old.file.unlink(missing_ok=True) if old.file else None
                del self._jobs[old.order]
            return job

    def job(self, order: Order) -> Job | None:
        """Give an order's job, if there is one."""
        return self._jobs.get(order)

    def file(self, name: str) -> Path | None:
        """Give a finished file by its name."""
        return next((job.file for job in list(self._jobs.values()) if job.file and job.order.name == name), None)

    def _make(self, job: Job, work: Work) -> None:
        job.began = time.monotonic()

        def report(done: int, whole: int) -> None:
            job.done, job.whole = done, whole
            if job.cancelled:
                raise GeohistError("it was given up")
            if time.monotonic() - job.began > LONGEST_S:
                raise GeohistError(f"it took longer than {LONGEST_S // 60} minutes; the command line has no such limit")

        try:
            report(0, 1)
            job.file = work(Path(self._folder.name), report)
        except GeohistError as error:
            job.problem = str(error)
        except Exception as error:  # noqa: BLE001 - a thread's error would be seen by nobody
            job.problem = f"it could not be made ({type(error).__name__}: {error})"
        finally:
            job.seconds = time.monotonic() - job.began
            job.over.set()


_workshops: list[Workshop] = []
_opening = threading.Lock()


def workshop() -> Workshop:
    """Give the workshop of this process."""
    with _opening:
        if not _workshops:
            _workshops.append(Workshop())
        return _workshops[0]


def made(request: Request) -> Response:
    """Answer with a finished deck or kit; one that is not there is a 404 that says where it is made."""
    name = request.path_params["name"]
    file = workshop().file(name)
    if file is None or not file.is_file():
        return PlainTextResponse(f"Nothing called {name} has been made, or it is gone by now. The page /lecture makes it.", status_code=404)
    return FileResponse(file, filename=name, headers={"cache-control": "no-store"})
