"""The five debts of digital work, measured."""

from __future__ import annotations

from itineraire.blocks import Heading, Paragraph, Run, Section, Table, Text, Tone
from itineraire.chapters.diagnostic.parts import columns, source_line, words
from itineraire.diagnostic import Diagnostic
from itineraire.diagnostic.trust import RiskLine
from itineraire.wording import Language, format_value
from itineraire.wording.terms import term

_FORMATS = {
    "top_share": "percent",
    "lcp_mobile": "seconds",
    "tracking_breaks": "int",
    "source_gap": "percent",
    "weak_pages": "percent",
    "rating": "number1",
    "replied": "percent",
    "stale_prospects": "int",
    "source_missing": "percent",
    "consent_rate": "percent",
}
_TONES: dict[str, Tone] = {"high": "bad", "medium": "warning", "low": "good", "unknown": "neutral"}


def risks(diagnostic: Diagnostic, language: Language) -> Section:
    """Return the register of the five debts: indicator, threshold, level, euros (R160-R165)."""
    lines = diagnostic.risks
    known = [line for line in lines if line.level != "unknown"]
    high = sum(line.level == "high" for line in known)
    heads = columns(
        language,
        ("debt", "left", 2.1),
        ("indicator", "left", 2.6),
        ("value", "right", 0.9),
        ("threshold", "right", 0.9),
        ("level", "left", 1.2),
        ("stake", "right", 1.1),
    )
    reports = ";".join(line.report for line in diagnostic.sources)
    table = Table(
        heads,
        tuple(_row(line, language) for line in lines),
        words("risks_caption", language),
        source_line(diagnostic, reports, language),
    )
    title = words("risks_title", language, high=high, known=len(known))
    return Section((Heading(1, title), table, Paragraph(words("risks_note", language))))


def _row(line: RiskLine, language: Language) -> tuple[Text, ...]:
    kind = _FORMATS[line.indicator]
    level = Run(words(f"level_{line.level}", language), bold=line.level == "high", tone=_TONES[line.level])
    return (
        term("debt", line.debt, language),
        words(f"risk_{line.indicator}", language),
        "" if line.value is None else format_value(line.value, kind, language),
        format_value(line.threshold, kind, language),
        (level,),
        "" if line.eur is None else format_value(line.eur, "eur", language),
    )
