"""Find the files of a raw folder: any name, any sub-folder, zips opened with care, links never followed."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from stat import S_ISLNK

from itineraire.errors import Fault, Severity

#: Above this a file is not loaded whole: it is aggregated by DuckDB (``exports.large``).
LARGEST_IN_MEMORY = 200_000_000
#: A zip that unpacks to more than this, or more than a hundred times its size, is refused as a bomb.
LARGEST_UNPACKED = 500_000_000
LARGEST_RATIO = 100
MOST_MEMBERS = 2_000

#: What a computer leaves in a folder by itself, and what no tool exports tables as.
_NOT_EXPORTS = frozenset({".ds_store", "thumbs.db", "desktop.ini", ".gitkeep", ".gitignore"})
_NOT_TABLES = frozenset(
    {".pdf", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".docx", ".pptx", ".md", ".html"}
)


@dataclass(frozen=True)
class RawFile:
    """One file as it came: its name relative to ``raw/`` (``archive.zip/member`` inside a zip) and its bytes."""

    name: str
    content: bytes

    @cached_property
    def sha256(self) -> str:
        """Hexadecimal digest of the bytes."""
        return sha256(self.content).hexdigest()

    @property
    def folder(self) -> str:
        """Folder or zip the file came in: files exported together stand together."""
        return str(PurePosixPath(self.name).parent)

    @property
    def suffix(self) -> str:
        """Extension in lower case, with its dot."""
        return PurePosixPath(self.name).suffix.lower()


def walk(raw: Path, *, skip: Collection[Path] = ()) -> Iterator[RawFile | Path | Fault]:
    """Yield every readable file of ``raw`` in name order, the path of those too large to load, and what is refused.

    Symbolic links are refused: they may lead out of the client's folder. Folders of ``skip`` are left aside.
    """
    for folder, names, files in os.walk(raw, followlinks=False):
        names[:] = sorted(name for name in names if Path(folder) / name not in skip)
        for name in (name for name in list(names) if (Path(folder) / name).is_symlink()):
            yield Fault("exports.link", file=_relative(Path(folder) / name, raw), severity=Severity.WARNING)
        for name in sorted(files):
            yield from _opened(Path(folder) / name, raw)


def _opened(path: Path, raw: Path) -> Iterator[RawFile | Path | Fault]:
    """Yield what one path of the folder holds."""
    name = _relative(path, raw)
    if path.name.lower() in _NOT_EXPORTS or path.name.startswith("~$"):
        return
    if path.is_symlink() or not path.is_file():
        yield Fault("exports.link", file=name, severity=Severity.WARNING)
    elif path.suffix.lower() in _NOT_TABLES:
        yield Fault("exports.not_a_table", file=name, found=path.suffix, severity=Severity.WARNING)
    elif path.stat().st_size > LARGEST_IN_MEMORY:
        yield path
    else:
        yield from _loaded(path, name)


def _loaded(path: Path, name: str) -> Iterator[RawFile | Fault]:
    """Yield a file's bytes, or the members of a zip."""
    try:
        content = path.read_bytes()
    except OSError as error:
        yield Fault("exports.cannot_open", file=name, found=error.strerror or "")
        return
    if path.suffix.lower() == ".zip":
        yield from members(name, content)
    else:
        yield RawFile(name, content)


def _relative(path: Path, raw: Path) -> str:
    return path.relative_to(raw).as_posix()


def members(name: str, content: bytes) -> Iterator[RawFile | Fault]:
    """Yield the members of a zip held in memory; nothing is ever written, so no path can be climbed."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        yield Fault("exports.zip_damaged", file=name, found=str(error))
        return
    with archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        unpacked = sum(entry.file_size for entry in entries)
        packed = max(1, sum(entry.compress_size for entry in entries))
        if (
            unpacked > LARGEST_UNPACKED
            or unpacked > LARGEST_RATIO * packed + 1e6
            or len(entries) > MOST_MEMBERS
        ):
            yield Fault(
                "exports.zip_bomb", file=name, values={"megabytes": unpacked / 1e6, "members": len(entries)}
            )
            return
        seen: Counter[str] = Counter()
        for entry in entries:
            for item in _member(name, archive, entry):
                yield _apart(item, seen) if isinstance(item, RawFile) else item


def _apart(item: RawFile, seen: Counter[str]) -> RawFile:
    """Return a member under a name of its own: a zip may hold two of one name."""
    seen[item.name] += 1
    if seen[item.name] == 1:
        return item
    path = PurePosixPath(item.name)
    return replace(item, name=str(path.with_stem(f"{path.stem} ({seen[item.name]})")))


def _member(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[RawFile | Fault]:
    """Yield one member, or why it is refused."""
    inside = PurePosixPath(_decoded_name(entry).replace("\\", "/"))
    full = f"{name}/{inside.name}" if inside.is_absolute() or ".." in inside.parts else f"{name}/{inside}"
    if "__MACOSX" in inside.parts or inside.name.lower() in _NOT_EXPORTS or inside.name.startswith("._"):
        return
    if inside.is_absolute() or ".." in inside.parts:
        yield Fault("exports.zip_climbs", file=full, found=str(inside), severity=Severity.WARNING)
        return
    if S_ISLNK(entry.external_attr >> 16):
        yield Fault("exports.link", file=full, severity=Severity.WARNING)
        return
    if inside.suffix.lower() in _NOT_TABLES | {".zip"}:
        yield Fault("exports.not_a_table", file=full, found=inside.suffix, severity=Severity.WARNING)
        return
    try:
        with archive.open(entry) as stream:
            content = stream.read(LARGEST_UNPACKED + 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,
        ValueError,
    ) as error:
        yield Fault("exports.zip_damaged", file=full, found=str(error))
        return
    if len(content) > max(entry.file_size, 1_000_000):
        yield Fault("exports.zip_bomb", file=full, values={"megabytes": len(content) / 1e6, "members": 1})
        return
    yield RawFile(full, content)


def _decoded_name(entry: zipfile.ZipInfo) -> str:
    """Return the member's name; a Mac stores UTF-8 without saying so, which comes out as ``Reque╠étes.csv``."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename
