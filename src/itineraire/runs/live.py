"""JupyterLab on a client's working copies: loopback only, token on, the versioned notebooks untouched.

In a meeting it is quiet: no news, no prompt, no extension manager, code out of sight, the notebooks open in order.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from itineraire.files import write_whole
from itineraire.runs.client import notebook_path
from itineraire.runs.notebook import PARAMETERS_TAG
from itineraire.wording import Language, say
from itineraire.wording.cli import SENTENCES
from itineraire.workbook import STEPS, Places

#: What JupyterLab must not do in front of a client, one file of settings each.
_QUIET: dict[str, dict[str, object]] = {
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "extensionmanager-extension/plugin": {"enabled": False},
    "filebrowser-extension/browser": {"showLastModifiedColumn": False},
    "notebook-extension/tracker": {"kernelShutdown": True},
}
_WORKSPACE = "default"


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
            if cell.cell_type == "code":
                cell.metadata["jupyter"] = {"source_hidden": True}
        write_whole(copy, (nbformat.writes(notebook) + "\n").encode())
    return folder


def lab_command(folder: Path) -> list[str]:
    """Return the command that opens JupyterLab on ``folder``: loopback, random token, nothing asked of the network.

    Its settings and its memory of open tabs stand beside the copies: the user's own stay as they are, and no file
    of another client is opened again.
    """
    settings, workspaces = folder.parent / "lab-settings", folder.parent / "lab-workspaces"
    for name, values in _QUIET.items():
        write_whole(
            settings / f"@jupyterlab/{name}.jupyterlab-settings", (json.dumps(values) + "\n").encode()
        )
    _open_in_order(folder, workspaces)
    return [
        sys.executable,
        "-m",
        "jupyterlab",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.root_dir={folder}",
        "--ServerApp.allow_remote_access=False",
        f"--LabApp.user_settings_dir={settings}",
        f"--LabApp.workspaces_dir={workspaces}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]


def _open_in_order(folder: Path, workspaces: Path) -> None:
    """Lay the notebooks out as tabs, in order, the side bars folded; a layout of an earlier meeting is kept."""
    from jupyterlab_server.workspaces_handler import WorkspacesManager

    manager = WorkspacesManager(str(workspaces))
    if manager.load(_WORKSPACE)["data"]:
        return
    names = sorted(path.name for path in folder.glob("*.ipynb"))
    tabs = [f"notebook:{name}" for name in names]
    dock = {"type": "tab-area", "currentIndex": 0, "widgets": tabs}
    layout = {
        "main": {"dock": dock, "current": tabs[0]},
        "left": {"collapsed": True, "widgets": ["filebrowser"]},
        "right": {"collapsed": True, "widgets": []},
    }
    opened = {
        tab: {"data": {"path": name, "factory": "Notebook"}} for tab, name in zip(tabs, names, strict=True)
    }
    data = {"layout-restorer:data": layout, **opened}
    manager.save(_WORKSPACE, json.dumps({"data": data, "metadata": {"id": _WORKSPACE}}))


def open_lab(places: Places, *, language: Language) -> int:
    """Open JupyterLab and wait until it is closed; return its exit code."""
    folder = working_copies(places, language=language)
    print(say(SENTENCES["live_opened"], language, folder=str(folder)))  # noqa: T201 - the command's own output
    return subprocess.run(lab_command(folder), check=False).returncode
