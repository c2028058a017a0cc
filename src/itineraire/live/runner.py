"""Long answers in the background: only the newest question counts, and no error is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Generic, TypeVar

from itineraire.errors import ItineraireError

Answer = TypeVar("Answer")

#: Seconds without a new question before the long answer starts.
REST_SECONDS = 0.3


class LatestAnswer(Generic[Answer]):
    """Answers the newest question in a thread; the answers to older ones are dropped.

    Parameters
    ----------
    show
        Called with the answer, in the event loop's thread.
    fail
        Called with whatever stopped the work, so that nothing is lost in a silent task.
    rest_seconds
        How long the questions must rest before work starts.
    """

    def __init__(
        self,
        show: Callable[[Answer], None],
        fail: Callable[[BaseException], None],
        *,
        rest_seconds: float = REST_SECONDS,
    ) -> None:
        self._show = show
        self._fail = fail
        self._rest_seconds = rest_seconds
        self._task: asyncio.Task[Answer] | None = None
        self._stop = Event()

    @property
    def is_busy(self) -> bool:
        """True while an answer is awaited."""
        return self._task is not None and not self._task.done()

    def ask(
        self,
        work: Callable[[Event], Answer],
        *,
        meanwhile: Callable[[Event], Answer | None] | None = None,
    ) -> None:
        """Start ``work`` after the rest, in place of any earlier question.

        Without a running event loop (a script, a test) the answer comes before this returns.

        Parameters
        ----------
        work
            Gets an event that is set when its answer is no longer wanted.
        meanwhile
            A shorter work, done before; its answer is shown until the long one comes, when it has one.
        """
        self.drop()
        self._stop = Event()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._answer_now(work, self._stop)
            return
        task = loop.create_task(self._answer_later(work, meanwhile, self._stop))
        task.add_done_callback(partial(self._finish, stop=self._stop))
        self._task = task

    def drop(self) -> None:
        """Forget the question asked, if any."""
        self._stop.set()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def settled(self) -> None:
        """Wait until no answer is awaited."""
        while self._task is not None and not self._task.done():
            await asyncio.wait([self._task])
        await asyncio.sleep(0)

    def _answer_now(self, work: Callable[[Event], Answer], stop: Event) -> None:
        try:
            answer = work(stop)
        except ItineraireError as error:
            self._fail(error)
            return
        self._show(answer)

    async def _answer_later(
        self,
        work: Callable[[Event], Answer],
        meanwhile: Callable[[Event], Answer | None] | None,
        stop: Event,
    ) -> Answer:
        await asyncio.sleep(self._rest_seconds)
        early = None if meanwhile is None else await asyncio.to_thread(meanwhile, stop)
        if early is not None and not stop.is_set():
            self._show(early)
        return await asyncio.to_thread(work, stop)

    def _finish(self, task: asyncio.Task[Answer], *, stop: Event) -> None:
        if task.cancelled() or stop.is_set():
            return
        error = task.exception()
        if error is None:
            self._show(task.result())
        else:
            self._fail(error)
