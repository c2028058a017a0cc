"""The pages of steering: decisions, the week, the month, proofs, the team."""

from itineraire.chapters.steering.changes import changes
from itineraire.chapters.steering.digests import team_digests
from itineraire.chapters.steering.headlines import headlines
from itineraire.chapters.steering.monthly import budget_page, cohort_page, monthly_page, trajectory_page
from itineraire.chapters.steering.proofs import proof_page, reading_page, windows
from itineraire.chapters.steering.team import (
    board_page,
    communication,
    launch,
    lights,
    owners,
    rituals,
    roles,
)
from itineraire.chapters.steering.weekly import agenda, weekly_page

__all__ = [
    "agenda",
    "board_page",
    "budget_page",
    "changes",
    "cohort_page",
    "communication",
    "headlines",
    "launch",
    "lights",
    "monthly_page",
    "owners",
    "proof_page",
    "reading_page",
    "rituals",
    "roles",
    "team_digests",
    "trajectory_page",
    "weekly_page",
    "windows",
]
