"""Mutate every sample export thousands of times and read what comes out: no traceback, no hang, no row lost.

Run: ``python -m tests.bench.fuzz_exports [files] [seed]``; 5,000 files and seed 1 by default.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path
from zoneinfo import ZoneInfo

from itineraire.exports import MappedExport, read_folder
from itineraire.exports.cells import Setting
from itineraire.exports.large_reading import read_large
from itineraire.tables import contract_faults

#: A small file must be read in less than this, seconds.
LONGEST = 2.0
#: Samples above this are cut first, so that every mutant is a small file; bytes.
LARGEST = 40_000
#: One file in so many is also read as a file too large for memory.
LARGE_EVERY = 10
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


def check(content: bytes, suffix: str, folder: Path) -> float:
    """Read one mutant and return the seconds it took.

    Raises
    ------
    AssertionError
        When a row is not accounted for or a clean table breaks its contract.
    """
    path = folder / f"mutant{suffix}"
    path.write_bytes(content)
    start = time.perf_counter()
    intake = read_folder(folder, key=b"fuzz")
    seconds = time.perf_counter() - start
    assert all(account.balances for account in intake.accounts), "a row is not accounted for"
    assert sum(account.rejected for account in intake.accounts) == len(intake.rejected), (
        "rejected rows differ"
    )
    fed = [name for name, table in intake.tables.items() if len(table)]
    assert not [fault for name in fed for fault in contract_faults(name, intake.tables[name])], (
        "contract broken"
    )
    path.unlink()
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
        if path.is_file() and path.suffix in {".csv", ".json", ".zip"}
    ]


def main(files: int = 5_000, seed: int = 1) -> None:
    """Mutate and read ``files`` files; print the slowest and stop at the first that breaks."""
    chance = random.Random(seed)
    found = samples()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(files):
            source = chance.choice(found)
            content = mutate(source.read_bytes()[:LARGEST], chance)
            try:
                seconds = check(content, source.suffix, Path(folder))
                if seconds >= LONGEST:  # a busy machine is slow once, a hang is slow again
                    seconds = check(content, source.suffix, Path(folder))
                if number % LARGE_EVERY == 0:
                    check_large(mutate(ORDERS, chance), Path(folder))
            except Exception:
                kept = Path(tempfile.gettempdir()) / f"mutant-{seed}-{number}{source.suffix}"
                kept.write_bytes(content)
                print(f"{number} {source.name}: kept as {kept}")  # noqa: T201
                raise
            slowest = max(slowest, seconds)
            if (number + 1) % 250 == 0:
                print(f"{number + 1} files, slowest {slowest:.2f} s", flush=True)  # noqa: T201
            assert seconds < LONGEST, f"{number} {source.name}: {seconds:.1f} s"
    print(f"{files} files from {len(found)} samples, slowest {slowest:.2f} s")  # noqa: T201


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
