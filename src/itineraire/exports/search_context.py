"""Give Search Console tables the period and the device that stand in the files exported beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pandas as pd

from itineraire.exports.file_reading import FileReading
from itineraire.exports.header import Period
from itineraire.exports.parsing import moment, plain
from itineraire.exports.periods import over_report
from itineraire.exports.reading import Reading
from itineraire.exports.tools.columns import device_of


def with_search_context(readings: Iterable[FileReading]) -> list[FileReading]:
    """Return the readings where each Search Console table without dates has its folder's period, and its device.

    The dates file tells the period best; else the filters file, when it names two days. When neither does (``12
    derniers mois`` does not say until when), the period stays missing. The metadata file tells the device.
    """
    known = list(readings)
    periods: dict[str, Period] = {}
    devices = {_folder(reading.file): device for reading in known if (device := _device(reading))}
    for source in (_from_filters, _from_dates):
        for reading in known:
            found = source(reading)
            if found:
                periods[_folder(reading.file)] = found
    return [
        replace(
            reading,
            readings=tuple(
                _placed(_dated(table, periods.get(_folder(reading.file))), devices.get(_folder(reading.file)))
                for table in reading.readings
            ),
        )
        for reading in known
    ]


def _folder(file: str) -> str:
    return file.rpartition("/")[0]


def _tables(reading: FileReading, report: str) -> list[Reading]:
    return [table for table in reading.readings if table.tool == "search_console" and table.report == report]


def _from_dates(reading: FileReading) -> Period | None:
    for table in _tables(reading, "performance"):
        for part in table.parts:
            if part.kind == "date" and part.frame["start"].notna().any():
                return part.frame["start"].min().date(), part.frame["start"].max().date()
    return None


def _from_filters(reading: FileReading) -> Period | None:
    """Return the two days a filters file names: ``1 Jan 2025-31 Dec 2025``."""
    for value in _date_filters(reading):
        first, _, second = value.replace("–", "-").partition("-")
        start, end = moment(first.strip()), moment(second.strip())
        if start and end:
            return start.date(), end.date()
    return None


def _date_filters(reading: FileReading) -> list[str]:
    return [
        str(value)
        for table in _tables(reading, "filters")
        for name, value in zip(table.raw.get("filter", ()), table.raw.get("value", ()), strict=True)
        if plain(str(name)) in {"date", "fecha"}
    ]


def _device(reading: FileReading) -> str | None:
    """Return the device a metadata file names."""
    for table in _tables(reading, "metadata"):
        for name, value in zip(table.raw.get("property", ()), table.raw.get("value", ()), strict=True):
            if plain(str(name)) in {"device", "appareil"}:
                return device_of(str(value))
    return None


def _placed(table: Reading, device: str | None) -> Reading:
    """Return a Core Web Vitals table whose rows name their device."""
    if device is None or table.tool != "search_console" or table.report != "core_web_vitals":
        return table
    parts = tuple(replace(part, frame=part.frame.assign(device=device)) for part in table.parts)
    return replace(table, parts=parts)


def _dated(table: Reading, period: Period | None) -> Reading:
    """Return a table whose rows without period cover ``period``."""
    if period is None or not table.main or table.tool != "search_console" or table.start is not None:
        return table
    parts = tuple(
        part
        if part.kind == "date" or part.table != "search"
        else replace(part, frame=part.frame.assign(**_columns(part.frame, *period)))
        for part in table.parts
    )
    return replace(table, parts=parts, start=period[0], end=period[1])


def _columns(frame: pd.DataFrame, start: date | None, end: date | None) -> dict[str, pd.Series]:
    periods = over_report(frame, start, end)
    return {name: periods[name] for name in map(str, periods.columns)}
