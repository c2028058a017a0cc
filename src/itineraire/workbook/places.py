"""Where a client's files stand (see "A client's folder" and "A run's folder" in the README)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from itineraire.engagement import client_folder

#: Results that make an issue of the plan: a run that stopped before the last of them printed none.
ISSUE_STEPS = ("objectives", "workstreams", "roadmap", "steering")


@dataclass(frozen=True)
class Places:
    """Folders of one client at one date.

    Parameters
    ----------
    workspace
        Folder that holds ``client_data``, ``notebooks`` and ``outputs``.
    client
        Name of a folder of ``client_data``; it is checked to be a plain name.
    as_of
        The "today" of the plan.
    """

    workspace: Path
    client: str
    as_of: date

    def __post_init__(self) -> None:
        client_folder(self.workspace / "client_data", self.client)

    @property
    def folder(self) -> Path:
        """The client's own folder."""
        return self.workspace / "client_data" / self.client

    @property
    def run(self) -> Path:
        """Everything one run writes."""
        return self.workspace / "outputs" / self.client / self.as_of.isoformat()

    @property
    def results(self) -> Path:
        """Results of the steps."""
        return self.run / "results"

    @property
    def notebooks(self) -> Path:
        """The executed notebooks."""
        return self.run / "notebooks"

    @property
    def deliverables(self) -> Path:
        """The documents handed over."""
        return self.run / "deliverables"

    @property
    def baseline(self) -> Path:
        """The frozen baselines, one file a date."""
        return self.workspace / "outputs" / self.client / "baseline"

    def earlier_issues(self) -> list[tuple[date, Path]]:
        """Return the day and the results of each earlier run that made an issue of the plan, the latest first."""
        found = []
        for folder in self.run.parent.glob("????-??-??/results"):
            try:
                day = date.fromisoformat(folder.parent.name)
            except ValueError:  # a folder that only looks like a day
                continue
            if day < self.as_of and all((folder / f"{step}.json").is_file() for step in ISSUE_STEPS):
                found.append((day, folder))
        return sorted(found, reverse=True)
