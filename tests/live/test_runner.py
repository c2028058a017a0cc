"""The newest question wins; errors are told; nothing is left busy."""

from __future__ import annotations

import asyncio
import time
from threading import Event

import pytest

from itineraire.errors import Fault, PlanError
from itineraire.live.runner import LatestAnswer


def runner(rest: float = 0.0) -> tuple[LatestAnswer[int], list[int], list[BaseException]]:
    shown: list[int] = []
    failed: list[BaseException] = []
    return LatestAnswer(shown.append, failed.append, rest_seconds=rest), shown, failed


def test_without_a_loop_the_answer_comes_at_once():
    answers, shown, _ = runner()
    answers.ask(lambda stop: 4)
    assert shown == [4]
    assert not answers.is_busy


def test_only_the_newest_question_is_answered():
    answers, shown, _ = runner()

    def slow(stop: Event) -> int:
        stop.wait(5)
        return 1

    async def meeting() -> float:
        started = time.perf_counter()
        answers.ask(slow)
        await asyncio.sleep(0.05)
        answers.ask(lambda stop: 2)
        await answers.settled()
        return time.perf_counter() - started

    assert asyncio.run(meeting()) < 3
    assert shown == [2]


def test_questions_asked_in_a_rush_start_only_one_work():
    answers, shown, _ = runner(rest=0.05)
    started: list[int] = []

    async def meeting() -> None:
        for number in range(20):
            answers.ask(lambda stop, number=number: started.append(number) or number)
        await answers.settled()

    asyncio.run(meeting())
    assert started == [19]
    assert shown == [19]


@pytest.mark.parametrize("error", [PlanError(Fault("roadmap.cycle")), ValueError("unexpected")])
def test_what_stops_the_work_is_told_and_the_runner_is_free_again(error: Exception):
    answers, shown, failed = runner()

    def broken(stop: Event) -> int:
        raise error

    async def meeting() -> None:
        answers.ask(broken)
        await answers.settled()
        assert not answers.is_busy
        answers.ask(lambda stop: 7)
        await answers.settled()

    asyncio.run(meeting())
    assert failed == [error]
    assert shown == [7]


def test_a_fault_of_the_plan_is_told_without_a_loop_too():
    answers, _, failed = runner()
    error = PlanError(Fault("roadmap.cycle"))

    def broken(stop: Event) -> int:
        raise error

    answers.ask(broken)
    assert failed == [error]


def test_a_shorter_work_answers_meanwhile_and_the_long_one_has_the_last_word():
    answers, shown, failed = runner()

    async def meeting() -> None:
        answers.ask(lambda stop: 2, meanwhile=lambda stop: 1)
        await answers.settled()
        answers.ask(lambda stop: 3, meanwhile=lambda stop: None)
        await answers.settled()

    asyncio.run(meeting())
    assert shown == [1, 2, 3]
    assert not failed


def test_an_answer_meanwhile_that_nobody_awaits_is_not_shown():
    answers, shown, _ = runner()

    def slow(stop: Event) -> int:
        stop.wait(5)
        return 1

    async def meeting() -> None:
        answers.ask(lambda stop: 2, meanwhile=slow)
        await asyncio.sleep(0.05)
        answers.ask(lambda stop: 3)
        await answers.settled()

    asyncio.run(meeting())
    assert shown == [3]
