"""How long to search and how much to tell: at once in a meeting, in full on paper."""

from __future__ import annotations

from dataclasses import dataclass, replace

from itineraire.roadmap.solve import DETERMINISTIC_TIME
from itineraire.stats.simulation import DRAWS

QUICK_DRAWS = 2_000
#: Tries of the quick answer: a few tens of milliseconds for forty candidates.
QUICK_TRIES = 250
#: Tries of the first answer to a slider, which a longer search betters at once.
LIVE_TRIES = 150
#: Tries while the controls rest, before the proof: a few tenths of a second.
REFINED_TRIES = 2_000


@dataclass(frozen=True)
class Effort:
    """How long to search.

    Parameters
    ----------
    deterministic_time
        CP-SAT's deterministic seconds; 0 keeps the quick search's plan, without proof.
    draws
        Simulated durations.
    prices
        True to compute what more hours and euros would bring.
    neighbours
        True to date the plan under the two neighbours of the printed assumption too.
    tries
        Tries of the quick search, when it is alone.
    explains
        True to look, when no plan is found at once, for one or for the rules that forbid it: up to a second.
    asks_skills
        True to ask which missing skills are worth paying for; False buys those of the known plan, if there is one.
    """

    deterministic_time: float = DETERMINISTIC_TIME
    draws: int = DRAWS
    prices: bool = True
    neighbours: bool = True
    tries: int = QUICK_TRIES
    explains: bool = True
    asks_skills: bool = True


BATCH = Effort()
PROVED = Effort(prices=False)
QUICK = Effort(deterministic_time=0.0, draws=QUICK_DRAWS, prices=False, neighbours=False)
#: Says at once which missing skills are worth paying for.
SETTLING = replace(QUICK, explains=False)
#: The first answer to a slider: silent on why nothing holds, which the proof then tells.
LIVE = replace(SETTLING, tries=LIVE_TRIES, asks_skills=False)
#: A better first answer, searched while the controls rest and before the proof starts.
REFINED = replace(SETTLING, tries=REFINED_TRIES)
