"""A client's folder, read once, checked whole: every fault of every file comes out together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from itineraire.engagement.actions import Action
from itineraire.engagement.actions_file import read_actions
from itineraire.engagement.base import Slug
from itineraire.engagement.checks import cross_check
from itineraire.engagement.client import Client
from itineraire.engagement.decisions import REFERENCE, AcceptedPlan, Choice, Scenario
from itineraire.engagement.objectives import ObjectivesFile
from itineraire.engagement.workstreams import Workstream, WorkstreamsFile
from itineraire.engagement.yaml_file import load_yaml, parse
from itineraire.errors import ClientFilesError, Fault, Severity

__all__ = [
    "Engagement",
    "Slug",
    "client_folder",
    "is_slug",
    "read_engagement",
    "read_scenario",
    "scenario_names",
]

_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}\Z")
#: The last re-plan that was accepted.
ACCEPTED = "decisions/plan.yaml"
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Engagement:
    """Everything a client's folder says, but for its exports and its follow-up.

    Parameters
    ----------
    name
        The folder's name, a slug.
    scenario
        The scenario asked for, or the chosen one, or the reference one.
    warnings
        Faults that do not stop the work.
    accepted
        The last re-plan accepted, for this scenario or another.
    more_than_10_because
        Why there are more workstreams than the method allows; ``None`` when nobody wrote it.
    """

    name: str
    client: Client
    objectives: ObjectivesFile
    workstreams: tuple[Workstream, ...]
    actions: tuple[Action, ...]
    scenario: Scenario
    choice: Choice | None
    warnings: tuple[Fault, ...] = ()
    accepted: AcceptedPlan | None = None
    more_than_10_because: str | None = None

    @property
    def plan_in_force(self) -> AcceptedPlan | None:
        """The accepted plan, as long as it was computed for this very scenario."""
        return self.accepted if self.accepted and self.accepted.scenario == self.scenario else None


def is_slug(name: str) -> bool:
    """Say whether a name may be a folder: small letters, digits, hyphens; no path can be climbed."""
    return bool(_SLUG.match(name))


def client_folder(clients: Path, name: str) -> Path:
    """Return the folder of a client.

    Raises
    ------
    ClientFilesError
        When the name is no slug or no such folder exists; the fault lists the clients there are.
    """
    if not is_slug(name):
        raise ClientFilesError(Fault("engagement.client_not_a_slug", found=name))
    folder = clients / name
    if not folder.is_dir():
        known = sorted(path.name for path in clients.iterdir() if path.is_dir()) if clients.is_dir() else []
        raise ClientFilesError(
            Fault("engagement.unknown_client", found=name, values={"known": ", ".join(known)})
        )
    return folder


def read_engagement(folder: Path, *, scenario: str = "") -> Engagement:
    """Read and check ``client.yaml``, ``objectives.yaml``, ``workstreams.yaml``, the actions and the decisions.

    Parameters
    ----------
    folder
        ``client_data/<client>``.
    scenario
        Name of a scenario of ``decisions/scenarios``; empty takes the chosen one, else the reference one.

    Raises
    ------
    ClientFilesError
        With all the faults of all the files.
    """
    faults: list[Fault] = []
    client = _read(Client, folder, "client.yaml", faults)
    objectives = _read(ObjectivesFile, folder, "objectives.yaml", faults)
    workstreams = _read(WorkstreamsFile, folder, "workstreams.yaml", faults)
    choice = _read(Choice, folder, "decisions/choice.yaml", faults, required=False)
    accepted = _read(AcceptedPlan, folder, ACCEPTED, faults, required=False)
    actions: tuple[Action, ...] = ()
    try:
        actions = read_actions(folder)
    except ClientFilesError as error:
        faults += error.faults
    chosen = Scenario()
    try:
        chosen = read_scenario(folder, scenario or (choice.scenario if choice else ""))
    except ClientFilesError as error:
        faults += error.faults
    if client is None or objectives is None or workstreams is None or any(not is_warning(f) for f in faults):
        raise ClientFilesError(faults)
    engagement = Engagement(
        folder.name,
        client,
        objectives,
        workstreams.workstreams,
        actions,
        chosen,
        choice,
        tuple(faults),
        accepted,
        workstreams.more_than_10_because,
    )
    found = cross_check(engagement)
    if any(not is_warning(fault) for fault in found):
        raise ClientFilesError(found)
    return replace(engagement, warnings=tuple(faults + found))


def is_warning(fault: Fault) -> bool:
    """Say whether a fault leaves the work going on."""
    return fault.severity is Severity.WARNING


def scenario_names(folder: Path) -> tuple[str, ...]:
    """Return the names of the saved scenarios of a client, in order."""
    return tuple(sorted(path.stem for path in (folder / "decisions" / "scenarios").glob("*.yaml")))


def read_scenario(folder: Path, name: str) -> Scenario:
    """Return a saved scenario; an empty name means the reference one, saved or not.

    Raises
    ------
    ClientFilesError
        When no scenario has that name, or its file is faulty.
    """
    wanted = name or REFERENCE
    file = f"decisions/scenarios/{wanted}.yaml"
    if not is_slug(wanted) or not (folder / file).is_file():
        if wanted == REFERENCE:
            return Scenario()
        known = ", ".join(scenario_names(folder)) or REFERENCE
        raise ClientFilesError(
            Fault(
                "engagement.unknown_scenario",
                file="decisions/scenarios",
                found=wanted,
                values={"known": known},
            )
        )
    return parse(Scenario, load_yaml(folder / file, file=file), file=file)


def _read(
    model: type[Model], folder: Path, file: str, faults: list[Fault], *, required: bool = True
) -> Model | None:
    """Read one file; its faults are added to ``faults``."""
    if not required and not (folder / file).is_file():
        return None
    try:
        return parse(model, load_yaml(folder / file, file=file), file=file)
    except ClientFilesError as error:
        faults += error.faults
        return None
