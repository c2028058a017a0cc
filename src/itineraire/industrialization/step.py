"""The step's verb: what must outlive the project."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from itineraire.diagnostic import Diagnostic
from itineraire.engagement import Engagement
from itineraire.industrialization.assets import value_assets
from itineraire.industrialization.automations import pay_backs
from itineraire.industrialization.documentation import read_documentation
from itineraire.industrialization.gauges import gauges
from itineraire.industrialization.prevention import read_prevention
from itineraire.industrialization.result import Industrialization
from itineraire.industrialization.skills import plan_skills
from itineraire.metrics import rows_of
from itineraire.objectives import Objectives
from itineraire.roadmap import Roadmap
from itineraire.steering.result import Steering


def industrialize(
    engagement: Engagement,
    tables: Mapping[str, pd.DataFrame],
    follow_up: Mapping[str, pd.DataFrame],
    diagnostic: Diagnostic,
    objectives: Objectives,
    roadmap: Roadmap,
    steering: Steering,
    *,
    as_of: date,
) -> Industrialization:
    """Say what is documented, what to automate, who to train, what the assets are worth, what protects them.

    Parameters
    ----------
    tables, follow_up
        Clean tables of the exports, and of the follow-up folder.
    diagnostic, objectives, roadmap, steering
        Results of the earlier steps.
    as_of
        Today.
    """
    client = engagement.client
    names = {person.id: person.name for person in client.people}
    reliability = {measure.kpi: measure.reliability for measure in diagnostic.baseline}
    return Industrialization(
        client.name,
        as_of,
        read_documentation(client.documents, names, as_of=as_of),
        pay_backs(client.automations, reliability),
        plan_skills(engagement, roadmap.skills, roadmap.needs),
        value_assets(tables, client, diagnostic.baseline, diagnostic.series, steering.facts, as_of=as_of),
        read_prevention(
            client.controls,
            client.services,
            engagement.choice,
            rows_of(follow_up, "reads"),
            names,
            as_of=as_of,
        ),
        gauges(steering, objectives.sheet),
    )
