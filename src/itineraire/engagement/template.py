"""A new client's folder, ready to fill: the article's typical workstreams and KPIs for his model."""

from __future__ import annotations

import json
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from string import Template

from pydantic import BaseModel

from itineraire.engagement.client import Client
from itineraire.engagement.folder import is_slug
from itineraire.engagement.objectives import ObjectivesFile
from itineraire.engagement.workstreams import WorkstreamsFile
from itineraire.errors import ClientFilesError, Fault
from itineraire.files import write_whole
from itineraire.vocabulary import Model

_ECONOMICS = {
    Model.ECOMMERCE: "",
    Model.B2B: "  lead_value_eur: [40, 80, 150] # marge attendue d'une demande\n",
    Model.SAAS: "  customer_value_eur: [400, 800, 1500] # marge d'un client sur sa durée de vie\n",
}
_KPIS: dict[Model, dict[str, str]] = {
    Model.ECOMMERCE: {
        "measure_kpi": "conversion_rate",
        "measure_target": "0.02",
        "paid_kpi": "acquisition_cost",
        "paid_target": "25",
        "crm_kpi": "repeat_rate",
        "crm_target": "0.25",
        "mobile_target": "0.015",
    },
    Model.B2B: {
        "measure_kpi": "source_missing_rate",
        "measure_target": "0.05",
        "paid_kpi": "cost_per_lead",
        "paid_target": "50",
        "crm_kpi": "first_contact_hours",
        "crm_target": "24",
        "mobile_target": "0.02",
    },
    Model.SAAS: {
        "measure_kpi": "source_missing_rate",
        "measure_target": "0.05",
        "paid_kpi": "cost_per_lead",
        "paid_target": "40",
        "crm_kpi": "churn_rate",
        "crm_target": "0.02",
        "mobile_target": "0.02",
    },
}


#: JSON Schemas written beside the files: an editor completes and checks while the consultant types.
_SCHEMAS: dict[str, type[BaseModel]] = {
    "client": Client,
    "objectives": ObjectivesFile,
    "workstreams": WorkstreamsFile,
}


def new_client(clients: Path, client: str, model: Model, *, name: str = "", today: date) -> Path:
    """Make ``client_data/<client>`` with settings, objectives, workstreams, actions and empty folders.

    Parameters
    ----------
    clients
        The folder ``client_data``.
    client
        Name of the new folder: small letters, digits, hyphens.
    name
        The client's name as printed; the folder's name when empty.
    today
        The plan starts on the next Monday after this day.

    Raises
    ------
    ClientFilesError
        When the name is no slug or the folder exists already; nothing is written then.
    """
    if not is_slug(client):
        raise ClientFilesError(Fault("engagement.client_not_a_slug", found=client))
    folder = clients / client
    if folder.exists():
        raise ClientFilesError(Fault("engagement.client_exists", found=client))
    start = today + timedelta(days=7 - today.weekday())
    words = _words(model, name or client, start)
    sources = {
        "client.yaml": "client.yaml",
        "objectives.yaml": f"objectives.{model.value}.yaml",
        "workstreams.yaml": "workstreams.yaml",
        "actions.csv": "actions.csv",
        "LISEZMOI.md": "LISEZMOI.md",
    }
    templates = files("itineraire.engagement") / "templates"
    for target, source in sources.items():
        text = Template((templates / source).read_text(encoding="utf-8")).substitute(words)
        write_whole(folder / target, text.encode())
    for file, kind in _SCHEMAS.items():
        schema = json.dumps(kind.model_json_schema(), ensure_ascii=False, indent=1)
        write_whole(folder / ".schema" / f"{file}.json", (schema + "\n").encode())
    for empty in ("raw", "follow_up", "decisions/scenarios"):
        (folder / empty).mkdir(parents=True)
    return folder


def _words(model: Model, name: str, start: date) -> dict[str, str]:
    august = date(start.year if start.month < 8 else start.year + 1, 8, 3)
    days = {
        "start": start,
        "half": start + timedelta(days=181),
        "read_early": start + timedelta(days=90),
        "read_middle": start + timedelta(days=150),
        "read_late": start + timedelta(days=330),
        "august_start": august,
        "august_end": august + timedelta(days=20),
    }
    plain = {
        "name": json.dumps(name, ensure_ascii=False),  # a JSON text is a YAML text: a client's name is data
        "model": model.value,
        "economics": _ECONOMICS[model],
    }
    return plain | _KPIS[model] | {key: day.isoformat() for key, day in days.items()}
