"""Itinéraire: from a client's raw exports to a plan that fits real hours and euros."""

__version__ = "0.1.0"
