"""What this package raises on purpose.

::

    ItineraireError
    ├── ClientFilesError      a client's own files are at fault (settings, actions, exports)
    ├── MissingStepError      a notebook needs the stored result of an earlier one
    ├── PlanError             the plan contradicts itself (a cycle, budget below what is mandatory)
    ├── DeliverableError      a document cannot be written as asked
    └── RunError              a run stopped (an unknown parameter, a failed notebook)

A fault is data (a code and its numbers); ``wording.faults`` turns it into a sentence in the reader's language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """Whether a fault stops the work."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Fault:
    """One thing wrong in one place of a client's files.

    Parameters
    ----------
    code
        Key of the two sentences in ``wording.faults``: what is wrong, what to do.
    file
        Path relative to the client's folder, as the consultant knows it.
    line
        Line (text) or row (sheet) counted from 1, headers included; ``None`` when the whole file is meant.
    column
        Column or field name, as found.
    found
        What stands there, as text.
    values
        Anything else the sentences quote.
    severity
        Errors stop the command with exit code 1; warnings are listed.
    """

    code: str
    file: str = ""
    line: int | None = None
    column: str | None = None
    found: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR


class ItineraireError(Exception):
    """Base of everything this package raises on purpose; carries the faults that explain it."""

    def __init__(self, faults: Fault | Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = (faults,) if isinstance(faults, Fault) else tuple(faults)
        super().__init__(
            "; ".join(f"{fault.file or '-'}: {fault.code} {dict(fault.values)}" for fault in self.faults)
        )


class ClientFilesError(ItineraireError):
    """A client's settings, actions or exports cannot be used as they are."""


class MissingStepError(ItineraireError):
    """An earlier notebook has not been run for this client and date."""


class PlanError(ItineraireError):
    """The plan's own rules cannot hold together."""


class DeliverableError(ItineraireError):
    """A document cannot be written as asked."""


class RunError(ItineraireError):
    """A run could not start or stopped."""
