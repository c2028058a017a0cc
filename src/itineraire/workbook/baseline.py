"""The frozen baseline: written once with its hash, compared to ever after, never rewritten (R46)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python

from itineraire.diagnostic import Measure
from itineraire.errors import ClientFilesError, Fault
from itineraire.files import write_whole

_MEASURES = TypeAdapter(tuple[Measure, ...])


def frozen_baseline(measures: Sequence[Measure], folder: Path, *, as_of: date) -> tuple[Measure, ...]:
    """Return the client's frozen baseline; the first call writes ``measures`` as that baseline.

    Parameters
    ----------
    measures
        What the diagnostic measured now; kept only when nothing was frozen before.
    folder
        ``outputs/<client>/baseline``; the oldest file there is the reference.
    as_of
        Date under which a new baseline is filed.

    Raises
    ------
    ClientFilesError
        When a frozen file was edited: its content no longer has its hash.
    """
    kept = sorted(folder.glob("*.json"))
    if kept:
        return _read(kept[0])
    body = to_jsonable_python(tuple(measures), inf_nan_mode="constants")
    document = {"as_of": as_of.isoformat(), "measures": body, "sha256": _hash(body)}
    write_whole(folder / f"{as_of.isoformat()}.json", _text(document).encode())
    return tuple(measures)


def _read(path: Path) -> tuple[Measure, ...]:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        body, expected = document["measures"], document["sha256"]
    except (ValueError, KeyError, TypeError) as error:
        raise ClientFilesError(Fault("runs.baseline_edited", file=f"baseline/{path.name}")) from error
    if _hash(body) != expected:
        raise ClientFilesError(Fault("runs.baseline_edited", file=f"baseline/{path.name}"))
    return _MEASURES.validate_python(body)


def _hash(body: object) -> str:
    return hashlib.sha256(_text(body).encode()).hexdigest()


def _text(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
