"""Every sentence of the package, found by walking its catalogues, and values that fill its blanks."""

from __future__ import annotations

import importlib
import pkgutil
import string
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import itineraire
from itineraire import wording
from itineraire.wording import Sentence

SOURCE = Path(itineraire.__file__).parent


def sentences() -> dict[str, Sentence]:
    """Return every sentence by its place: ``module.NAME[key]``."""
    found: dict[str, Sentence] = {}
    for info in pkgutil.iter_modules(wording.__path__):
        module = importlib.import_module(f"{wording.__name__}.{info.name}")
        for name, value in vars(module).items():
            found.update(_inside(value, f"{info.name}.{name}"))
    return found


def _inside(value: object, place: str) -> Iterator[tuple[str, Sentence]]:
    if isinstance(value, Sentence):
        yield place, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _inside(item, f"{place}[{key}]")
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _inside(item, f"{place}[{number}]")


def blanks(template: str) -> dict[str, str]:
    """Return the blanks of a sentence with their format; a blank used twice keeps its last format."""
    return {
        name: form or "text" for _, name, form, _ in string.Formatter().parse(template) if name is not None
    }


def forms(template: str) -> list[tuple[str, str]]:
    """Return every blank of a sentence with its format, in order."""
    return [(name, form or "") for _, name, form, _ in string.Formatter().parse(template) if name is not None]


def prose(template: str) -> str:
    """Return a sentence without its blanks."""
    return " ".join(text for text, *_ in string.Formatter().parse(template))


def sample_values(template: str) -> dict[str, object]:
    """Return a plausible value for each blank of a sentence."""
    return {name: _sample(form) for name, form in blanks(template).items()}


def _sample(form: str) -> object:
    if form in ("date", "short_date", "month", "month_name", "short_month"):
        return date(2026, 9, 1)
    return "valeur" if form == "text" else 0.12
