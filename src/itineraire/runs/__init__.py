"""Papermill underneath: one client's six notebooks, then his documents, whole or not at all."""

from itineraire.runs.batch import BatchLine, run_batch
from itineraire.runs.client import RunReport, StepReport, run_client

__all__ = ["BatchLine", "RunReport", "StepReport", "run_batch", "run_client"]
