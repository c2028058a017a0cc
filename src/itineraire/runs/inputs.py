"""What each step reads, as hashes: a step runs again only when one of them changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

import itineraire
from itineraire.files import file_hash
from itineraire.workbook import STEPS, Places
from itineraire.workbook.places import ISSUE_STEPS

#: Files of the client's folder that each step reads; results of all earlier steps come on top.
_READS: dict[str, tuple[str, ...]] = {
    "diagnostic": ("client.yaml", "objectives.yaml", "raw/**/*", "follow_up/**/*"),
    "objectives": ("client.yaml", "objectives.yaml"),
    "workstreams": ("client.yaml", "objectives.yaml", "workstreams.yaml", "actions.*", "decisions/**/*.yaml"),
    "roadmap": ("client.yaml", "objectives.yaml", "workstreams.yaml", "actions.*", "decisions/**/*.yaml"),
    "steering": ("client.yaml", "objectives.yaml", "workstreams.yaml", "actions.*", "decisions/**/*", "follow_up/**/*"),
    "industrialization": ("client.yaml", "workstreams.yaml", "actions.*", "follow_up/**/*"),
}  # fmt: skip

#: Folders whose files keep the name they came with.
_NAMED_BY_CLIENTS = frozenset({"raw", "follow_up"})
#: Clean tables among the results that a step reads.
_TABLES = {"steering": ("tables/*",), "industrialization": ("tables/*",)}

_LIBRARIES = ("pandas", "matplotlib", "ortools", "papermill", "nbconvert", "typst", "scipy", "statsmodels")


def input_hashes(places: Places, step: str) -> dict[str, str]:
    """Return the hash of every file that a step reads, by path relative to the client's folder or results.

    Symbolic links are not followed.
    """
    hashes = {
        path.relative_to(places.folder).as_posix(): file_hash(path)
        for pattern in _READS[step]
        for path in _files(places.folder.glob(pattern))
    }
    earlier = STEPS[: STEPS.index(step)]
    for pattern in (*(f"{name}.*" for name in earlier), *_TABLES.get(step, ())):
        for path in _files(places.results.glob(pattern)):
            hashes[f"results/{path.relative_to(places.results).as_posix()}"] = file_hash(path)
    return dict(sorted((hashes | (_earlier(places) if step == "steering" else {})).items()))


def _earlier(places: Places) -> dict[str, str]:
    """Return the hashes of the earlier issues of the plan: steering says what changed since the last one."""
    return {
        f"earlier/{day.isoformat()}/{step}.json": file_hash(folder / f"{step}.json")
        for day, folder in places.earlier_issues()
        for step in ISSUE_STEPS
    }


def told_inputs(hashes: Mapping[str, str]) -> dict[str, str]:
    """Return input hashes as they may be written: clients' files under their hash, for their names may name people.

    Accounts tell the file of a hash, by a name that names nobody.
    """
    return {_told(path, digest): digest for path, digest in hashes.items()}


def _told(path: str, digest: str) -> str:
    """Return the name of an input: its folder and the start of its hash when a client named the file."""
    folder = path.split("/", maxsplit=1)[0]
    return f"{folder}/{digest[:12]}" if folder in _NAMED_BY_CLIENTS else path


def step_key(
    inputs: Mapping[str, str], notebook: Path, parameters: Mapping[str, object], *, baseline: Path
) -> str:
    """Return one hash of everything that decides a step's result."""
    frozen = {path.name: file_hash(path) for path in _files(baseline.glob("*.json"))}
    parts = [dict(inputs), file_hash(notebook), dict(parameters), frozen, package_hash(), versions()]
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()


@cache
def package_hash() -> str:
    """Return one hash of the package's own source and templates."""
    root = Path(itineraire.__file__).parent
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(root).as_posix().encode() + file_hash(path).encode())
    return digest.hexdigest()


@cache
def versions() -> dict[str, str]:
    """Return the versions that a result depends on."""
    return {"itineraire": itineraire.__version__} | {name: version(name) for name in _LIBRARIES}


def _files(paths: Iterable[Path]) -> list[Path]:
    return sorted(path for path in paths if path.is_file() and not path.is_symlink())
