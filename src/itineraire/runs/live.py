"""JupyterLab on a client's working copies: loopback only, token on, the versioned notebooks untouched."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from itineraire.files import write_whole
from itineraire.runs.client import notebook_path
from itineraire.runs.notebook import PARAMETERS_TAG
from itineraire.wording import Language, say
from itineraire.wording.cli import SENTENCES
from itineraire.workbook import STEPS, Places

_NOTICES = "@jupyterlab/apputils-extension/notification.jupyterlab-settings"


def working_copies(places: Places, *, language: Language) -> Path:
    """Copy the six notebooks to ``outputs/<client>/<as_of>/live`` with this client's parameters; keep older copies.

    Returns
    -------
    Path
        The folder of the copies. A copy made earlier, perhaps edited in a meeting, is left as it is.
    """
    import nbformat

    folder = places.run / "live"
    values = {
        "client": places.client,
        "as_of": places.as_of.isoformat(),
        "language": language,
        "scenario": "",
    }
    lines = [f"{name} = {value!r}" for name, value in values.items()]
    lines += ["mode = 'live'", f"workspace = {str(places.workspace)!r}"]
    for step in STEPS:
        source = notebook_path(places.workspace, step)
        copy = folder / source.name
        if copy.is_file():
            continue
        notebook = nbformat.read(source, as_version=4)
        for cell in notebook.cells:
            if PARAMETERS_TAG in cell.metadata.get("tags", []):
                cell.source = "\n".join(lines)
        write_whole(copy, (nbformat.writes(notebook) + "\n").encode())
    return folder


def lab_command(folder: Path) -> list[str]:
    """Return the command that opens JupyterLab on ``folder``: loopback, random token, nothing asked of the network.

    The settings stand beside the copies: a meeting is not interrupted by news, and the user's own stay as they are.
    """
    settings = folder.parent / "lab-settings"
    write_whole(settings / _NOTICES, b'{"fetchNews": "false", "checkForUpdates": false}\n')
    return [
        sys.executable,
        "-m",
        "jupyterlab",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.root_dir={folder}",
        "--ServerApp.allow_remote_access=False",
        f"--LabApp.user_settings_dir={settings}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]


def open_lab(places: Places, *, language: Language) -> int:
    """Open JupyterLab and wait until it is closed; return its exit code."""
    folder = working_copies(places, language=language)
    print(say(SENTENCES["live_opened"], language, folder=str(folder)))  # noqa: T201 - the command's own output
    return subprocess.run(lab_command(folder), check=False).returncode
