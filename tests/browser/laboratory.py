"""A JupyterLab of its own for one test: empty settings, loopback only, a free port."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=fr-FR",
]
_SECONDS_TO_START = 60
_SECONDS_TO_STOP = 8


def chromium() -> str | None:
    """Return the path of the distribution's Chromium, if it is installed."""
    return which("chromium") or which("chromium-browser")


@contextmanager
def jupyterlab(root: Path, scratch: Path) -> Iterator[str]:
    """Serve ``root`` and yield the server's address."""
    folders = {
        name: scratch / name.lower()
        for name in (
            "JUPYTER_CONFIG_DIR",
            "JUPYTER_DATA_DIR",
            "JUPYTER_RUNTIME_DIR",
            "JUPYTERLAB_SETTINGS_DIR",
            "JUPYTERLAB_WORKSPACES_DIR",
            "IPYTHONDIR",
        )
    }
    for folder in folders.values():
        folder.mkdir(parents=True)
    environment = os.environ | {name: str(folder) for name, folder in folders.items()}
    root_of_tests = Path(__file__).resolve().parents[2]
    environment["PYTHONPATH"] = os.pathsep.join([str(root_of_tests / "src"), str(root_of_tests)])
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--ServerApp.root_dir={root}"),
        *("--ServerApp.port=0", "--ServerApp.ip=127.0.0.1", "--IdentityProvider.token="),
        *("--ServerApp.password=", "--LabApp.expose_app_in_browser=True", "--LabApp.news_url="),
        *("--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--ServerApp.log_level=ERROR"),
    ]
    with (scratch / "server.log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        try:
            yield _address(server, folders["JUPYTER_RUNTIME_DIR"])
        finally:
            _stop(server)


def _address(server: subprocess.Popen[bytes], runtime: Path) -> str:
    until = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < until and server.poll() is None:
        for path in runtime.glob("jpserver-*.json"):
            text = path.read_text(encoding="utf-8")
            if text.endswith("}"):
                return str(json.loads(text)["url"])
        time.sleep(0.1)
    raise AssertionError(f"JupyterLab did not start (exit code {server.poll()})")


def _stop(server: subprocess.Popen[bytes]) -> None:
    """End the server's own process group: two interruptions are its « yes, quit »."""
    for _ in range(2):
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGINT)
            time.sleep(0.3)
    try:
        server.wait(_SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
