"""The figures behind the objectives: the do-nothing future, what moved the result, the dashboard."""

from __future__ import annotations

from itineraire.blocks import Block, Callout, Column, Figure, Heading, Paragraph, Section, Table
from itineraire.chapters.diagnostic.parts import tools_of
from itineraire.charts.objectives import SIGNED, outlook_fan, tree_effects
from itineraire.charts.style import draw
from itineraire.diagnostic import Diagnostic
from itineraire.errors import Fault
from itineraire.objectives import Ambition, KeyResultState, KpiSheetLine, Objectives, Outlook
from itineraire.vocabulary import Direction, Unit
from itineraire.wording import Language, format_value, say
from itineraire.wording.faults import fault_catalogue
from itineraire.wording.objectives import SENTENCES
from itineraire.wording.terms import UNIT_FORMATS, term

_SMALL_RATE = 0.10  # below it one decimal would hide the change
_FIGURES_MAX = 3


def outlook(objectives: Objectives, language: Language) -> Section:
    """Return what would happen with no action, the targets most easily reached first."""
    seen = [kr for kr in objectives.key_results if kr.outlook is not None]
    alone = sum(kr.ambition is Ambition.MAINTAIN for kr in seen)
    if not seen:
        return Section((Heading(2, _say("outlook_title_unknown", language)),))
    code = "outlook_title_low" if alone else "outlook_title_fine"
    blocks: list[Block] = [Heading(2, _say(code, language, count=alone, total=len(seen)))]
    ranked = sorted(seen, key=lambda kr: -(kr.outlook.reach_probability if kr.outlook else 0))
    blocks += [
        _fan_figure(objectives, kr, kr.outlook, language) for kr in ranked[:_FIGURES_MAX] if kr.outlook
    ]
    return Section((*blocks, *_unprovable(objectives, language)))


def _fan_figure(objectives: Objectives, kr: KeyResultState, found: Outlook, language: Language) -> Figure:
    target = kr.target if kr.target is not None else 0.0
    words = {
        "kpi": kpi_name(objectives, kr.kpi, language),
        "odds": odds(found, language),
        "target": kpi_value(kr.target, kr.unit, language),
        "months": found.months,
        "due": kr.due,
        **{name: kpi_value(getattr(found, name), kr.unit, language) for name in ("low", "middle", "high")},
    }
    label = f"{_say('axis_target', language)} {words['target']}"
    image = draw(
        lambda ax: outlook_fan(
            found.fan,
            target=target,
            target_label=label,
            value_format=value_format(target, kr.unit),
            language=language,
            ax=ax,
        ),
        height_cm=5.2,
    )
    source = "outlook_source" if found.seasonal else "outlook_source_short"
    return Figure(
        image,
        say(SENTENCES["outlook_alt"], language, words),
        say(SENTENCES["outlook_caption"], language, words),
        _say(source, language, months=found.months),
    )


def _unprovable(objectives: Objectives, language: Language) -> list[Block]:
    """Return the targets that a quarter of data cannot prove (M24)."""
    small = [
        _say(
            "provable",
            language,
            kpi=kpi_name(objectives, kr.kpi, language),
            needed=kr.needed_change,
            provable=kr.provable_change,
        )
        for kr in objectives.key_results
        if kr.needed_change is not None
        and kr.provable_change is not None
        and abs(kr.needed_change) < kr.provable_change
    ]
    if not small:
        return []
    return [Callout("warning", _say("provable_title", language, count=len(small)), items=tuple(small))]


def tree(objectives: Objectives, language: Language) -> Section:
    """Return what moved the model's result last, split between its factors (M15)."""
    found = objectives.tree
    if found is None:
        return Section(
            (
                Heading(2, _say("tree_missing", language)),
                Paragraph(_say("tree_missing_text", language)),
            )
        )
    kind = UNIT_FORMATS[found.unit]
    before, after = (format_value(value, kind, language) for value in (found.before, found.after))
    names = [_say(f"factor_{factor.code}", language) for factor in found.factors]
    driver = names[max(range(len(names)), key=lambda place: abs(found.factors[place].effect))]
    goal = term("kpi", found.goal, language)
    listing = ", ".join(
        f"{name} {format_value(factor.effect, SIGNED.get(kind, kind), language)}"
        for name, factor in zip(names, found.factors, strict=True)
    )
    labels = (*(_capital(name.split(" ", 1)[-1]) for name in names), _say("tree_sum", language))
    image = draw(
        lambda ax: tree_effects(found, labels=labels, value_format=kind, language=language, ax=ax),
        height_cm=4.2,
    )
    title = _say(
        "tree_title",
        language,
        goal=goal,
        change=found.after / found.before - 1,
        months=found.months,
        driver=driver,
    )
    source = "tree_source_year" if found.months == 12 else "tree_source_season"
    figure = Figure(
        image,
        _say("tree_alt", language, before=before, after=after, listing=listing),
        _say("tree_caption", language, goal=goal, before=before, after=after),
        _say(source, language, months=found.months, start=found.start, end=found.end),
    )
    return Section((Heading(2, title), figure))


def kpi_sheet(objectives: Objectives, language: Language) -> Section:
    """Return the dashboard's lines by family, and the KPIs that say the same thing."""
    measured = sum(line.baseline is not None for line in objectives.sheet)
    labels = (
        ("column_kpi", "left", 2.6),
        ("column_family", "left", 1.4),
        ("column_baseline", "right", 1.4),
        ("column_direction", "left", 1.0),
        ("column_alert", "left", 1.6),
        ("column_owner", "left", 1.6),
    )
    columns = tuple(Column(_say(label, language), align, width) for label, align, width in labels)  # type: ignore[arg-type]
    table = Table(
        columns,
        tuple(_sheet_row(line, language) for line in objectives.sheet),
        _say("sheet_caption", language),
        _say("objectives_source", language, as_of=objectives.as_of),
    )
    title = _say("sheet_title", language, count=len(objectives.sheet), measured=measured)
    return Section((Heading(2, title), table, *_duplicates(objectives, language)))


def _sheet_row(line: KpiSheetLine, language: Language) -> tuple[str, ...]:
    return (
        line.title or term("kpi", line.kpi, language),
        _say(f"family_{line.family.value}", language),
        kpi_value(line.baseline, line.unit, language, monthly=line.monthly),
        _say("direction_up" if line.direction is Direction.UP else "direction_down", language),
        _alert(line, language),
        line.owner_name or _say("no_owner_name", language),
    )


def _alert(line: KpiSheetLine, language: Language) -> str:
    low, high = (kpi_value(value, line.unit, language) for value in (line.alert_low, line.alert_high))
    if line.alert_low is not None and line.alert_high is not None:
        return _say("alert_between", language, low=low, high=high)
    if line.alert_low is not None:
        return _say("alert_below", language, value=low)
    return _say("alert_above", language, value=high) if line.alert_high is not None else "–"


def _duplicates(objectives: Objectives, language: Language) -> list[Block]:
    if not objectives.duplicates:
        return []
    lines = []
    for pair in objectives.duplicates:
        names = {
            "first": kpi_name(objectives, pair.first, language),
            "second": kpi_name(objectives, pair.second, language),
            "drop": kpi_name(objectives, pair.drop, language) if pair.drop else "",
        }
        code = "duplicate_drop" if pair.drop else "duplicate_keep"
        lines.append(_say(code, language, correlation=pair.correlation, **names))
    return [Callout("note", _say("duplicates_title", language, count=len(lines)), items=tuple(lines))]


def kpi_definitions(
    objectives: Objectives, language: Language, *, diagnostic: Diagnostic | None = None
) -> Section:
    """Return the definition and source of every KPI (annex, R93).

    Parameters
    ----------
    diagnostic
        Says which tool each export comes from; without it a source stays as the sheet gives it.
    """
    columns = (
        Column(_say("column_kpi", language), width=1.5),
        Column(_say("column_definition", language), width=3),
        Column(_say("column_kpi_source", language), width=1.5),
    )
    rows = tuple(
        (
            line.title or term("kpi", line.kpi, language),
            line.definition or term("definition", line.kpi, language),
            _source_words(line, diagnostic, language),
        )
        for line in objectives.sheet
    )
    title = Heading(2, _say("definitions_title", language, count=len(rows)))
    return Section(
        (title, Table(columns, rows, source=_say("objectives_source", language, as_of=objectives.as_of)))
    )


def _source_words(line: KpiSheetLine, diagnostic: Diagnostic | None, language: Language) -> str:
    if line.typed:
        return _say("typed_source", language)
    if not line.source:
        return format_value(None, "text", language)
    return line.source if diagnostic is None else tools_of(diagnostic, line.source, language)


def kpi_value(value: float | None, unit: Unit, language: Language, *, monthly: bool = False) -> str:
    """Return a KPI's value as a reader expects it; a small rate keeps two decimals, a total is by month."""
    words = format_value(value, value_format(value, unit), language)
    return _say("by_month", language, value=words) if monthly and value is not None else words


def value_format(value: float | None, unit: Unit) -> str:
    """Return the format of a KPI's value."""
    if unit is Unit.RATE and value is not None and abs(value) < _SMALL_RATE:
        return "percent2"
    if unit is Unit.EUR and value is not None and abs(value) < 100:
        return "eur2"
    return UNIT_FORMATS[unit]


def odds(outlook: Outlook | None, language: Language) -> str:
    """Return the chance of reaching a target with no action; a dash when nobody can say."""
    if outlook is None:
        return "–"
    if outlook.reach_probability < 0.01:
        return _say("less_than_one_percent", language)
    if outlook.reach_probability > 0.99:
        return _say("more_than_99_percent", language)
    return format_value(outlook.reach_probability, "percent", language)


def kpi_name(objectives: Objectives, kpi: str, language: Language) -> str:
    """Return the client's title of a KPI, else its usual name."""
    titles = {line.kpi: line.title for line in objectives.sheet if line.title}
    return titles.get(kpi) or term("kpi", kpi, language)


def _say(code: str, language: Language, **values: object) -> str:
    return say(SENTENCES[code], language, values)


def fault_remark(fault: Fault, language: Language) -> str:
    """Return a remark on the plan as a page says it: what is wrong, what to do, without the file's name."""
    what, remedy = fault_catalogue()[fault.code]
    values = {"found": fault.found, **fault.values}
    return f"{_capital(say(what, language, values))}. {say(remedy, language, values)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
