"""Made-up people planted in every export the door knows, to see that none passes it.

One file a description of the registry, made from the description itself: a new tool is planted without anyone thinking
of it, and a description that the planted file does not fit fails the test.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pandas as pd

from itineraire.exports.description import Description, Field
from itineraire.exports.mapped import MappedExport
from itineraire.exports.registry import DESCRIPTIONS


@dataclass(frozen=True)
class Canary:
    """One made-up person: six strings that must never be seen again."""

    number: int

    @property
    def first(self) -> str:
        return f"Prénomserin{chr(97 + self.number % 26)}{chr(97 + self.number // 26)}"

    @property
    def last(self) -> str:
        return f"Nomserin{chr(97 + self.number // 26)}{chr(97 + self.number % 26)}"

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def email(self) -> str:
        return f"serin{self.number:03d}@canari.test"

    @property
    def phone(self) -> str:
        return f"06 98 76 5{self.number // 10 % 10} {self.number % 10}{self.number // 100}"

    @property
    def ip(self) -> str:
        return f"203.0.{113 + self.number // 250}.{self.number % 250}"

    def strings(self) -> tuple[str, ...]:
        return (self.name, self.last, self.email, self.phone, self.phone.replace(" ", ""), self.ip)

    def told(self) -> str:
        """Return what someone would type about this person."""
        return f"Relancer {self.name} ({self.email}, {self.phone}) depuis {self.ip}, dossier {self.last}"


def flock() -> Iterator[Canary]:
    """Yield people, each a new one."""
    return map(Canary, count(1))


@dataclass(frozen=True)
class Aviary:
    """What was planted, and the file in which each description was."""

    birds: tuple[Canary, ...]
    files: Mapping[str, Description]

    def strings(self) -> list[str]:
        return [text for bird in self.birds for text in bird.strings()]


#: What a field must hold for a row to be kept, where an example of its kind does not do.
_EXAMPLES: Mapping[tuple[str, str], str] = {
    ("pipedrive", "status"): "En cours",
    ("prestashop", "total"): "12,50",
    ("woocommerce", "revenue"): "12.50 €",
    ("reviews", "rating"): "4",
    ("matomo", "date"): "2025-05-01",
    ("ga4", "week"): "",
    ("ga4", "month"): "",
    ("ga4", "year_month"): "",
    ("rank_tracker", "position"): "3",
    ("trustpilot", "rating"): "4",
    ("stripe", "type"): "charge",
    ("paypal", "type"): "Express Checkout Payment",
    ("paypal", "time"): "10:00:00",
    ("paypal", "zone"): "Europe/Paris",
    ("paypal", "status"): "Completed",
    ("monday", "card_id"): "123456789",
}
_KINDS: Mapping[str, str] = {
    "number": "1",
    "date": "2025-05-01",
    "instant": "2025-05-01 10:00:00",
    "utc": "2025-05-01 10:00:00",
    "flag": "yes",
    "text": "EUR",
}
#: Tools whose figures are read as text.
_COUNTS_AS_TEXT = frozenset({"business_profile"})
#: Two dates would read the same table twice: GA4 is given one time column.
_LEFT_OUT = frozenset(
    {("ga4", name) for name in ("nth_day", "nth_week", "nth_month", "week", "month", "year_month")}
)


def plant(raw: Path) -> Aviary:
    """Write every export the door knows, with people in all that may hold one: cells, labels, names of files.

    Everyone is in the CRM too: a name is only known for one when some file has it in a column of names.
    """
    birds = flock()
    planted: list[Canary] = []

    def bird() -> Canary:
        planted.append(next(birds))
        return planted[-1]

    files = {}
    for place, description in enumerate(DESCRIPTIONS):
        file = f"{place:02d}-{description.tool}-{description.report}.csv"
        _write(raw / file, *_table(description, bird))
        files[file] = description
    for plant_more in (_documents, _containers, _odd_files, _mapped_files):
        plant_more(raw, bird)
    _write(raw / "crm.csv", _LEADS.strip().split(","), [_lead(each).strip().split(",") for each in planted])
    return Aviary(tuple(planted), files)


def _table(description: Description, bird: Callable[[], Canary]) -> tuple[list[str], list[list[str]]]:
    """Return three rows as the tool writes them, two with people in every text, one whose figures are people."""
    fields = [item for item in description.fields if (description.tool, item.name) not in _LEFT_OUT]
    labels: list[str] = []
    kept = []
    for item in fields:
        free = [label for language in item.labels.values() for label in language if label not in labels]
        if free:
            labels.append(free[0])
            kept.append(item)
    people = [bird() for _ in range(6)]
    rows = [
        [_cell(description.tool, item, person, place) for item in kept] for place, person in enumerate(people)
    ]
    if getattr(description, "closed", False):  # a column more would make it another table
        return labels, rows
    stranger = bird()
    extra = [person.told() for person in people]
    return [*labels, f"{stranger.email} {stranger.name}"], [
        [*row, more] for row, more in zip(rows, extra, strict=True)
    ]


def _cell(tool: str, item: Field, person: Canary, place: int) -> str:
    if item.kind in {"email", "phone"}:
        return person.email if item.kind == "email" else person.phone
    if item.kind == "name":
        return {"first_name": person.first, "last_name": person.last, "ip": person.ip}.get(
            item.name, person.name
        )
    if item.kind == "id":
        return f"{_EXAMPLES.get((tool, item.name), '')}{place}" if place < 3 else person.email
    if item.kind == "free" or (
        item.kind == "text" and place in {3, 4} and (tool, item.name) not in _EXAMPLES
    ):
        return person.told()
    if place == 5 and item.kind in {"number", "date", "instant", "utc"}:
        return person.told()
    return _EXAMPLES.get((tool, item.name), "3" if tool in _COUNTS_AS_TEXT else _KINDS[item.kind])


def _is_free_text(tool: str, item: Field) -> bool:
    return (tool, item.name) not in _EXAMPLES and tool not in _COUNTS_AS_TEXT


def _write(path: Path, header: list[str], rows: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    path.write_text(text.getvalue(), encoding="utf-8")


def _documents(raw: Path, bird: Callable[[], Canary]) -> None:
    """Write the JSON exports: boards, a card alone, speed tests of a page that names someone, an unknown one."""
    one, other, third, fourth = (bird() for _ in range(4))
    card = {
        "id": "690000010000000000000001",
        "idList": "l1",
        "idBoard": "b1",
        "name": one.told(),
        "desc": one.told(),
        "labels": [{"name": one.told()}],
    }
    move = {
        "date": "2025-10-01T10:00:00.000Z",
        "data": {
            "card": {"id": card["id"]},
            "listBefore": {"name": f"À faire par {one.name}"},
            "listAfter": {"name": f"?nom={one.last}"},
        },
    }
    board = {
        "lists": [{"id": "l1", "name": f"{one.name} {one.email}"}],
        "members": [{"fullName": one.name}],
        "actions": [move],
        "cards": [card],
    }
    page = f"https://exemple.test/{other.email}/?email={other.email}&nom={other.last}&tel={other.phone}"
    metrics = {"LARGEST_CONTENTFUL_PAINT_MS": {"percentile": 2_000, "category": "FAST"}}
    lighthouse = {
        "finalDisplayedUrl": page,
        "finalUrl": page,
        "requestedUrl": page,
        "fetchTime": "2025-10-01T10:00:00.000Z",
        "lighthouseVersion": "13.4.1",
        "configSettings": {"formFactor": "mobile"},
        "categories": {"performance": {"score": 0.5}},
        "audits": {"largest-contentful-paint": {"numericValue": 2_000}},
    }
    crux = {
        "record": {
            "key": {"url": page},
            "metrics": {"largest_contentful_paint": {"percentiles": {"p75": 2_000}}},
        }
    }
    documents = {
        "board.json": board,
        "card.json": card | {"id": "690000020000000000000002", "name": third.told()},
        "psi.json": {"id": page, "loadingExperience": {"metrics": metrics}, "lighthouseResult": lighthouse},
        "lighthouse.json": lighthouse,
        "crux.json": crux,
        "unknown.json": {fourth.told(): 1, fourth.email: 2},
    }
    for name, document in documents.items():
        (raw / name).write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")


_LEADS = "Record ID,First Name,Last Name,Email,Phone Number,Lifecycle Stage,Contact owner,Create Date,Original Source\n"


def _lead(person: Canary) -> str:
    return f"9{person.number},{person.first},{person.last},{person.email},{person.phone},Lead,,2025-03-12,DIRECT\n"


def _containers(raw: Path, bird: Callable[[], Canary]) -> None:
    """Write people in the names of files, folders, members of a zip, sheets; in a workbook and in Parquet."""
    one, other, third, fourth = (bird() for _ in range(4))
    folder = raw / f"reçu de {one.email}"
    folder.mkdir()
    (folder / f"{one.name} {one.phone}.csv").write_text(_LEADS + _lead(one), encoding="utf-8")
    with zipfile.ZipFile(raw / "envoi.zip", "w") as archive:
        archive.writestr(f"{other.email}/{other.last}-{other.first}.csv", _LEADS + _lead(other))
    table = pd.DataFrame(
        {"Record ID": ["x1"], "First Name": third.first, "Last Name": third.last, "Email": third.email}
    )
    whole = table.assign(**{"Create Date": "2025-03-12", "Original Source": third.told()})
    with pd.ExcelWriter(raw / "contacts.xlsx") as book:
        whole.to_excel(book, sheet_name=third.email[:31], index=False)
        pd.DataFrame({third.name: [third.phone]}).to_excel(book, sheet_name="autre", index=False)
    frame = table.assign(**{"Create Date": "2025-03-12", "Record ID": "x2", "Last Name": fourth.last})
    frame.assign(**{"First Name": fourth.first, "Email": fourth.email}).to_parquet(raw / "contacts.parquet")


def _odd_files(raw: Path, bird: Callable[[], Canary]) -> None:
    """Write files nothing recognises, or that are damaged, with people where messages might quote them."""
    one, other, third, fourth, fifth = (bird() for _ in range(5))
    _write(
        raw / "known.csv",
        _LEADS.strip().split(","),
        [_lead(each).strip().split(",") for each in (one, other)],
    )
    _write(raw / "headless.csv", [one.name, one.email, one.phone], [[other.name, other.email, other.phone]])
    _write(raw / "headless_names.csv", [one.name, "client", "Paris"], [[other.name, "client", "Lyon"]])
    _write(raw / "unknown.csv", ["une", "deux"], [[third.name, third.email]])
    _write(raw / "shifted.csv", _LEADS.strip().split(","), [[third.name, third.told()], [third.email] * 12])
    (raw / f"{fourth.email}.csv").write_bytes(b"\0\1\2" + fourth.told().encode())
    (raw / f"{fourth.phone}.pdf").write_bytes(b"%PDF")
    (raw / "broken.json").write_text('{"a": "' + fourth.told(), encoding="utf-8")
    (raw / "quote.csv").write_text(_LEADS + f'1,"{fifth.told()}\n' + _lead(fifth), encoding="utf-8")
    (raw / "link.csv").symlink_to(raw / f"{fifth.email}")


_ORDER_COLUMNS = ("order_key", "created", "total", "customer_key", "source")
_ORDER_LABELS = ("Numéro", "Jour", "Montant", "Courriel", "Où")
#: How the mapped files are described.
MAPPINGS = (
    MappedExport("orders", dict(zip(_ORDER_COLUMNS, _ORDER_LABELS, strict=True)), "mapped.csv"),
    MappedExport("spend", {"start": "Jour", "cost": "Coût", "campaign": "Campagne"}, "large"),
    MappedExport("traffic", {"start": "Jour", "sessions": "Visites", "page": "Page"}, "headless_large"),
)


def _mapped_files(raw: Path, bird: Callable[[], Canary]) -> None:
    """Write a file read through a mapping, and folders of Parquet added up by DuckDB, one without the columns named."""
    one, other, third = (bird() for _ in range(3))
    _write(
        raw / "mapped.csv",
        [*_ORDER_LABELS, third.email],
        [
            ["A1", "2025-05-01", "10", one.email, one.told(), ""],
            ["A2", one.told(), one.email, one.email, "web", ""],
        ],
    )
    (raw / "large").mkdir()
    days = {
        "Jour": ["2025-05-01", other.told()],
        "Coût": ["1.5", other.email],
        "Campagne": [other.told()] * 2,
    }
    pd.DataFrame(days).to_parquet(raw / "large" / "part.parquet")
    (raw / "headless_large").mkdir()
    pd.DataFrame({third.name: ["1"], third.email: ["2"]}).to_parquet(raw / "headless_large" / "part.parquet")
