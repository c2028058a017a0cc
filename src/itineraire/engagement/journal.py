"""What a meeting decides, written: scenarios saved, one chosen, and a journal that only grows."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

from itineraire.engagement.decisions import AcceptedPlan, Choice, Scenario
from itineraire.engagement.folder import ACCEPTED, read_scenario
from itineraire.engagement.yaml_file import save_yaml
from itineraire.errors import ClientFilesError, Fault
from itineraire.files import file_hash

JOURNAL = "decisions/journal.jsonl"


def scenario_hash(folder: Path, name: str) -> str | None:
    """Return the hash of a saved scenario, ``None`` when it is not saved yet."""
    path = _scenario_path(folder, name)
    return file_hash(path) if path.is_file() else None


def save_scenario(
    folder: Path, scenario: Scenario, *, by: str, why: str, on: date, known_hash: str | None = None
) -> Path:
    """Save a scenario under ``decisions/scenarios`` and note it in the journal.

    Parameters
    ----------
    folder
        ``client_data/<client>``.
    by, why
        Who saves and for which reason.
    known_hash
        Hash of the file when it was read (``scenario_hash``), ``None`` for a new name.

    Raises
    ------
    ClientFilesError
        When the file was changed by somebody else since then; nothing is written.
    """
    path = _scenario_path(folder, scenario.name)
    if scenario_hash(folder, scenario.name) != known_hash:
        raise ClientFilesError(
            Fault("engagement.scenario_changed", file=f"decisions/scenarios/{path.name}", found=scenario.name)
        )
    save_yaml(path, scenario.model_dump(mode="json"))
    note(folder, {"on": on.isoformat(), "what": "save", "scenario": scenario.name, "by": by, "why": why})
    return path


def choose_scenario(folder: Path, name: str, *, by: str, why: str, on: date) -> Choice:
    """Make a saved scenario the one that a run prints.

    Raises
    ------
    ClientFilesError
        When no such scenario is saved.
    """
    read_scenario(folder, name)
    choice = Choice(scenario=name, by=by, why=why, on=on)
    save_yaml(folder / "decisions" / "choice.yaml", choice.model_dump(mode="json"))
    note(folder, {"on": on.isoformat(), "what": "choose", "scenario": name, "by": by, "why": why})
    return choice


def accept_plan(folder: Path, plan: AcceptedPlan) -> Path:
    """Make a re-plan the one that a run prints, and note it in the journal."""
    path = folder / ACCEPTED
    save_yaml(path, plan.model_dump(mode="json"))
    entry = {"on": plan.on.isoformat(), "what": "replan", "scenario": plan.scenario.name}
    note(folder, {**entry, "by": plan.by, "why": plan.why, "actions": len(plan.actions)})
    return path


def note(folder: Path, entry: dict[str, Any]) -> None:
    """Append one line to the journal, flushed to the disk; nothing there is ever rewritten."""
    path = folder / JOURNAL
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry, ensure_ascii=False, sort_keys=True) + "\n")
        file.flush()
        os.fsync(file.fileno())


def read_journal(folder: Path) -> tuple[dict[str, Any], ...]:
    """Return the journal's entries, oldest first.

    Raises
    ------
    ClientFilesError
        With one fault a line that was edited and is no entry any more.
    """
    path = folder / JOURNAL
    if not path.is_file():
        return ()
    lines = list(enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1))
    entries = [(number, _entry(line)) for number, line in lines if line.strip()]
    faults = [
        Fault("engagement.journal_line", file=JOURNAL, line=number)
        for number, entry in entries
        if entry is None
    ]
    if faults:
        raise ClientFilesError(faults)
    return tuple(entry for _, entry in entries if entry is not None)


def _entry(line: str) -> dict[str, Any] | None:
    """Return one entry, ``None`` when the line does not say what was decided, when, by whom and why."""
    try:
        entry = json.loads(line)
        date.fromisoformat(entry["on"])
    except (ValueError, TypeError, KeyError):
        return None
    said = all(isinstance(entry.get(name), str) for name in ("what", "scenario", "by", "why"))
    return dict(entry) if said else None


def _scenario_path(folder: Path, name: str) -> Path:
    return folder / "decisions" / "scenarios" / f"{name}.yaml"
