"""What the pages of the diagnostic share: sentences, measures, findings of an axis, sources."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from itineraire.blocks import Block, Bullets, Callout, Column, Run
from itineraire.diagnostic import Diagnostic, Finding, Measure, Stake
from itineraire.vocabulary import Axis, Unit
from itineraire.wording import Language, format_value, say
from itineraire.wording.diagnostic import finding_meaning, finding_sentence
from itineraire.wording.diagnostic_pages import SENTENCES
from itineraire.wording.terms import TOOLS, UNIT_FORMATS, term

#: Figures of the state of play that are no KPI.
_OWN_NAMES = ("social_share", "data_reliability")
_MOST_TOOLS = 4


def words(key: str, language: Language, **values: object) -> str:
    """Return a sentence of the diagnostic's pages."""
    return say(SENTENCES[key], language, values)


def columns(language: Language, *parts: tuple[str, str, float]) -> tuple[Column, ...]:
    """Return table columns from their key, side and width."""
    return tuple(
        Column(words(f"column_{key}", language), "right" if side == "right" else "left", width)
        for key, side, width in parts
    )


def written(value: float | None, unit: Unit, language: Language) -> str:
    """Return a value in its KPI's unit; small amounts keep their cents."""
    kind = UNIT_FORMATS[unit]
    if value is not None and unit == Unit.EUR and abs(value) < 100:
        kind = "eur2"
    if value is not None and unit == Unit.RATE and abs(value) < 0.1:
        kind = "percent2"
    return format_value(value, kind, language)


def measure_name(measure: Measure, language: Language) -> str:
    """Return how a reader calls a measure."""
    if measure.kpi in _OWN_NAMES:
        return words(measure.kpi, language)
    return term("kpi", measure.kpi, language)


def period(start: date | None, end: date | None, language: Language) -> str:
    """Return two dates; an empty text when unknown."""
    return words("period", language, start=start, end=end) if start and end else ""


def tools_of(diagnostic: Diagnostic, source: str, language: Language) -> str:
    """Return the tools behind report ids, each once; beyond four, their number."""
    known = {line.report: line.tool for line in diagnostic.sources}
    tools = [known.get(part, part.removeprefix("follow_up/")) for part in source.split(";") if part]
    names = dict.fromkeys(tool_name(tool, language) for tool in tools)
    return ", ".join(names) if len(names) <= _MOST_TOOLS else words("many_tools", language, count=len(names))


def tool_name(tool: str, language: Language) -> str:
    """Return a tool by its trade name; a plain list by what it holds."""
    return TOOLS.get(tool) or capital(term("table", tool, language))


def source_line(
    diagnostic: Diagnostic,
    source: str,
    language: Language,
    start: date | None = None,
    end: date | None = None,
) -> str:
    """Return « tools, from a date to a date »."""
    first, last = start or diagnostic.start, end or diagnostic.end
    return words("source_year", language, tools=tools_of(diagnostic, source, language), start=first, end=last)


def stake_text(stake: Stake | None, language: Language) -> str:
    """Return a stake with its range, or that it is not priced."""
    if stake is None:
        return words("not_priced", language)
    return words("stake_range", language, low=stake.low, likely=stake.likely, high=stake.high)


def told(finding: Finding, language: Language) -> tuple[str, str]:
    """Return a finding's sentence and what it means."""
    values = dict(finding.values)
    return (
        finding_sentence(finding.code, values, language),
        finding_meaning(finding.code, values, language),
    )


def axis_findings(
    diagnostic: Diagnostic,
    axis: Axis,
    language: Language,
    *,
    most: int = 6,
    said: frozenset[str] = frozenset(),
) -> tuple[Block, ...]:
    """Return the findings of one axis as a list: the message in bold, what it means, the stake.

    ``said`` names the findings that the page already tells elsewhere.
    """
    mine = [item for item in diagnostic.findings if item.axis == axis and item.code not in said][:most]
    if not mine:
        return ()
    return (Bullets(tuple(_bullet(item, language) for item in mine)),)


def _bullet(finding: Finding, language: Language) -> tuple[Run, ...]:
    sentence, meaning = told(finding, language)
    runs = [Run(f"{sentence}. ", bold=True), Run(meaning)]
    if finding.stake is not None:
        runs.append(Run(f" {stake_text(finding.stake, language)}"))
    return tuple(runs)


def missing_note(diagnostic: Diagnostic, axis: Axis, language: Language) -> tuple[Block, ...]:
    """Return the note that names what no export gives for one axis (R49); nothing when all is measured."""
    line = next((item for item in diagnostic.coverage if item.axis == axis), None)
    if line is None or not line.missing:
        return ()
    names = ", ".join(_lower(term("kpi", kpi, language)) for kpi in line.missing)
    return (Callout("note", words("missing_title", language), words("missing", language, listing=names)),)


def listing(pairs: Sequence[tuple[str, str]]) -> str:
    """Return names and values as one line of text, for who cannot see a chart."""
    return ", ".join(f"{name} {value}" for name, value in pairs)


def capital(text: str) -> str:
    """Return text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    """Return a KPI's name inside a sentence; an acronym keeps its capitals."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
