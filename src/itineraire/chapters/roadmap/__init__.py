"""The roadmap's pages, in the order in which an executive reads them: decisions first, dates after (R39)."""

from itineraire.chapters.roadmap.dates import dates
from itineraire.chapters.roadmap.decisions import decision_items, headlines
from itineraire.chapters.roadmap.means import budget, hours, more_means
from itineraire.chapters.roadmap.proof import proof
from itineraire.chapters.roadmap.refusals import refusals
from itineraire.chapters.roadmap.scenarios import compare_scenarios, scenario
from itineraire.chapters.roadmap.schedule import horizons, plan

__all__ = [
    "budget",
    "compare_scenarios",
    "dates",
    "decision_items",
    "headlines",
    "horizons",
    "hours",
    "more_means",
    "plan",
    "proof",
    "refusals",
    "scenario",
]
