"""Many clients, one after the other: one that fails stops no other."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from itineraire.errors import ItineraireError
from itineraire.files import write_whole
from itineraire.runs.client import Progress, run_client
from itineraire.wording import Language
from itineraire.wording.faults import fault_sentence, together
from itineraire.workbook import Places


@dataclass(frozen=True)
class BatchLine:
    """How one client of a batch ended."""

    client: str
    status: str
    """``done`` or ``failed``."""
    seconds: float
    documents: int
    faults: tuple[str, ...] = ()


def run_batch(
    clients: Sequence[str],
    *,
    workspace: Path,
    places_of: Callable[[str], Places],
    language: Language,
    progress: Callable[[str], Progress] = lambda client: lambda name, done, total: None,
) -> tuple[BatchLine, ...]:
    """Run several clients and write ``outputs/batch.json``.

    Parameters
    ----------
    clients
        Names of folders of ``client_data``.
    places_of
        Gives each client's places (his own "today").
    progress
        Gives the progress call of a client.
    """
    lines: list[BatchLine] = []
    for client in clients:
        try:
            report = run_client(places_of(client), language=language, progress=progress(client))
            lines.append(BatchLine(client, "done", round(report.seconds, 2), len(report.documents)))
        except ItineraireError as error:
            faults = tuple(fault_sentence(fault, language) for fault in together(error.faults, language))
            lines.append(BatchLine(client, "failed", 0.0, 0, faults))
    content = json.dumps([asdict(line) for line in lines], ensure_ascii=False, indent=1) + "\n"
    write_whole(workspace / "outputs" / "batch.json", content.encode())
    return tuple(lines)
