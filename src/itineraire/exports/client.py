"""The door of one client: his settings, his secret, his ``raw`` folder."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from fnmatch import fnmatch
from pathlib import Path

from itineraire.engagement import Client
from itineraire.errors import ClientFilesError, Fault, Severity
from itineraire.exports.follow_up import FollowUp, read_follow_up
from itineraire.exports.intake import Intake, read_folder
from itineraire.exports.large_query import is_remote
from itineraire.exports.mapped import MappedExport, Mappings
from itineraire.files import write_whole

KEY_FILE = ".key"


def client_key(folder: Path) -> bytes:
    """Return the secret that keys a client's hashes; it is made once and stays in his folder, outside git.

    Parameters
    ----------
    folder
        ``client_data/<client>``.
    """
    path = folder / KEY_FILE
    if not path.is_file():
        write_whole(path, secrets.token_hex(32).encode())
        path.chmod(0o600)
    return bytes.fromhex(path.read_text(encoding="ascii"))


def read_client_exports(folder: Path, client: Client) -> Intake:
    """Read a client's exports as his settings say.

    Raises
    ------
    ClientFilesError
        When a file is at fault and is not set aside by ``ignored_exports``; all faults come together.
    """
    intake = inspect_client_exports(folder, client)
    errors = [fault for fault in intake.faults if fault.severity is Severity.ERROR]
    if errors:
        raise ClientFilesError(errors)
    return intake


def read_client_follow_up(folder: Path, client: Client, people: Collection[str]) -> FollowUp:
    """Read a client's follow-up files as his settings say, without the people whom his exports name.

    Parameters
    ----------
    folder
        ``client_data/<client>``.
    people
        Hashes of those people's names (``Intake.people``).
    """
    return read_follow_up(
        folder / "follow_up", key=client_key(folder), timezone=client.timezone, people=people
    )


def mappings_of(client: Client) -> Mappings:
    """Return the exports that ``client.yaml`` describes."""
    return tuple(
        MappedExport(entry.table, entry.columns, pattern, entry.decimal, entry.utc)
        for pattern, entry in client.exports.items()
    )


def inspect_client_exports(folder: Path, client: Client) -> Intake:
    """Read a client's exports and keep their faults as data, for ``itineraire check``."""
    raw = folder / "raw"
    elsewhere = any(is_remote(pattern) for pattern in client.exports)
    if not elsewhere and not any(path.is_file() for path in raw.rglob("*")):
        raise ClientFilesError(Fault("runs.empty_raw", file="raw"))
    return read_folder(
        raw,
        key=client_key(folder),
        currency=client.currency,
        timezone=client.timezone,
        mapping=mappings_of(client),
        ignored=lambda file: any(fnmatch(file, pattern) for pattern in client.ignored_exports),
    )
