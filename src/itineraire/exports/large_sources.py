"""Sources that ``client.yaml`` names by address: a folder of Parquet files in ``raw``, or an ``s3://`` address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from itineraire.exports.large_query import is_remote
from itineraire.exports.mapped import MappedExport, Mappings


@dataclass(frozen=True)
class LargeSource:
    """A source to be added up by DuckDB: the name to quote, where it stands, how it is described."""

    name: str
    address: str | Path
    entry: MappedExport


def large_sources(raw: Path, mappings: Mappings) -> tuple[LargeSource, ...]:
    """Return the sources named by address; a folder outside ``raw``, or a link out of it, is not one."""
    return tuple(_sources(raw, mappings))


def _sources(raw: Path, mappings: Mappings) -> Iterator[LargeSource]:
    for entry in mappings:
        if is_remote(entry.pattern):
            yield LargeSource(entry.pattern, entry.pattern, entry)
            continue
        name = entry.pattern.strip("/")
        folder = raw / name
        inside = name and ".." not in Path(name).parts and "*" not in name
        if inside and folder.is_dir() and not _has_link(folder, raw) and any(folder.rglob("*.parquet")):
            yield LargeSource(name, folder, entry)


def _has_link(folder: Path, raw: Path) -> bool:
    """Return whether a link stands between the raw folder and a folder of it, or inside that folder."""
    between = [folder, *folder.parents[: len(folder.relative_to(raw).parts) - 1]]
    return any(path.is_symlink() for path in (*between, *folder.rglob("*")))
