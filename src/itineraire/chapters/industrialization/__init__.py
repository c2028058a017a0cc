"""The pages of industrialization: decisions, documents, automations, skills, assets, prevention."""

from itineraire.chapters.industrialization.headlines import headlines
from itineraire.chapters.industrialization.means import assets, skills
from itineraire.chapters.industrialization.methods import automations, documentation
from itineraire.chapters.industrialization.prevention import prevention

__all__ = ["assets", "automations", "documentation", "headlines", "prevention", "skills"]
