"""The workbook that a notebook opens."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import pandas as pd

from itineraire import results
from itineraire.blocks import Cover, Section
from itineraire.engagement import Engagement, read_engagement
from itineraire.errors import Fault, MissingStepError, RunError
from itineraire.files import write_whole
from itineraire.wording import Language, say
from itineraire.wording.exports import TO_CHECK
from itineraire.wording.workbook import CONFIDENTIAL, COVERS
from itineraire.workbook.baseline import frozen_baseline
from itineraire.workbook.places import Places
from itineraire.workbook.screen import speak_of_faults

if TYPE_CHECKING:
    from itineraire.diagnostic import Diagnostic, Measure
    from itineraire.exports import FollowUp, Intake
    from itineraire.industrialization import Industrialization
    from itineraire.objectives import Objectives
    from itineraire.roadmap import Roadmap
    from itineraire.steering import Steering
    from itineraire.steering.changes import History
    from itineraire.workstreams import Workstreams

#: The six steps, in order: notebook, room and verb share the name.
STEPS = ("diagnostic", "objectives", "workstreams", "roadmap", "steering", "industrialization")

#: Rows of the exports that reached no table.
LEFT_OUT_FILE = "rejected_rows.csv"
#: Name under which the hashes of the names met in the exports are stored.
PEOPLE = "people"

Mode = Literal["live", "batch"]
Step = TypeVar("Step")


def open_workbook(
    client: str,
    *,
    step: str,
    as_of: str,
    language: Language = "fr",
    scenario: str = "",
    mode: str = "auto",
    workspace: str | Path = "..",
) -> Workbook:
    """Open a client at a date, for one step.

    Parameters
    ----------
    client
        Name of a folder of ``client_data``.
    step
        One of ``STEPS``: the step that this notebook computes and saves.
    as_of
        ISO date, the "today" of the plan.
    scenario
        Name of a saved scenario; empty takes the chosen one.
    mode
        ``live`` shows the widgets, ``batch`` their static twin; ``auto`` is live inside JupyterLab or Voilà only.
    workspace
        Folder that holds ``client_data`` and ``outputs``.

    Raises
    ------
    ItineraireError
        When the client's files are at fault; a notebook then shows sentences, not a traceback.
    """
    speak_of_faults(language)
    try:
        day = date.fromisoformat(as_of)
    except ValueError as error:
        raise RunError(Fault("runs.bad_date", found=as_of)) from error
    places = Places(Path(workspace).resolve(), client, day)
    engagement = read_engagement(places.folder, scenario=scenario)
    return Workbook(places, engagement, step, language, _mode(mode))


def _mode(mode: str) -> Mode:
    """Resolve ``auto`` by what JupyterLab and Voilà leave in the environment (measured in live use)."""
    if mode in ("live", "batch"):
        return "live" if mode == "live" else "batch"
    seen = os.environ.get("JPY_SESSION_NAME") or os.environ.get("SERVER_SOFTWARE", "").startswith("voila")
    return "live" if seen else "batch"


@dataclass(frozen=True)
class Workbook:
    """One client, one date, one step; what it reads is read once."""

    places: Places
    engagement: Engagement
    step: str
    language: Language
    mode: Mode

    @property
    def as_of(self) -> date:
        """The "today" of the plan."""
        return self.places.as_of

    def cover(self) -> Section:
        """Return the step's cover: title, question, client, firm and date."""
        client = self.engagement.client
        title, question = COVERS[self.step]
        cover = Cover(
            title=say(title, self.language),
            question=say(question, self.language),
            client=client.name,
            firm=client.firm.name,
            as_of=self.as_of,
            confidentiality=say(CONFIDENTIAL, self.language, client=client.name),
            language=self.language,
        )
        return Section((cover,))

    @cached_property
    def intake(self) -> Intake:
        """The client's exports, read now; their clean tables are stored for the later steps.

        The rows left out are written beside them, as a table that a spreadsheet opens.
        """
        from itineraire.exports import left_out_csv, read_client_exports

        intake = read_client_exports(self.places.folder, self.engagement.client)
        for name, table in intake.tables.items():
            results.save_table(table, f"tables/{name}", self.places.results)
        write_whole(self.places.results / LEFT_OUT_FILE, left_out_csv(intake.rejected, self.language))
        results.save_table(pd.DataFrame({"key": sorted(intake.people)}), PEOPLE, self.places.results)
        write_whole(self.places.results / "contacts_to_check.csv", self._to_check(intake.grey_pairs))
        return intake

    def _to_check(self, pairs: pd.DataFrame) -> bytes:
        """Return the contacts that may be one person as a list a spreadsheet opens: where they stand, never who."""
        labels = {name: say(label, self.language) for name, label in TO_CHECK.items()}
        separator, decimal = (";", ",") if self.language == "fr" else (",", ".")
        rows = pairs[list(labels)].rename(columns=labels).round(3)
        text = rows.to_csv(index=False, sep=separator, decimal=decimal)
        return b"\xef\xbb\xbf" + text.encode()

    @cached_property
    def tables(self) -> Mapping[str, pd.DataFrame]:
        """The clean tables: read from the exports by the diagnostic, from its store by the later steps."""
        if self.step == "diagnostic":
            return self.intake.tables
        stored = sorted((self.places.results / "tables").glob("*.parquet"))
        if not stored:
            results.load_step(object, "diagnostic", self.places.results)
        return {path.stem: pd.read_parquet(path) for path in stored}

    @cached_property
    def follow_up(self) -> FollowUp:
        """What happened since the launch: meetings, incidents, stock, budget, reads."""
        from itineraire.exports import read_client_follow_up

        return read_client_follow_up(self.places.folder, self.engagement.client, self._people)

    @cached_property
    def _people(self) -> Collection[str]:
        """Hashes of the names met in the exports: of those just read, or as the diagnostic stored them."""
        if self.step == "diagnostic":
            return self.intake.people
        if not (self.places.results / f"{PEOPLE}.parquet").is_file():
            raise MissingStepError(Fault("runs.stale_step", file=PEOPLE, values={"step": "diagnostic"}))
        return frozenset(results.load_table(PEOPLE, self.places.results)["key"])

    @cached_property
    def diagnostic(self) -> Diagnostic:
        """The stored diagnostic."""
        from itineraire.diagnostic import Diagnostic

        return self._stored(Diagnostic, "diagnostic")

    @cached_property
    def objectives(self) -> Objectives:
        """The stored objectives."""
        from itineraire.objectives import Objectives

        return self._stored(Objectives, "objectives")

    @cached_property
    def workstreams(self) -> Workstreams:
        """The stored workstreams."""
        from itineraire.workstreams import Workstreams

        return self._stored(Workstreams, "workstreams")

    @cached_property
    def roadmap(self) -> Roadmap:
        """The stored roadmap."""
        from itineraire.roadmap import Roadmap

        return self._stored(Roadmap, "roadmap")

    @cached_property
    def steering(self) -> Steering:
        """The stored steering."""
        from itineraire.steering import Steering

        return self._stored(Steering, "steering")

    @cached_property
    def industrialization(self) -> Industrialization:
        """The stored industrialization."""
        from itineraire.industrialization import Industrialization

        return self._stored(Industrialization, "industrialization")

    @cached_property
    def history(self) -> History:
        """The last issue of the plan before this one, and the client's journal."""
        from itineraire.workbook.history import read_history

        return read_history(self.places, self.engagement)

    @cached_property
    def baseline(self) -> tuple[Measure, ...]:
        """The frozen baseline; the diagnostic's own measures when none was frozen before."""
        return frozen_baseline(self.diagnostic.baseline, self.places.baseline, as_of=self.as_of)

    def save(self, result: Any) -> None:
        """Store this step's result; the diagnostic also freezes the baseline, once."""
        results.save_step(result, self.step, self.places.results)
        if self.step == "diagnostic":
            frozen_baseline(result.baseline, self.places.baseline, as_of=self.as_of)

    def _stored(self, kind: type[Step], step: str) -> Step:
        return results.load_step(kind, step, self.places.results)
