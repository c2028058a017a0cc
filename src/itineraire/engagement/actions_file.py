"""``actions.csv`` or ``actions.xlsx`` in: the separators and decimals of a French spreadsheet are welcome."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from pydantic import ValidationError

from itineraire.engagement.actions import Action
from itineraire.engagement.yaml_file import faults_of
from itineraire.errors import ClientFilesError, Fault

COLUMNS = tuple(name for name in Action.model_fields if name != "line")
REQUIRED = tuple(name for name in COLUMNS if Action.model_fields[name].is_required())

_LISTS = ("contributors", "depends_on")
_ESTIMATES = ("cost_eur", "impact_eur")
_BOOLEANS = ("habit", "mandatory")
_NUMBERS = ("share_of_stake", "run_hours_week", "delay_risk")
_DATES = ("not_before", "deadline")
_THOUSANDS = re.compile(r"\b[1-9]\d{0,2}(?:\.\d{3})+(?![\d.])")
_TRUE, _FALSE = {"oui", "yes", "true", "vrai", "1", "x"}, {"non", "no", "false", "faux", "0"}

Row = tuple[int, dict[str, str]]


def read_actions(folder: Path) -> tuple[Action, ...]:
    """Read the backlog of a client's folder, ``actions.csv`` or else ``actions.xlsx``.

    Raises
    ------
    ClientFilesError
        With every fault of the file: missing or unknown columns, then one fault for each wrong cell.
    """
    path = next(
        (folder / name for name in ("actions.csv", "actions.xlsx") if (folder / name).is_file()), None
    )
    if path is None:
        raise ClientFilesError(Fault("engagement.missing_file", file="actions.csv"))
    header, rows = _read_xlsx(path) if path.suffix == ".xlsx" else _read_csv(path)
    faults = _header_faults(header, path.name)
    if faults:
        raise ClientFilesError(faults)
    actions: list[Action] = []
    for line, cells in rows:
        try:
            actions.append(Action(**_values(cells), line=line))
        except ValidationError as error:
            faults += [
                Fault(fault.code, path.name, line, str(loc[0]), cells.get(str(loc[0]), ""), fault.values)
                for fault, loc in faults_of(error, Action)
            ]
    if not actions and not faults:
        faults.append(Fault("engagement.no_action", file=path.name))
    if faults:
        raise ClientFilesError(faults)
    return tuple(actions)


def _header_faults(header: list[str], file: str) -> list[Fault]:
    found = ", ".join(header)
    faults = [
        Fault("engagement.missing_column", file=file, line=1, column=name, found=found)
        for name in REQUIRED
        if name not in header
    ]
    faults += [
        Fault(
            "engagement.unknown_column", file=file, line=1, column=name, values={"known": ", ".join(COLUMNS)}
        )
        for name in header
        if name and name not in COLUMNS
    ]
    repeated = sorted({name for name in header if name and header.count(name) > 1})
    faults += [Fault("engagement.repeated_column", file=file, line=1, column=name) for name in repeated]
    return faults


def _read_csv(path: Path) -> tuple[list[str], list[Row]]:
    content = path.read_bytes()
    if b"\0" in content:
        raise ClientFilesError(Fault("engagement.not_text", file=path.name))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")  # what a French Excel writes by default
    first = text.split("\n", 1)[0]
    separator = max(";\t,", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    header = [name.strip().lower() for name in next(reader, [])]
    rows: list[Row] = []
    line = reader.line_num + 1
    for cells in reader:
        if len(cells) > len(header):
            raise ClientFilesError(
                Fault(
                    "engagement.too_many_cells",
                    path.name,
                    line,
                    found=str(len(cells)),
                    values={"expected": len(header)},
                )
            )
        if any(cell.strip() for cell in cells):
            rows.append((line, dict(zip(header, cells, strict=False))))
        line = reader.line_num + 1
    return header, rows


def _read_xlsx(path: Path) -> tuple[list[str], list[Row]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        sheet = load_workbook(io.BytesIO(path.read_bytes()), data_only=True).worksheets[0]
    except (BadZipFile, InvalidFileException, KeyError, IndexError) as error:
        raise ClientFilesError(Fault("engagement.not_xlsx", file=path.name)) from error
    lines = [
        ["" if cell is None else _cell(cell) for cell in row] for row in sheet.iter_rows(values_only=True)
    ]
    header = [name.strip().lower() for name in lines[0]] if lines else []
    rows = [
        (number, dict(zip(header, cells, strict=False)))
        for number, cells in enumerate(lines[1:], start=2)
        if any(cell.strip() for cell in cells)
    ]
    return header, rows


def _cell(value: Any) -> str:
    return str(value.date()) if hasattr(value, "date") else str(value)


def _values(cells: dict[str, str]) -> dict[str, Any]:
    """Turn texts into what the model expects; an empty cell is an absent field."""
    values: dict[str, Any] = {}
    for name, cell in cells.items():
        text = cell.strip()
        if not name or not text:
            continue
        if name in _LISTS:
            values[name] = _words(text)
        elif name == "hours":
            values[name] = _hours(text)
        elif name in _ESTIMATES:
            values[name] = _euros(text)
        elif name in _BOOLEANS:
            values[name] = text.lower() in _TRUE if text.lower() in _TRUE | _FALSE else text
        elif name in _NUMBERS:
            values[name] = _number(text)
        elif name in _DATES:
            values[name] = _date(text)
        else:
            values[name] = text
    return values


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[\s,;|]+", text) if word]


def _number(text: str) -> Any:
    """Read ``1 200,50 €`` and ``60 %``; what is not a number stays as it is, to be refused."""
    plain = re.sub(r"[\s\u00a0\u202f€]", "", text)
    divisor = 100 if plain.endswith("%") else 1
    try:
        number = float(plain.removesuffix("%").replace(",", ".")) / divisor
    except ValueError:
        return text
    return number if math.isfinite(number) else text


def _date(text: str) -> str:
    """``31/01/2027``, as a French spreadsheet saves a date, is read as ``2027-01-31``; the rest is left as it is."""
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text)
    return f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}" if found else text


def _estimate(text: str) -> Any:
    parts = [_number(part) for part in text.split("/")]
    if any(isinstance(part, str) for part in parts):
        return text
    return parts[0] if len(parts) == 1 else parts


def _euros(text: str) -> Any:
    """``1.200/1.500`` are thousands, as some spreadsheets write them: no euro has three decimals."""
    return _estimate(_THOUSANDS.sub(lambda amount: amount[0].replace(".", ""), text))


def _hours(text: str) -> Any:
    """``seo=8/12/20 dev=4`` -> ``{"seo": [8, 12, 20], "dev": 4}``; anything else is left for the model to refuse."""
    pairs: Iterable[list[str]] = (pair.split("=", 1) for pair in _words(text.replace(",", ".")))
    hours: dict[str, Any] = {}
    for pair in pairs:
        if len(pair) != 2:
            return text
        hours[pair[0]] = _estimate(pair[1])
    return hours
