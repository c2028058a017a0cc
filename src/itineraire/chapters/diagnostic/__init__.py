"""The pages of the diagnostic: headlines, point A, four axes, risks, annexes."""

from itineraire.chapters.diagnostic.acquisition import acquisition_axis
from itineraire.chapters.diagnostic.annex import baseline_annex, findings_annex, sources_annex
from itineraire.chapters.diagnostic.business import business_axis
from itineraire.chapters.diagnostic.conversion import conversion_axis
from itineraire.chapters.diagnostic.data import data_axis
from itineraire.chapters.diagnostic.headlines import headlines, state_of_play
from itineraire.chapters.diagnostic.risks import risks

__all__ = [
    "acquisition_axis",
    "baseline_annex",
    "business_axis",
    "conversion_axis",
    "data_axis",
    "findings_annex",
    "headlines",
    "risks",
    "sources_annex",
    "state_of_play",
]
