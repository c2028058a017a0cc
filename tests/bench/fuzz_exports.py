"""Mutate every sample export thousands of times and read what comes out: no traceback, no hang, no row lost.

Run: ``python -m tests.bench.fuzz_exports [files] [seed]``; 5,000 files and seed 1 by default.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from itineraire.exports import MappedExport, read_folder
from itineraire.exports.cells import Setting
from itineraire.exports.large_reading import read_large
from itineraire.tables import contract_faults

#: A small file must be read in less than this, seconds of processor: those of the clock depend on who else works.
LONGEST = 2.0
#: Samples above this are cut first, so that every mutant is a small file; bytes.
LARGEST = 40_000
#: One file in so many is also read as a file too large for memory, or comes in a zip made to harm.
LARGE_EVERY = 10
ZIP_EVERY = 8
#: Names a member must not be written under, names of a Mac, names that are no table.
MEMBERS = (
    "../../outside.csv",
    "/tmp/outside.csv",
    "..\\outside.csv",
    "C:\\outside.csv",
    "a/../../outside.csv",
    "__MACOSX/._export.csv",
    "Reque\u0302tes.csv",
    "export.csv",
    "inner.zip",
    "",
)
SECRET = "secret-of-another-client"
#: Links laid in the raw folder, and one in some zips.
LINKS = frozenset({"file-link.csv", "folder-link", "loop"})
COLUMNS = {
    "order_key": "id",
    "created": "date",
    "total": "total",
    "currency": "currency",
    "cancelled": "cancelled",
}
ORDERS = b"id,date,total,currency,cancelled\n" + b"".join(
    b"%d,2025-01-%02d 10:00:00,%d.5,eur,no\n" % (number, 1 + number % 28, number) for number in range(300)
)
_JUNK = (
    b"\x00",
    b"1e308",
    b"31/02/2025",
    b"=cmd|' /C calc'!A0",
    b"<script>alert(1)</script>",
    b'"',
    b"\xff\xfe",
    b"\xe2\x80\xaf",
    b"\n\n",
    b"#  \n",
    b"Total : ",
    b";;;;",
    b"\t",
    b"\xc3",
    b"-",
    b"{",
    b"]",
)


def mutate(content: bytes, chance: random.Random) -> bytes:
    """Return the bytes damaged in one to four ways."""
    for _ in range(chance.randint(1, 4)):
        content = chance.choice(_WAYS)(content, chance)
    return content


def _truncate(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _insert(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content) + 1)
    return content[:place] + chance.choice(_JUNK) + content[place:]


def _flip(content: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(min(len(damaged), 8)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def _repeat_lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    return b"\n".join(lines[: chance.randrange(1, 12)] + lines)


def _drop_lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    place = chance.randrange(len(lines))
    return b"\n".join(lines[:place] + lines[place + chance.randrange(1, 5) :])


def _shift_columns(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    start = chance.randrange(len(lines))
    return b"\n".join(line if place < start else b"x," + line for place, line in enumerate(lines))


def _recode(content: bytes, chance: random.Random) -> bytes:
    text = content.decode("utf-8", errors="replace")
    return text.encode(
        chance.choice(("utf-16", "cp1252", "utf-16-le", "utf-8-sig", "latin-1")), errors="replace"
    )


def _swap_separator(content: bytes, chance: random.Random) -> bytes:
    return content.replace(b",", chance.choice((b";", b"\t", b"|", b",,")))


_WAYS = (
    _truncate,
    _insert,
    _insert,
    _flip,
    _repeat_lines,
    _drop_lines,
    _shift_columns,
    _recode,
    _swap_separator,
)


def hostile_zip(contents: Sequence[bytes], chance: random.Random) -> bytes:
    """Return a zip of mutants under names that climb, at times a bomb, at times damaged itself."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, content in enumerate(contents):
            name = chance.choice(MEMBERS) or f"{number}.csv"
            archive.writestr(f"{number}-{name}" if chance.random() < 0.5 else name, content)
        if chance.random() < 0.2:
            archive.writestr("bomb.csv", b"0" * chance.choice((5_000_000, 60_000_000)))
        if chance.random() < 0.1:
            for number in range(2_100):
                archive.writestr(f"many/{number}.csv", b"")
        if chance.random() < 0.2:
            link = zipfile.ZipInfo("link.csv")
            link.external_attr = 0o120777 << 16
            archive.writestr(link, "../../elsewhere/orders.csv")
    whole = packed.getvalue()
    return mutate(whole, chance) if chance.random() < 0.5 else whole


def lay_links(folder: Path, elsewhere: Path) -> None:
    """Put links to another client's files in a raw folder: to a file, to a folder, to itself."""
    (folder / "file-link.csv").symlink_to(elsewhere / "orders.csv")
    (folder / "folder-link").symlink_to(elsewhere)
    (folder / "loop").symlink_to(folder)


def check(content: bytes, suffix: str, folder: Path) -> float:
    """Read one mutant and return the seconds it took.

    Raises
    ------
    AssertionError
        When a row is not accounted for, a clean table breaks its contract, a link was followed or a file written.
    """
    path = folder / f"mutant{suffix}"
    path.write_bytes(content)
    before = set(folder.iterdir())
    start = time.process_time()
    intake = read_folder(folder, key=b"fuzz")
    seconds = time.process_time() - start
    assert all(account.balances for account in intake.accounts), "a row is not accounted for"
    assert sum(account.rejected for account in intake.accounts) == len(intake.rejected), (
        "rejected rows differ"
    )
    fed = [name for name, table in intake.tables.items() if len(table)]
    assert not [fault for name in fed for fault in contract_faults(name, intake.tables[name])], (
        "contract broken"
    )
    assert not {account.file.partition("/")[0] for account in intake.accounts} & LINKS, "a link was followed"
    assert not any(SECRET in table.to_csv() for table in map(intake.tables.get, fed)), (
        "another client was read"
    )
    assert set(folder.iterdir()) == before, "something was written"
    return seconds


def check_large(content: bytes, folder: Path) -> None:
    """Read one mutant of a file of orders as a file too large for memory: a fault, or an account that balances.

    Raises
    ------
    AssertionError
        When a row is not accounted for or nothing is said of a file that gave nothing.
    """
    path = folder / "large.csv"
    path.write_bytes(content)
    setting = Setting(b"fuzz", ZoneInfo("Europe/Paris"))
    reading = read_large("large.csv", path, MappedExport("orders", COLUMNS), setting)
    assert reading.counted.balances if reading.counted else reading.faults, "a row is not accounted for"
    path.unlink()


def samples() -> list[Path]:
    """Return the exports of the demo clients and, beside the project, the real samples."""
    root = Path(__file__).resolve().parents[2]
    folders = [*root.glob("client_data/*/raw"), root / ".." / "shared" / "data"]
    return [
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".md"
    ]


def mutant(number: int, found: Sequence[Path], chance: random.Random) -> tuple[str, bytes]:
    """Return the name and the bytes of the next damaged file."""
    if number % ZIP_EVERY == 0:
        sources = [chance.choice(found) for _ in range(chance.randint(1, 3))]
        contents = [mutate(path.read_bytes()[:LARGEST], chance) for path in sources]
        return f"{sources[0].stem}.zip", hostile_zip(contents, chance)
    source = chance.choice(found)
    return source.name, mutate(source.read_bytes()[:LARGEST], chance)


def main(files: int = 5_000, seed: int = 1) -> None:
    """Mutate and read ``files`` files; print the slowest, keep those that break and fail at the end if any did."""
    chance = random.Random(seed)
    found = samples()
    slowest = (0.0, "")
    broken, seconds = 0, 0.0
    with tempfile.TemporaryDirectory() as place:
        folder, elsewhere = Path(place) / "raw", Path(place) / "elsewhere"
        folder.mkdir()
        elsewhere.mkdir()
        (elsewhere / "orders.csv").write_text(
            f"Top queries,Clicks,Impressions,CTR,Position\n{SECRET},1,1,1%,1\n"
        )
        lay_links(folder, elsewhere)
        for number in range(files):
            name, content = mutant(number, found, chance)
            try:
                for left in folder.glob("mutant*"):
                    left.unlink()
                seconds = check(content, Path(name).suffix, folder)
                if number % LARGE_EVERY == 0:
                    check_large(mutate(ORDERS, chance), Path(place))
                assert seconds < LONGEST, f"{seconds:.1f} s"
            except Exception as error:
                broken += 1
                kept = Path(tempfile.gettempdir()) / f"mutant-{seed}-{number}{Path(name).suffix}"
                kept.write_bytes(content)
                print(f"{number} {name}: {error!r}, kept as {kept}", flush=True)  # noqa: T201
            slowest = max(slowest, (seconds, name))
            if (number + 1) % 250 == 0:
                print(f"{number + 1} files, slowest {slowest[0]:.2f} s ({slowest[1]})", flush=True)  # noqa: T201
    told = (
        f"{files} files from {len(found)} samples, {broken} faults, slowest {slowest[0]:.2f} s ({slowest[1]})"
    )
    print(told)  # noqa: T201
    sys.exit(broken > 0)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
