"""Where the time of a call goes: named functions are timed while it runs, each without what it calls of the others."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from importlib import import_module
from typing import Any


class Stopwatch:
    """Milliseconds of CPU by part.

    Parameters
    ----------
    parts
        Name of a part, and the functions that make it, as ``module:name``: the name under which the caller's
        module knows them.
    """

    def __init__(self, parts: Mapping[str, tuple[str, ...]]) -> None:
        self._parts = parts
        self.spent: dict[str, float] = defaultdict(float)
        self._inside = [0.0]  # time already given to a part, one figure a call under way

    @contextmanager
    def running(self) -> Iterator[dict[str, float]]:
        """Time what runs inside; the answer is complete at the end, the rest under ``other``."""
        self.spent = defaultdict(float)
        kept = [(owner, name, getattr(owner, name)) for owner, name, _ in self._targets()]
        for owner, name, part in self._targets():
            setattr(owner, name, self._timed(part, getattr(owner, name)))
        self._inside = [0.0]
        started = time.process_time()
        try:
            yield self.spent
        finally:
            self.spent["other"] += 1000 * (time.process_time() - started) - self._inside[0]
            for owner, name, function in kept:
                setattr(owner, name, function)

    def _targets(self) -> list[tuple[Any, str, str]]:
        found = []
        for part, addresses in self._parts.items():
            for address in addresses:
                module, name = address.split(":")
                found.append((import_module(module), name, part))
        return found

    def _timed(self, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def timed(*arguments: Any, **options: Any) -> Any:
            self._inside.append(0.0)
            started = time.process_time()
            try:
                return function(*arguments, **options)
            finally:
                spent = 1000 * (time.process_time() - started)
                self.spent[part] += spent - self._inside.pop()
                self._inside[-1] += spent

        return timed
