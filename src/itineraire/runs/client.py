"""One client: six notebooks in order, then the documents."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from itineraire.engagement import read_engagement
from itineraire.errors import Fault, ItineraireError, RunError
from itineraire.files import write_whole
from itineraire.runs.inputs import input_hashes, step_key, told_inputs, versions
from itineraire.runs.notebook import check_parameters, execute_notebook
from itineraire.wording import Language
from itineraire.wording.faults import fault_sentence, together
from itineraire.workbook import STEPS, Places, open_workbook

#: Called before each piece of work with its name and its place among all of them.
Progress = Callable[[str, int, int], None]


#: Parameters that decide whose files a run reads and where it writes: the command alone sets them.
_RESERVED = frozenset({"client", "as_of", "language", "scenario", "workspace"})


@dataclass(frozen=True)
class StepReport:
    """What happened to one notebook."""

    step: str
    seconds: float
    executed: bool
    """False when nothing it reads had changed."""
    key: str
    inputs: Mapping[str, str]


@dataclass(frozen=True)
class RunReport:
    """What a run did."""

    client: str
    as_of: str
    steps: tuple[StepReport, ...]
    documents: tuple[Path, ...] = ()
    warnings: tuple[Fault, ...] = ()
    seconds: float = 0.0
    parameters: Mapping[str, str] = field(default_factory=dict)


def notebook_path(workspace: Path, step: str) -> Path:
    """Return the versioned notebook of a step.

    Raises
    ------
    RunError
        When the workspace has no such notebook.
    """
    path = workspace / "notebooks" / f"{STEPS.index(step) + 1}_{step}.ipynb"
    if not path.is_file():
        raise RunError(Fault("runs.no_notebooks", found=str(path.relative_to(workspace))))
    return path


def run_client(
    places: Places,
    *,
    language: Language,
    scenario: str = "",
    steps: Sequence[str] = STEPS,
    force: bool = False,
    parameters: Mapping[str, str] | None = None,
    progress: Progress = lambda name, done, total: None,
) -> RunReport:
    """Run a client's notebooks and write his documents.

    Parameters
    ----------
    places
        Client, date and workspace.
    steps
        Steps to run, in order; a step whose inputs did not change is left as it is.
    force
        Run every step asked for, changed or not.
    parameters
        More notebook parameters; an unknown name is refused before anything runs.

    Raises
    ------
    ItineraireError
        When the client's files or a notebook are at fault. Documents of an earlier run stay as they were.
    """
    began = time.perf_counter()
    engagement = read_engagement(places.folder, scenario=scenario)
    values = _parameters(places, language, scenario) | _free(parameters or {})
    for step in steps:
        check_parameters(notebook_path(places.workspace, step), values)
    total = len(steps) + 1
    reports: list[StepReport] = []
    try:
        for number, step in enumerate(steps):
            progress(step, number, total)
            reports.append(_run_step(places, step, values, force=force))
        progress("documents", len(steps), total)
        documents = _write_documents(places, values)
    except ItineraireError as error:
        faults = [fault_sentence(fault, language) for fault in together(error.faults, language)]
        _write_report(places, values, reports, (), faults, began)
        raise
    _write_report(places, values, reports, documents, [], began)
    return RunReport(
        places.client,
        places.as_of.isoformat(),
        tuple(reports),
        documents,
        engagement.warnings,
        time.perf_counter() - began,
        values,
    )


def _parameters(places: Places, language: Language, scenario: str) -> dict[str, str]:
    return {
        "client": places.client,
        "as_of": places.as_of.isoformat(),
        "language": language,
        "scenario": scenario,
        "mode": "batch",
        "workspace": str(places.workspace),
    }


def _free(parameters: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters, unless one would lead the notebooks to another client's files or another date."""
    taken = [name for name in parameters if name in _RESERVED]
    if taken:
        raise RunError(Fault("runs.reserved_parameter", found=name) for name in taken)
    return dict(parameters)


def _run_step(places: Places, step: str, values: Mapping[str, str], *, force: bool) -> StepReport:
    began = time.perf_counter()
    source = notebook_path(places.workspace, step)
    target = places.notebooks / source.name
    inputs = input_hashes(places, step)
    decisive = {name: value for name, value in values.items() if name != "workspace"}
    key = step_key(inputs, source, decisive, baseline=places.baseline)
    done = (
        target.is_file()
        and (places.results / f"{step}.json").is_file()
        and _old_keys(places).get(step) == key
    )
    if not done or force:
        execute_notebook(source, target, values)
        if step == STEPS[0]:  # the first run froze the baseline: the key of the same inputs now holds it
            key = step_key(inputs, source, decisive, baseline=places.baseline)
        _remember(places, step, key)
    return StepReport(step, time.perf_counter() - began, not done or force, key, inputs)


def _write_documents(places: Places, values: Mapping[str, str]) -> tuple[Path, ...]:
    from itineraire.runs.documents import write_documents

    book = {name: values[name] for name in ("client", "as_of", "scenario", "mode", "workspace")}
    language: Language = "en" if values["language"] == "en" else "fr"
    return write_documents(open_workbook(**book, language=language, step=STEPS[-1]))


def _old_keys(places: Places) -> dict[str, str]:
    path = places.run / "done.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def _remember(places: Places, step: str, key: str) -> None:
    """Mark a step done: only this mark, not the presence of a file, says that it finished."""
    keys = _old_keys(places) | {step: key}
    write_whole(places.run / "done.json", (json.dumps(keys, indent=1, sort_keys=True) + "\n").encode())


def _write_report(
    places: Places,
    values: Mapping[str, str],
    reports: Sequence[StepReport],
    documents: Sequence[Path],
    faults: Sequence[str],
    began: float,
) -> None:
    report: dict[str, Any] = {
        "client": places.client,
        "as_of": places.as_of.isoformat(),
        "status": "failed" if faults else "done",
        "faults": list(faults),
        "parameters": {name: value for name, value in values.items() if name != "workspace"},
        "versions": versions(),
        "steps": [asdict(step) | {"inputs": told_inputs(step.inputs)} for step in reports],
        "documents": [path.relative_to(places.run).as_posix() for path in documents],
        "seconds": round(time.perf_counter() - began, 2),
    }
    write_whole(places.run / "run.json", (json.dumps(report, ensure_ascii=False, indent=1) + "\n").encode())
