"""Live panels: thin skins over the batch's own functions; their static twin is printed."""

from itineraire.live.alternatives import Alternatives, plan_alternatives
from itineraire.live.priority import priority_panel
from itineraire.live.roadmap import roadmap_panel

__all__ = ["Alternatives", "plan_alternatives", "priority_panel", "roadmap_panel"]
