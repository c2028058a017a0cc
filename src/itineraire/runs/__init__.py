"""Papermill underneath: one client's six notebooks, then his documents, whole or not at all."""
