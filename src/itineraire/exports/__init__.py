"""The door: raw exports in, clean tables out, every row accounted for, no personal datum let through."""

from itineraire.exports.accounts import FileAccount, Rejected, TotalCheck
from itineraire.exports.client import (
    client_key,
    inspect_client_exports,
    read_client_exports,
    read_client_follow_up,
)
from itineraire.exports.follow_up import FollowUp, read_follow_up
from itineraire.exports.intake import EXPORT_TABLES, Intake, read_folder
from itineraire.exports.mapped import MappedExport
from itineraire.exports.privacy import PrivacyFacts

__all__ = [
    "EXPORT_TABLES",
    "FileAccount",
    "FollowUp",
    "Intake",
    "MappedExport",
    "PrivacyFacts",
    "Rejected",
    "TotalCheck",
    "client_key",
    "inspect_client_exports",
    "read_client_exports",
    "read_client_follow_up",
    "read_folder",
    "read_follow_up",
]
