"""Sixth step: documentation, automations, skills, long-term assets, prevention."""

from itineraire.industrialization.result import Industrialization
from itineraire.industrialization.step import industrialize

__all__ = ["Industrialization", "industrialize"]
