"""The scenarios a meeting went through, for the undo button."""

from __future__ import annotations

from dataclasses import dataclass

from itineraire.engagement import Scenario

#: Moves closer than this many seconds are one change: a slider held down makes many.
SETTLED_SECONDS = 1.0


@dataclass(frozen=True)
class History:
    """Scenarios in the order they were decided; the last one is on the screen.

    Parameters
    ----------
    past
        Settled scenarios before the present one, oldest first.
    present
        The scenario shown.
    changed_at
        When it became so, in seconds of any steady clock.
    """

    past: tuple[Scenario, ...]
    present: Scenario
    changed_at: float

    @classmethod
    def starting(cls, scenario: Scenario) -> History:
        """Return a history with nothing to undo."""
        return cls((), scenario, float("-inf"))

    def moved(self, scenario: Scenario, at: float) -> History:
        """Return the history after a move; moves in quick succession merge."""
        if scenario == self.present:
            return self
        merges = at - self.changed_at < SETTLED_SECONDS
        return History(self.past if merges else (*self.past, self.present), scenario, at)

    def undone(self) -> History:
        """Return the history one settled change earlier; the first scenario cannot be undone."""
        if not self.past:
            return self
        return History(self.past[:-1], self.past[-1], float("-inf"))
