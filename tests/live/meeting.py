"""Opens a panel on the small firm, as a notebook does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
from tests.live.firm import AS_OF, firm

from itineraire.diagnostic.result import Finding
from itineraire.engagement import Engagement, Scenario
from itineraire.live.panel import Panel
from itineraire.live.priority import build_priority_panel
from itineraire.objectives import set_objectives
from itineraire.workstreams import Workstreams, frame_workstreams

SERIES = pd.DataFrame({"kpi": [], "grain": [], "start": [], "value": [], "complete": []})


@dataclass(frozen=True)
class NoFindings:
    """The diagnostic of a firm that sent no export."""

    findings: tuple[Finding, ...] = ()


def framed(engagement: Engagement) -> Workstreams:
    """Return the workstreams of the firm under its scenario."""
    objectives = set_objectives(engagement, (), SERIES, as_of=AS_OF)
    return frame_workstreams(engagement, NoFindings(), objectives, as_of=AS_OF)


def priority_meeting(folder: Path) -> Panel:
    """Open notebook 3's panel; scenarios are saved in ``folder``."""
    engagement = firm()

    def reframe(scenario: Scenario) -> Workstreams:
        return framed(replace(engagement, scenario=scenario))

    return build_priority_panel(engagement, reframe, folder=folder, language="fr")
