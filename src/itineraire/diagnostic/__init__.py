"""First step: the measured baseline of a client, and what it says."""

from itineraire.diagnostic.result import Finding, FindingKind, Measure, Stake
from itineraire.diagnostic.step import Diagnostic, diagnose

__all__ = ["Diagnostic", "Finding", "FindingKind", "Measure", "Stake", "diagnose"]
