"""The results store: each step's frozen result on disk, whole or not at all, and read back as the same type."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

import pandas as pd
from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_jsonable_python

from itineraire.errors import Fault, MissingStepError
from itineraire.files import write_whole

SCHEMA_VERSION = 1

Step = TypeVar("Step")


def save_step(result: Any, step: str, folder: Path) -> Path:
    """Save a step's frozen dataclass as ``<step>.json``; its frames become Parquet files beside it.

    Parameters
    ----------
    result
        A frozen dataclass made of scalars, dates, enumerations, tuples, mappings, other dataclasses and frames
        (frames only as direct fields).
    step
        Name of the step, for example ``"diagnostic"``.
    folder
        ``outputs/<client>/<as_of>/results``.
    """
    frames = {
        f.name: getattr(result, f.name)
        for f in fields(result)
        if isinstance(getattr(result, f.name), pd.DataFrame)
    }
    for name, frame in frames.items():
        save_table(frame, f"{step}.{name}", folder)
    plain = {
        f.name: {"frame": f"{step}.{f.name}"} if f.name in frames else _plain(getattr(result, f.name))
        for f in fields(result)
    }
    document = {"schema": SCHEMA_VERSION, "step": step, "result": plain}
    path = folder / f"{step}.json"
    write_whole(path, (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())
    return path


def load_step(kind: type[Step], step: str, folder: Path) -> Step:
    """Read back what ``save_step`` wrote.

    Raises
    ------
    MissingStepError
        When the step has not been run here, was saved by another version of the package, or is damaged.
    """
    path = folder / f"{step}.json"
    if not path.is_file():
        raise MissingStepError(Fault("runs.missing_step", file=path.name, values={"step": step}))
    stale = Fault("runs.stale_step", file=path.name, values={"step": step})
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        schema, plain = document["schema"], dict(document["result"])
    except (ValueError, KeyError, TypeError) as error:
        raise MissingStepError(stale) from error
    if schema != SCHEMA_VERSION:
        raise MissingStepError(stale)
    if not is_dataclass(kind):
        raise TypeError(f"{kind} is no dataclass")
    values: dict[str, Any] = {}
    hints = _field_types(kind)
    for item in fields(kind):
        stored = plain.get(item.name)
        if isinstance(stored, dict) and set(stored) == {"frame"}:
            values[item.name] = load_table(stored["frame"], folder)
            continue
        try:
            values[item.name] = TypeAdapter(hints[item.name]).validate_python(stored)
        except ValidationError as error:
            raise MissingStepError(stale) from error
    return kind(**values)


def save_table(frame: pd.DataFrame, name: str, folder: Path) -> None:
    """Save a frame as Parquet, whole or not at all."""
    write_whole(folder / f"{name}.parquet", frame.to_parquet(index=False))


def load_table(name: str, folder: Path) -> pd.DataFrame:
    """Read a frame that ``save_table`` wrote."""
    return pd.read_parquet(folder / f"{name}.parquet")


def _plain(value: Any) -> Any:
    return to_jsonable_python(value, inf_nan_mode="constants")


def _field_types(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)
