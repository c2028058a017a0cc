"""One notebook through papermill: known parameters only, no live cell, whole output or none."""

from __future__ import annotations

import ast
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from itineraire import errors
from itineraire.errors import Fault, ItineraireError, RunError
from itineraire.files import write_whole

#: Seconds after which a cell is stopped: ten times the slowest cell seen on the demo clients, and a hung
#: kernel must not hold a batch for ever.
CELL_TIMEOUT_SECONDS = 600

LIVE_TAG, PARAMETERS_TAG, INJECTED_TAG = "live", "parameters", "injected-parameters"


def notebook_parameters(path: Path) -> tuple[str, ...]:
    """Return the names that a notebook's ``parameters`` cell assigns.

    Parameters
    ----------
    path
        A notebook of the ``notebooks`` folder.
    """
    import nbformat

    notebook = nbformat.read(path, as_version=4)
    sources = [cell.source for cell in notebook.cells if PARAMETERS_TAG in cell.metadata.get("tags", [])]
    names: list[str] = []
    for statement in ast.parse("\n".join(sources)).body:
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            names.append(statement.target.id)
        elif isinstance(statement, ast.Assign):
            names += [target.id for target in statement.targets if isinstance(target, ast.Name)]
    return tuple(names)


def check_parameters(path: Path, parameters: Mapping[str, object]) -> None:
    """Refuse a parameter that the notebook does not declare: papermill alone only logs it.

    Raises
    ------
    RunError
        With one fault for each unknown parameter.
    """
    known = notebook_parameters(path)
    unknown = [name for name in parameters if name not in known]
    if unknown:
        values = {"known": ", ".join(known)}
        raise RunError(
            Fault("runs.unknown_parameter", file=path.name, found=name, values=values) for name in unknown
        )


def execute_notebook(source: Path, target: Path, parameters: Mapping[str, object]) -> None:
    """Execute a copy of a notebook without its live cells.

    Parameters
    ----------
    source
        The notebook as versioned.
    target
        Where the executed copy appears, only when every cell passed; a failed copy is kept as
        ``<name>.failed.ipynb`` beside it.
    parameters
        Values for its ``parameters`` cell.

    Raises
    ------
    ItineraireError
        When the client's files are at fault (the notebook's own sentences are carried on), or when a cell failed.
    """
    import nbformat

    check_parameters(source, parameters)
    target.parent.mkdir(parents=True, exist_ok=True)
    failed = target.with_name(f"{target.stem}.failed.ipynb")
    failed.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.stem}.", dir=target.parent) as scratch:
        prepared, executed = Path(scratch) / source.name, Path(scratch) / "executed.ipynb"
        nbformat.write(_without_live_cells(nbformat.read(source, as_version=4)), prepared)
        fault = _run(prepared, executed, parameters, failed)
        notebook = _seen_from(target.parent, nbformat.read(executed, as_version=4), parameters)
        text = nbformat.writes(_without_traces(notebook)) + "\n"
    write_whole(failed if fault else target, text.encode())
    if fault:
        raise fault


def _run(
    prepared: Path, executed: Path, parameters: Mapping[str, object], failed: Path
) -> ItineraireError | None:
    """Run papermill; return what went wrong, if anything did."""
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    # jsonschema then skips a format that no notebook uses: its import alone costs over a second.
    import papermill
    from papermill.exceptions import PapermillExecutionError

    try:
        papermill.execute_notebook(
            str(prepared),
            str(executed),
            parameters=dict(parameters),
            kernel_name="python3",
            progress_bar=False,
            log_output=False,
            extra_arguments=["--IPKernelApp.log_level=50"],  # its notices are not the consultant's business
            execution_timeout=CELL_TIMEOUT_SECONDS,
        )
    except PapermillExecutionError as error:
        return _explained(error, prepared.name, failed)
    return None


def _explained(error: Any, file: str, failed: Path) -> ItineraireError:
    """Turn papermill's error into ours: a client's fault keeps its sentences, anything else names the cell."""
    if isinstance(getattr(errors, error.ename, None), type):
        return RunError(Fault("runs.told_by_notebook", file=file, found=str(error.evalue)))
    values = {"cell": error.exec_count, "copy": failed.name}
    return RunError(
        Fault("runs.notebook_failed", file=file, found=f"{error.ename}: {error.evalue}", values=values)
    )


def _without_live_cells(notebook: Any) -> Any:
    notebook.cells = [cell for cell in notebook.cells if LIVE_TAG not in cell.metadata.get("tags", [])]
    return notebook


def _seen_from(folder: Path, notebook: Any, parameters: Mapping[str, object]) -> Any:
    """Make the cell that papermill adds the same everywhere: its random id, and the workspace as seen from ``folder``.

    The copy can then be run again, and names no place of this machine.
    """
    near = Path(os.path.relpath(str(parameters.get("workspace", folder)), folder)).as_posix()
    for cell in notebook.cells:
        if INJECTED_TAG in cell.metadata.get("tags", []):
            cell.id = INJECTED_TAG
            lines = cell.source.splitlines()
            cell.source = "\n".join(
                f'workspace = "{near}"' if line.startswith("workspace = ") else line for line in lines
            )
    return notebook


def _without_traces(notebook: Any) -> Any:
    """Drop times, paths and widget states, so that the same inputs give the same bytes."""
    for name in ("papermill", "widgets"):
        notebook.metadata.pop(name, None)
    for cell in notebook.cells:
        for name in ("papermill", "execution"):
            cell.metadata.pop(name, None)
    return notebook
