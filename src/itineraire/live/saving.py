"""From a meeting's choice to a saved scenario (C8): what must be filled in, then the writing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from itineraire.engagement import Scenario
from itineraire.engagement.journal import choose_scenario, save_scenario, scenario_hash

_LONGEST_SLUG = 63
_LONGEST_TITLE = 200


@dataclass(frozen=True)
class Decision:
    """What the meeting typed under its sliders.

    Parameters
    ----------
    name
        Name of the scenario, in the meeting's words.
    by, why
        Who decides, and the reason.
    chosen
        True when the documents must follow this scenario.
    """

    name: str
    by: str
    why: str
    chosen: bool

    @property
    def missing(self) -> str | None:
        """What must still be filled in: ``"name"``, ``"reason"``, or nothing."""
        if not slug_from(self.name):
            return "name"
        return None if self.why.strip() else "reason"


def slug_from(words: str) -> str:
    """Return a file name made of the letters and digits of ``words``; empty when there are none.

    Examples
    --------
    >>> slug_from("  Deux développeurs à l'été ! ")
    'deux-developpeurs-a-l-ete'
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_SLUG].strip("-")


def save_decision(
    folder: Path, scenario: Scenario, decision: Decision, *, on: date, known: dict[str, str | None]
) -> Scenario:
    """Save ``scenario`` under the decision's name, choose it if asked, and return it as saved.

    Parameters
    ----------
    folder
        ``client_data/<client>``.
    known
        Hash of each scenario file as this panel last saw it; updated by the save. A name the panel has not
        seen must be free, so that nobody's scenario is overwritten by chance.

    Raises
    ------
    ClientFilesError
        When the file exists or was changed by somebody else; nothing is written.
    """
    name = slug_from(decision.name)
    title = decision.name.strip()[:_LONGEST_TITLE]
    named = Scenario.model_validate({**scenario.model_dump(), "name": name, "title": title})
    save_scenario(folder, named, by=decision.by, why=decision.why.strip(), on=on, known_hash=known.get(name))
    known[name] = scenario_hash(folder, name)
    if decision.chosen:
        choose_scenario(folder, name, by=decision.by, why=decision.why.strip(), on=on)
    return named
