"""The plan as spreadsheet sheets: real numbers and dates that a consultant can sort, filter and import."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from itineraire.diagnostic import Finding, Measure
from itineraire.roadmap import Roadmap
from itineraire.vocabulary import Unit
from itineraire.wording import Language, say
from itineraire.wording.diagnostic import finding_sentence
from itineraire.wording.roadmap import REASONS
from itineraire.wording.roadmap_pages import SENTENCES as PAGES
from itineraire.wording.sheets import LABELS, TITLES, UNITS
from itineraire.wording.terms import term

Kind = Literal["text", "int", "number", "eur", "percent", "date"]
Cell = str | float | int | date | bool | None


@dataclass(frozen=True)
class SheetColumn:
    """A column: its label and what its cells are."""

    label: str
    kind: Kind = "text"


@dataclass(frozen=True)
class Sheet:
    """One sheet; ``None`` in a row is an empty cell, never a zero."""

    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]


def plan_sheets(
    findings: Sequence[Finding], baseline: Sequence[Measure], roadmap: Roadmap, language: Language
) -> tuple[Sheet, ...]:
    """Return the sheets of ``plan.xlsx``.

    Parameters
    ----------
    findings
        What the diagnostic found, dearest first.
    baseline
        The frozen measures.
    roadmap
        The plan of the scenario.
    """
    return (
        _actions(roadmap, language),
        _refusals(roadmap, language),
        _budget(roadmap, language),
        _findings(findings, language),
        _baseline(baseline, language),
    )


def _sheet(
    name: str, kinds: Sequence[tuple[str, Kind]], rows: Sequence[tuple[Cell, ...]], language: Language
) -> Sheet:
    columns = tuple(SheetColumn(say(LABELS[label], language), kind) for label, kind in kinds)
    return Sheet(say(TITLES[name], language), columns, tuple(rows))


def _actions(roadmap: Roadmap, language: Language) -> Sheet:
    kinds: list[tuple[str, Kind]] = [
        ("action", "text"), ("workstream", "text"), ("deliverable", "text"), ("criterion", "text"), ("owner", "text"),
        ("start", "date"), ("end", "date"), ("p50", "date"), ("p80", "date"), ("horizon", "int"), ("hours", "number"),
        ("cost", "eur"), ("value", "eur"), ("depends", "text"), ("id", "text"),
    ]  # fmt: skip
    titles = {action.id: action.title for action in roadmap.actions}
    rows = [
        (
            action.title, action.workstream_title, action.deliverable, action.criterion, action.owner_name,
            action.start, action.end, action.p50, action.p80, action.horizon_days, sum(action.hours.values()),
            action.cost_eur.likely, action.value_eur,
            " ; ".join(titles.get(name, name) for name in action.depends_on), action.id,
        )
        for action in roadmap.actions
    ]  # fmt: skip
    return _sheet("actions", kinds, rows, language)


def _refusals(roadmap: Roadmap, language: Language) -> Sheet:
    kinds: list[tuple[str, Kind]] = [
        ("action", "text"), ("workstream", "text"), ("reason", "text"), ("price", "eur"), ("hours", "number"),
        ("cost", "eur"), ("id", "text"),
    ]  # fmt: skip
    rows = [
        (
            action.title,
            action.workstream_title,
            " ; ".join(
                say(REASONS[reason.kind], language, subject=reason.subject, amount=reason.amount_eur)
                for reason in action.reasons
            ),
            action.price_eur,
            sum(action.hours.values()),
            action.cost_eur.likely,
            action.id,
        )
        for action in roadmap.refused
    ]
    return _sheet("refusals", kinds, rows, language)


def _budget(roadmap: Roadmap, language: Language) -> Sheet:
    kinds: list[tuple[str, Kind]] = [
        ("line", "text"), ("quantity", "text"), ("low", "eur"), ("likely", "eur"), ("high", "eur"),
        ("committed", "eur"), ("actions_cost", "eur"),
    ]  # fmt: skip
    rows = [
        (
            say(PAGES[f"kind_{line.kind}"], language), line.quantity, line.spent.low, line.spent.likely,
            line.spent.high, line.committed.likely, line.actions.likely,
        )
        for line in roadmap.budget.lines
    ]  # fmt: skip
    return _sheet("budget", kinds, rows, language)


def _findings(findings: Sequence[Finding], language: Language) -> Sheet:
    kinds: list[tuple[str, Kind]] = [
        ("finding", "text"), ("axis", "text"), ("low", "eur"), ("likely", "eur"), ("high", "eur"),
        ("start", "date"), ("end", "date"), ("source", "text"), ("id", "text"),
    ]  # fmt: skip
    rows = [
        (
            finding_sentence(finding.code, finding.values, language), term("axis", finding.axis, language),
            *((finding.stake.low, finding.stake.likely, finding.stake.high) if finding.stake else (None, None, None)),
            finding.start, finding.end, finding.source, finding.code,
        )
        for finding in findings
    ]  # fmt: skip
    return _sheet("findings", kinds, rows, language)


def _baseline(baseline: Sequence[Measure], language: Language) -> Sheet:
    kinds: list[tuple[str, Kind]] = [
        ("kpi", "text"), ("value", "number"), ("unit", "text"), ("low_bound", "number"), ("high_bound", "number"),
        ("start", "date"), ("end", "date"), ("reliability", "percent"), ("source", "text"),
    ]  # fmt: skip
    rows = [
        (
            term("kpi", measure.kpi, language), _shown(measure.value, measure.unit), say(UNITS[measure.unit], language),
            _shown(measure.low, measure.unit), _shown(measure.high, measure.unit), measure.start, measure.end,
            measure.reliability, measure.source,
        )
        for measure in baseline
    ]  # fmt: skip
    return _sheet("baseline", kinds, rows, language)


def _shown(value: float | None, unit: Unit) -> float | None:
    """Return a value as its unit's name says: a rate in percent."""
    return value * 100 if value is not None and unit is Unit.RATE else value
