"""Opens a panel on the small firm, as a notebook does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import Any

import ipywidgets as widgets
import pandas as pd

from itineraire.diagnostic.result import Finding, Measure
from itineraire.engagement import Engagement, Scenario
from itineraire.live.panel import Panel
from itineraire.live.priority import build_priority_panel
from itineraire.live.roadmap import build_roadmap_panel
from itineraire.live.runner import REST_SECONDS
from itineraire.objectives import set_objectives
from itineraire.roadmap import PROVED, QUICK, Effort, Roadmap, plan_roadmap
from itineraire.workstreams import Workstreams, frame_workstreams
from tests.live.firm import AS_OF, firm

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


@dataclass(frozen=True)
class NoMeasures(NoFindings):
    """The same, as the roadmap reads it: no KPI is measured."""

    baseline: tuple[Measure, ...] = ()


def planned(engagement: Engagement, effort: Effort = QUICK) -> Roadmap:
    """Return the plan of the firm under its scenario."""
    return plan_roadmap(engagement, framed(engagement), NoMeasures(), as_of=AS_OF, effort=effort)


def roadmap_meeting(folder: Path, *, rest_seconds: float = REST_SECONDS) -> Panel:
    """Open notebook 4's panel; scenarios are saved in ``folder``."""
    engagement = firm()

    def replan(
        scenario: Scenario, effort: Effort, known: Mapping[str, int] | None, stop: Event | None
    ) -> Roadmap:
        changed = replace(engagement, scenario=scenario)
        return plan_roadmap(
            changed,
            framed(changed),
            NoMeasures(),
            as_of=AS_OF,
            effort=effort,
            known=known,
            stop=stop,
        )

    def reframe(scenario: Scenario) -> Workstreams:
        return framed(replace(engagement, scenario=scenario))

    opened = planned(engagement, PROVED)
    return build_roadmap_panel(
        engagement, opened, replan, reframe, folder=folder, language="fr", rest_seconds=rest_seconds
    )


def descendants(box: Any) -> Iterator[Any]:
    """Yield every widget inside a box."""
    for child in box.children:
        yield child
        if hasattr(child, "children"):
            yield from descendants(child)


def chooser(panel: Panel) -> Any:
    """Return the list from which the action whose estimates move is chosen."""
    lists = [one for one in descendants(panel.box) if isinstance(one, widgets.Dropdown)]
    return next(one for one in lists if one.description == "Action")
