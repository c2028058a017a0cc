"""The panel in a real kernel, spoken to as a browser does: a slider's message comes back as a new picture."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.manager import KernelManager

pytestmark = [
    pytest.mark.slow,
    # the kernel runs on this machine only; its own warning on each start says that nothing is encrypted
    pytest.mark.filterwarnings("ignore::RuntimeWarning"),
]

SECONDS = 60
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"'
CODE = """
from pathlib import Path
from tests.live.meeting import priority_meeting
panel = priority_meeting(Path({folder!r}))
panel
"""


@pytest.fixture
def kernel(tmp_path: Path) -> Iterator[Any]:
    manager = KernelManager(kernel_name="python3")
    root = Path(__file__).resolve().parents[2]
    places = os.pathsep.join([str(root / "src"), str(root)])
    manager.start_kernel(cwd=str(tmp_path), env=os.environ | {"PYTHONPATH": places})
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=SECONDS)
    yield client
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    manager.cleanup_resources()


def messages_until_idle(client: Any, request: str) -> list[dict[str, Any]]:
    """Return what the kernel published for one request."""
    found: list[dict[str, Any]] = []
    while True:
        message = client.get_iopub_msg(timeout=SECONDS)
        if message["parent_header"].get("msg_id") != request:
            continue
        if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            return found
        found.append(message)


def opened_models(messages: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {
        message["content"]["comm_id"]: message["content"]["data"]["state"]
        for message in messages
        if message["msg_type"] == "comm_open"
    }


def sent_values(messages: list[dict[str, Any]]) -> list[str]:
    """Return the values that widgets were opened with or changed to."""
    states = [
        message["content"]["data"].get("state", {})
        for message in messages
        if message["msg_type"] in ("comm_open", "comm_msg")
    ]
    return [str(state["value"]) for state in states if "value" in state]


def set_value(client: Any, model: str, value: float) -> str:
    data = {"method": "update", "state": {"value": value}, "buffer_paths": []}
    message = client.session.msg("comm_msg", {"comm_id": model, "data": data})
    client.shell_channel.send(message)
    return str(message["header"]["msg_id"])


def test_a_moved_slider_sends_back_new_views(kernel: Any, tmp_path: Path):
    opened = messages_until_idle(kernel, kernel.execute(CODE.format(folder=str(tmp_path))))
    assert not [message for message in opened if message["msg_type"] == "error"]
    models = opened_models(opened)
    slider = next(model for model, state in models.items() if state.get("description") == "Impact")

    assert any("À jour." in value for value in sent_values(opened))

    at_once = sent_values(messages_until_idle(kernel, set_value(kernel, slider, 0.0)))
    assert sum(DRAWING in value for value in at_once) == 1  # the ranking, in sight
    at_rest: list[str] = []
    while not any(DRAWING in value for value in at_rest):  # the map, in a closed tab
        at_rest += sent_values([kernel.get_iopub_msg(timeout=SECONDS)])
