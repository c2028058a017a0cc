"""What industrialization gives: what must outlive the project, and what still hangs on one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from itineraire.industrialization.assets import Asset
from itineraire.industrialization.automations import PayBack
from itineraire.industrialization.documentation import Documentation
from itineraire.industrialization.gauges import Gauge
from itineraire.industrialization.prevention import Prevention
from itineraire.industrialization.skills import SkillPlan


@dataclass(frozen=True)
class Industrialization:
    """The sixth step of one client at a date."""

    client: str
    as_of: date
    documentation: Documentation
    automations: tuple[PayBack, ...]
    skills: SkillPlan
    assets: tuple[Asset, ...]
    prevention: Prevention
    gauges: tuple[Gauge, ...]
