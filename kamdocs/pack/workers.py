"""The same work on many things at once, in processes of their own."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from typing import TypeVar

from kamdocs.errors import UserError

Task = TypeVar("Task")
Result = TypeVar("Result")

WORTH_A_PROCESS = 8
"""Packs that pay for the half second in which a process starts (0.1 s a pack, measured)."""


def _answer(work: Callable[[Task], Result], task: Task) -> Result | _Mistake:
    """Do the work where it is to be done; a user's mistake has to survive the way back."""
    try:
        return work(task)
    except UserError as error:
        return _Mistake(error.message_id, error.params)


@dataclass(frozen=True)
class _Mistake:
    """A UserError as data: an error's own arguments are lost between processes."""

    message_id: str
    params: dict[str, object]


def worker_count(tasks: int) -> int:
    """Give how many processes to start for some tasks; 0 where this one does them itself."""
    processors = (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )
    count = min(processors, tasks // WORTH_A_PROCESS)
    return count if count > 1 else 0


def each(
    work: Callable[[Task], Result],
    tasks: Iterable[Task],
    expected: int,
    workers: int | None = None,
) -> Iterator[tuple[int, Result | UserError]]:
    """Give the number of each task with its result, or with what the user has to mend, as it ends.

    Tasks are taken while others are at work; at most `expected` come. `work` is a function of a
    module: the processes import it. Their kind is `spawn` on every system, because an engine that
    was used before a fork does not work after it.
    """
    count = worker_count(expected) if workers is None else workers
    waiting = iter(tasks)
    if workers is None and count:
        first = list(islice(waiting, 2 * WORTH_A_PROCESS))
        count = count if len(first) == 2 * WORTH_A_PROCESS else 0
        waiting = chain(first, waiting)
    if count < 1:
        for index, task in enumerate(waiting):
            yield index, _outcome(_answer(work, task))
        return
    pool = ProcessPoolExecutor(count, get_context("spawn"), initializer=_leave_stops_to_parent)
    try:
        yield from _shared(pool, work, waiting)
    except BrokenProcessPool as error:
        raise UserError("packs.worker-died") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _shared(
    pool: ProcessPoolExecutor, work: Callable[[Task], Result], tasks: Iterable[Task]
) -> Iterator[tuple[int, Result | UserError]]:
    """Hand out tasks as they come, and give what is done in between."""
    pending: dict[Future[Result | _Mistake], int] = {}
    for index, task in enumerate(tasks):
        pending[pool.submit(_answer, work, task)] = index
        for future in [item for item in pending if item.done()]:
            yield pending.pop(future), _outcome(future.result())
    for future in as_completed(pending):
        yield pending[future], _outcome(future.result())


def _outcome(found: Result | _Mistake) -> Result | UserError:
    if isinstance(found, _Mistake):
        return UserError(found.message_id, **found.params)
    return found


def _leave_stops_to_parent() -> None:
    """Let Ctrl+C reach only the process that started the others, which ends them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
