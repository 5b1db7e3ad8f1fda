"""Work shared among processes: results, mistakes that survive the way, processes that die."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from kamdocs.errors import UserError
from kamdocs.pack.workers import WORTH_A_PROCESS, each, worker_count


def _half(number: int) -> int:
    if number % 2:
        raise UserError("packs.bad-quarter", value=number)
    return number // 2


def _die(_: int) -> int:
    os._exit(3)


def _pid(_: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("workers", [0, 2])
def test_every_task_has_its_result_or_its_mistake(workers: int) -> None:
    found = dict(each(_half, (4, 5, 6), 3, workers))
    assert (found[0], found[2]) == (2, 3)
    mistake = found[1]
    assert isinstance(mistake, UserError)
    assert (mistake.message_id, mistake.params) == ("packs.bad-quarter", {"value": 5})


def test_work_is_done_in_other_processes_or_in_this_one() -> None:
    assert set(dict(each(_pid, (1, 2), 2, 0)).values()) == {os.getpid()}
    assert os.getpid() not in dict(each(_pid, (1, 2), 2, 2)).values()


def test_a_process_that_dies_is_told_in_words() -> None:
    with pytest.raises(UserError) as caught:
        list(each(_die, (1, 2), 2, 2))
    assert caught.value.message_id == "packs.worker-died"


def test_a_few_tasks_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(4)), raising=False)
    counts = [worker_count(tasks) for tasks in (0, 1, 2 * WORTH_A_PROCESS - 1, 2 * WORTH_A_PROCESS)]
    assert counts == [0, 0, 0, 2]
    assert worker_count(1000) == 4


def test_processes_are_started_only_for_tasks_that_really_come(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    few = range(2 * WORTH_A_PROCESS - 1)
    assert set(dict(each(_pid, few, expected=1000)).values()) == {os.getpid()}


def test_results_come_while_tasks_are_still_taken() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(0, 8, 2):
            taken.append(number)
            yield number

    first = next(each(_half, tasks(), 4, 0))
    assert (first, taken) == ((0, 0), [0])
