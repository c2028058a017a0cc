"""A client's folder is read whole, and every fault says file, line, what was found and what to do."""

from __future__ import annotations

import csv
import dataclasses
import re
from datetime import date
from pathlib import Path

import pytest

from itineraire.engagement import (
    AcceptedPlan,
    Action,
    PlannedAction,
    Scenario,
    accept_plan,
    read_engagement,
    read_journal,
)
from itineraire.engagement.actions_file import read_actions
from itineraire.engagement.checks import cross_check
from itineraire.engagement.template import new_client
from itineraire.errors import ClientFilesError, Fault, Severity
from itineraire.vocabulary import Model
from itineraire.wording.faults import fault_sentence


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A B2B client as ``itineraire new`` makes it."""
    return new_client(tmp_path, "client-neuf", Model.B2B, today=date(2026, 9, 30))


def replace(path: Path, old: str, new: str) -> int:
    """Replace a text that must be there once; return its line."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def faults_of(folder: Path) -> dict[str, Fault]:
    """Return the faults of a folder by code."""
    with pytest.raises(ClientFilesError, match=r"engagement\.") as caught:
        read_engagement(folder)
    for fault in caught.value.faults:
        assert fault_sentence(fault, "fr")
        assert fault_sentence(fault, "en")
    return {fault.code.removeprefix("engagement."): fault for fault in caught.value.faults}


@pytest.mark.parametrize("model", list(Model))
def test_a_new_folder_has_no_fault_and_no_warning(tmp_path: Path, model: Model):
    folder = new_client(tmp_path, "x", model, today=date(2026, 9, 30))

    engagement = read_engagement(folder)

    assert engagement.warnings == ()
    assert engagement.client.start == date(2026, 10, 5)  # the Monday after Wednesday 30 September 2026
    assert {workstream.type.value for workstream in engagement.workstreams} == {
        "tracking", "conversion", "content_seo", "paid", "crm", "awareness",
    }  # fmt: skip


def test_each_yaml_file_names_its_json_schema(folder: Path):
    import json

    for file in ("client", "objectives", "workstreams"):
        first = (folder / f"{file}.yaml").read_text(encoding="utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema=.schema/{file}.json"
        schema = json.loads((folder / ".schema" / f"{file}.json").read_text(encoding="utf-8"))
        assert schema["additionalProperties"] is False


def test_a_client_name_is_data_never_yaml(tmp_path: Path):
    name = 'L\'été: "x" # {y}\n- z'

    folder = new_client(tmp_path, "x", Model.SAAS, name=name, today=date(2026, 9, 30))

    assert read_engagement(folder).client.name == name


def test_new_never_writes_over_a_folder(folder: Path):
    with pytest.raises(ClientFilesError, match="client_exists"):
        new_client(folder.parent, folder.name, Model.B2B, today=date(2026, 9, 30))


@pytest.mark.parametrize("name", ["../autre", "a/b", "", ".", "É", "a" * 80])
def test_no_path_can_be_climbed_with_a_client_name(tmp_path: Path, name: str):
    with pytest.raises(ClientFilesError, match="client_not_a_slug"):
        new_client(tmp_path, name, Model.B2B, today=date(2026, 9, 30))


def test_an_unknown_field_names_its_line_and_the_nearest_field(folder: Path):
    line = replace(folder / "client.yaml", "horizon_days: 365", "horizon_day: 365")

    fault = faults_of(folder)["unknown_field"]

    assert (fault.file, fault.line, fault.values["suggestion"]) == ("client.yaml", line, "horizon_days")


@pytest.mark.parametrize(
    ("typed", "language", "said"),
    [
        ("weekly_hours: 60.5", "fr", "weekly_hours vaut 60,5. Donnez une valeur d'au plus 60."),
        ("weekly_hours: 60.5", "en", "weekly_hours is 60.5. Give a value of at most 60."),
        ("weekly_hours: 0", "fr", "weekly_hours vaut 0. Donnez une valeur supérieure à 0."),
        ("weekly_hours: -7", "fr", "weekly_hours vaut \u22127. Donnez une valeur supérieure à 0."),
    ],
)
def test_a_number_beyond_its_limit_is_told_in_words(folder: Path, typed: str, language: str, said: str):
    path = folder / "client.yaml"
    path.write_text(
        re.sub(r"weekly_hours: \d+", typed, path.read_text(encoding="utf-8"), count=1), encoding="utf-8"
    )
    faults = faults_of(folder)
    (fault,) = [fault for code, fault in faults.items() if code in ("too_large", "not_above")]

    assert plain_spaces(fault_sentence(fault, language)).endswith(said)


def test_a_value_out_of_its_list_is_told_with_the_words_to_choose_from(folder: Path):
    """No quote around the words: what is typed between them is the word alone."""
    replace(folder / "client.yaml", "model: b2b", "model: b2x")
    said = plain_spaces(fault_sentence(faults_of(folder)["not_in_list"], "fr"))

    assert said.endswith("model vaut « b2x ». Choisissez parmi : ecommerce, b2b, saas.")


def plain_spaces(text: str) -> str:
    return re.sub(r"[\u00a0\u202f]", " ", text).replace("\u2019", "'")


def test_all_faults_of_all_files_come_together(folder: Path):
    replace(folder / "client.yaml", "model: b2b", "model: b2x")
    replace(
        folder / "objectives.yaml",
        "kpi: qualified_leads, change_percent: 0.25",
        "kpi: qualified_leads, due_on: x",
    )
    replace(folder / "actions.csv", "analytics=8/12/18", "analytics=18/12/8")

    assert set(faults_of(folder)) == {"not_in_list", "unknown_field", "range_order"}


def test_a_wrong_cell_names_its_row_and_column(folder: Path):
    line = replace(folder / "actions.csv", ",2,,tracking_break", ",9,,tracking_break")

    fault = faults_of(folder)["too_large"]

    assert (fault.file, fault.line, fault.column, fault.found) == ("actions.csv", line, "risk", "9")


def test_a_missing_column_is_named_with_what_was_found(folder: Path):
    path = folder / "actions.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("deliverable,", "livrable,", 1), encoding="utf-8")

    faults = faults_of(folder)

    assert faults["missing_column"].column == "deliverable"
    assert "livrable" in faults["missing_column"].found
    assert faults["unknown_column"].column == "livrable"


def test_an_unknown_owner_is_named_with_the_known_ones(folder: Path):
    line = replace(folder / "actions.csv", "un seul chiffre".capitalize(), "X")
    replace(
        folder / "actions.csv", "Écart inexpliqué sous 5 %,pilote,crm", "Écart inexpliqué sous 5 %,zoe,crm"
    )

    fault = faults_of(folder)["unknown_person"]

    assert (fault.line, fault.column, fault.found) == (line, "owner", "zoe")
    assert "pilote" in str(fault.values["known"])


def test_a_cycle_is_named_with_its_members(folder: Path):
    replace(folder / "actions.csv", "0,0,,2,,tracking_break", "0,0,,2,rapprochement,tracking_break")

    fault = faults_of(folder)["cycle"]

    assert set(fault.found.split(" → ")) == {"plan-marquage", "rapprochement"}


def test_an_own_kpi_without_baseline_is_refused(folder: Path):
    own = "- { id: nps, owner: crm, unit: score, direction: up, family: service, definition: x, source: y }"
    replace(folder / "objectives.yaml", "- { id: rating, owner: contenu }", own)

    faults = faults_of(folder)

    assert faults["kpi_without_baseline"].found == "nps"
    assert faults["unknown_kpi"].found == "rating"  # a workstream still points at the line that was replaced


@pytest.mark.parametrize(("count", "code"), [(21, "too_many_kpis"), (20, None)])
def test_twenty_kpis_are_accepted_and_twenty_one_refused(folder: Path, count: int, code: str | None):
    path = folder / "objectives.yaml"
    present = (
        path.read_text(encoding="utf-8").count("- { id: ") - 4
    )  # four key results stand in the same form
    codes = ["brand_clicks", "cost_per_click", "orders", "revenue", "margin", "churn_rate", "repeat_rate"]
    with path.open("a", encoding="utf-8") as file:
        file.writelines(f"  - {{ id: {name}, owner: pilote }}\n" for name in codes[: count - present])

    if code is None:
        assert len(read_engagement(folder).objectives.kpis) == count
    else:
        assert faults_of(folder)[code].found == str(count)


def test_a_french_spreadsheet_is_welcome(folder: Path):
    """Excel in French writes semicolons, decimal commas and cp1252."""
    path = folder / "actions.csv"
    expected = read_engagement(folder).actions
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    with path.open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";").writerows(
            [[cell.replace("0.3", "0,3") for cell in row] for row in rows]
        )

    assert read_engagement(folder).actions == expected


def test_an_xlsx_backlog_gives_the_same_actions(folder: Path):
    from openpyxl import Workbook

    path = folder / "actions.csv"
    expected = read_engagement(folder).actions
    book = Workbook()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            book.active.append(row)
    book.save(folder / "actions.xlsx")
    path.unlink()

    assert read_engagement(folder).actions == expected


def test_an_action_without_owner_is_a_warning_not_a_stop(folder: Path):
    replace(folder / "actions.csv", "Écart inexpliqué sous 5 %,pilote,crm", "Écart inexpliqué sous 5 %,,crm")

    (warning,) = read_engagement(folder).warnings

    assert warning.code == "engagement.action_without_owner"


def test_a_skill_that_nobody_has_is_named_unless_a_way_to_find_it_is_priced(folder: Path):
    replace(folder / "actions.csv", "crm=14/22/34", "video=14/22/34")
    (warning,) = read_engagement(folder).warnings
    assert (warning.code, warning.found) == ("engagement.skill_without_person", "video")

    replace(
        folder / "client.yaml",
        "# skill_options:\n",
        "skill_options:\n  - { skill: video, way: buy, hours_week: 3, cost_eur: 900 }\n",
    )
    assert read_engagement(folder).warnings == ()


def test_an_action_without_hours_is_not_taken_for_a_free_one(folder: Path):
    replace(folder / "actions.csv", "crm=14/22/34", "")

    (warning,) = read_engagement(folder).warnings

    assert (warning.code, warning.found) == ("engagement.action_without_hours", "base-propre")


def backlog(folder: Path, **cells: str) -> Action:
    """Write other cells in the row of one action, and read it back."""
    path = folder / "actions.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    row = next(row for row in rows if row["id"] == "relances")
    row.update(cells)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0], *(name for name in cells if name not in rows[0])])
        writer.writeheader()
        writer.writerows(rows)
    return next(one for one in read_engagement(folder).actions if one.id == "relances")


@pytest.mark.parametrize("season", ["{ 12: 12.5 }", "{ 12: -1 }", "{ 1: 11, 2: 2 }"])
def test_a_season_that_leaves_less_than_nothing_is_refused(folder: Path, season: str):
    replace(folder / "client.yaml", "# season: { 11: 1.4, 12: 1.8 }", f"season: {season}")

    assert "season_sum" in faults_of(folder)


def test_a_delay_without_its_weeks_is_named(folder: Path):
    with pytest.raises(ClientFilesError, match=r"engagement\.half_delay"):
        backlog(folder, delay_risk="20 %")
    assert backlog(folder, delay_risk="20 %", delay_weeks="4").delay_risk == pytest.approx(0.2)


def test_figures_and_dates_are_read_as_the_french_write_them(folder: Path):
    found = backlog(
        folder,
        cost_eur="1.200 €/1 350,50 €/2.000,00",
        impact_eur="",
        share_of_stake="60 %",
        hours="crm=2,5/3,5/5; contenu=1",
        not_before="1/02/2027",
        deadline="31/12/2027",
    )

    assert (found.cost_eur.low, found.cost_eur.likely, found.cost_eur.high) == (1200, 1350.5, 2000)
    assert found.share_of_stake == pytest.approx(0.6)
    assert (found.hours["crm"].low, found.hours["contenu"].high) == (2.5, 1)
    assert (found.not_before, found.deadline) == (date(2027, 2, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("cost_eur", "inf", "range_form"),
        ("hours", "crm=1e999", "range_form"),
        ("cost_eur", "180-320-560", "range_form"),
        ("cost_eur", "//", "range_form"),
        ("weeks", "2,5", "not_whole"),
        ("deadline", "31/02/2027", "not_a_date"),
    ],
)
def test_a_figure_that_is_none_is_refused_with_its_form(folder: Path, column: str, cell: str, code: str):
    with pytest.raises(ClientFilesError, match=f"engagement.{code}") as caught:
        backlog(folder, **{column: cell})

    assert {fault.code for fault in caught.value.faults} == {f"engagement.{code}"}


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"people: [", b"a: 1\na: 2\n", b"- x\n", b"", b"\xe9t\xe9: 1"]
)
def test_a_broken_yaml_is_a_fault_never_a_traceback(folder: Path, content: bytes):
    (folder / "client.yaml").write_bytes(content)

    assert faults_of(folder)


@pytest.mark.parametrize("content", [b"", b"\0\0", b"id\n", b"id;workstream\nx;y;z\n", b'"id', b"\xff\xfe"])
def test_a_broken_backlog_is_a_fault_never_a_traceback(folder: Path, content: bytes):
    (folder / "actions.csv").write_bytes(content)

    assert faults_of(folder)


def test_run_hours_above_presence_are_refused(folder: Path):
    replace(folder / "client.yaml", "run_hours: 21", "run_hours: 40")

    assert faults_of(folder)["run_above_hours"].found == "pilote"


def with_workstreams(folder: Path, count: int):
    """Return the client with ``count`` workstreams, the first ones his own."""
    engagement = read_engagement(folder)
    first = engagement.workstreams
    more = [
        first[0].model_copy(update={"id": f"chantier-{number}"})
        for number in range(max(0, count - len(first)))
    ]
    return dataclasses.replace(engagement, workstreams=(*first, *more)[:count], actions=())


@pytest.mark.parametrize(
    ("count", "code", "severity"),
    [
        (5, "engagement.workstream_count", Severity.WARNING),
        (6, None, None),
        (10, None, None),
        (11, "engagement.too_many_workstreams", Severity.ERROR),
    ],
)
def test_a_plan_has_six_to_ten_workstreams(
    folder: Path, count: int, code: str | None, severity: Severity | None
):
    found = {fault.code: fault.severity for fault in cross_check(with_workstreams(folder, count))}
    about = {name: found[name] for name in found if "workstreams" in name or "workstream_count" in name}
    assert about == ({code: severity} if code else {})


def test_a_written_reason_allows_more_than_ten_workstreams(folder: Path):
    many = dataclasses.replace(with_workstreams(folder, 11), more_than_10_because="deux marques")
    codes = [fault.code for fault in cross_check(many)]
    assert "engagement.too_many_workstreams" not in codes


def accepted(scenario: Scenario) -> AcceptedPlan:
    actions = {"plan-de-marquage": PlannedAction(start=date(2026, 10, 5), weeks=4)}
    return AcceptedPlan(on=date(2026, 11, 16), by="Ann", why="retard", scenario=scenario, actions=actions)


def test_an_accepted_plan_is_read_back_and_noted_in_the_journal(folder: Path):
    plan = accepted(Scenario())
    accept_plan(folder, plan)

    engagement = read_engagement(folder)

    assert engagement.plan_in_force == plan
    assert engagement.warnings == ()
    last = read_journal(folder)[-1]
    assert (last["what"], last["by"], last["why"], last["on"]) == ("replan", "Ann", "retard", "2026-11-16")


def test_a_plan_accepted_for_another_scenario_is_set_aside_and_said(folder: Path):
    accept_plan(folder, accepted(Scenario(budget_percent=80)))

    engagement = read_engagement(folder)

    assert engagement.plan_in_force is None
    (warning,) = engagement.warnings
    assert "le plan accepté le 16 novembre 2026" in fault_sentence(warning, "fr").replace("\u00a0", " ")


@pytest.mark.parametrize("column", ["keep", "impact_percent", "effort_percent"])
def test_a_scenario_about_an_unknown_action_names_the_known_ones(folder: Path, column: str):
    """A figure or a choice that no action answers to would be left out of the plan without a word."""
    path = folder / "decisions" / "scenarios" / "reference.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    value = "[inconnue]" if column == "keep" else "{inconnue: 50}"
    path.write_text(f"name: reference\n{column}: {value}\n", encoding="utf-8")

    fault = faults_of(folder)["unknown_name"]

    assert (fault.column, fault.found) == (column, "inconnue")
    assert read_actions(folder)[0].id in str(fault.values["known"])
