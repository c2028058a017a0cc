"""The risk register (R160-R165): indicator, threshold, answer and owner; what cannot be measured is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from itineraire.blocks import Block, Heading, Paragraph, Section, Table
from itineraire.chapters.tables import columns, lower
from itineraire.diagnostic import Diagnostic
from itineraire.diagnostic.trust import RiskLine
from itineraire.engagement import Client
from itineraire.roadmap import Roadmap, ScheduledAction
from itineraire.vocabulary import Debt
from itineraire.wording import Language, format_value, say
from itineraire.wording.counts import counted, listed
from itineraire.wording.diagnostic_pages import SENTENCES as DIAGNOSTIC
from itineraire.wording.risks import SENTENCES
from itineraire.wording.terms import term

_LEVELS = ("high", "medium", "low")

#: Finding that an action answers -> the debt that this action reduces.
DEBT_OF_FINDING: dict[str, Debt] = {
    "channel_dependency": Debt.CHANNEL,
    "cost_concentration": Debt.CHANNEL,
    "brand_dependency": Debt.CHANNEL,
    "slow_mobile": Debt.TECHNICAL,
    "tracking_break": Debt.TECHNICAL,
    "sources_disagree": Debt.TECHNICAL,
    "platform_overclaim": Debt.TECHNICAL,
    "weak_pages": Debt.CONTENT,
    "reputation": Debt.REPUTATION,
    "return_rate": Debt.REPUTATION,
    "lead_source_missing": Debt.DATA,
    "duplicate_leads": Debt.DATA,
    "stale_prospects": Debt.DATA,
    "consent_change": Debt.DATA,
}

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


@dataclass(frozen=True)
class Risk:
    """One measured risk with its answer.

    Parameters
    ----------
    line
        The diagnostic's measure.
    action
        The retained action that answers it soonest; ``None`` leaves the debt's standing answer.
    owner_name
        Who watches it: the action's owner, else the plan's lead.
    """

    line: RiskLine
    action: ScheduledAction | None
    owner_name: str


def register(diagnostic: Diagnostic, roadmap: Roadmap | None, lead_name: str) -> tuple[Risk, ...]:
    """Return every measured risk, highest first, with the retained action that answers it."""
    actions = roadmap.actions if roadmap is not None else ()
    measured = sorted(
        (line for line in diagnostic.risks if line.level in _LEVELS),
        key=lambda line: (_LEVELS.index(line.level), -(line.eur or 0.0), line.indicator),
    )
    risks = []
    for line in measured:
        answers = [action for action in actions if DEBT_OF_FINDING.get(action.finding or "") is line.debt]
        first = min(answers, key=lambda action: (action.end, action.id), default=None)
        risks.append(Risk(line, first, first.owner_name if first else lead_name))
    return tuple(risks)


def lead_of(client: Client) -> str:
    """Return the name of the person who leads the plan."""
    return next((one.name for one in client.people if one.id == client.lead), client.lead)


def risks(
    diagnostic: Diagnostic,
    roadmap: Roadmap | None,
    client: Client,
    language: Language,
    *,
    most: int | None = None,
) -> Section:
    """Return the risk section of the plan.

    Parameters
    ----------
    client
        Its lead watches the risks that no action answers.
    most
        Highest risks shown, without those that cannot be measured; ``None`` shows all.
    """
    known = register(diagnostic, roadmap, lead_of(client))
    heading = Heading(1, risks_message(known, language))
    if not known:
        return Section((heading, Paragraph(say(SENTENCES["none_text"], language))))
    blocks: list[Block] = [heading, _table(known[:most], diagnostic, language)]
    unknown = [lower(_indicator(line, language)) for line in diagnostic.risks if line.level not in _LEVELS]
    if unknown and most is None:
        blocks.append(Paragraph(say(SENTENCES["unknown"], language, indicators=listed(unknown, language))))
    return Section(tuple(blocks))


def risks_message(known: Sequence[Risk], language: Language) -> str:
    """Return the register in one sentence."""
    if not known:
        return say(SENTENCES["title_none"], language)
    high = sum(risk.line.level == "high" for risk in known)
    if high:
        return say(SENTENCES["title_high"], language, risks=counted(high, "risk", language))
    return say(SENTENCES["title_calm"], language, risks=counted(len(known), "risk", language))


def _table(known: Sequence[Risk], diagnostic: Diagnostic, language: Language) -> Table:
    specs = columns(
        SENTENCES,
        language,
        [
            ("column_risk", "left", 1.6),
            ("column_sign", "left", 2.6),
            ("column_level", "left", 0.8),
            ("column_answer", "left", 3.0),
            ("column_owner", "left", 1.3),
        ],
    )
    rows = tuple(
        (
            term("debt", risk.line.debt.value, language),
            _sign(risk.line, language),
            say(DIAGNOSTIC[f"level_{risk.line.level}"], language),
            answer_words(risk, language),
            risk.owner_name,
        )
        for risk in known
    )
    source = say(SENTENCES["source"], language, as_of=diagnostic.as_of)
    return Table(specs, rows, say(SENTENCES["caption"], language), source)


def answer_words(risk: Risk, language: Language) -> str:
    """Return the action that answers a risk, or the debt's standing answer."""
    if risk.action is None:
        return say(SENTENCES[f"answer_{risk.line.debt.value}"], language)
    return say(SENTENCES["planned"], language, title=risk.action.title, day=risk.action.p80)


def _sign(line: RiskLine, language: Language) -> str:
    kind = _FORMATS.get(line.indicator, "number1")
    return say(
        SENTENCES["sign" if line.eur is None else "sign_stake"],
        language,
        indicator=_indicator(line, language),
        value=format_value(line.value, kind, language),
        threshold=format_value(line.threshold, kind, language),
        eur=line.eur,
    )


def _indicator(line: RiskLine, language: Language) -> str:
    return say(DIAGNOSTIC[f"risk_{line.indicator}"], language)
