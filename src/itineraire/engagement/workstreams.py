"""``workstreams.yaml``: 6 to 10 coherent bodies of work, each with one owner, one scope and one result."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from itineraire.engagement.base import Slug, Strict, Text
from itineraire.vocabulary import Domain, WorkstreamType


class Result(Strict):
    """What must change, precisely (R26): a KPI that goes from a value to a value, read on a date."""

    kpi: Slug
    baseline: float | None = None
    """Value today in the KPI's unit; the diagnostic's baseline when absent."""
    target: float
    read_on: date


class Framing(Strict):
    """The three ticks of a framed workstream (R109)."""

    framed: bool = False
    prioritised: bool = False
    communicated: bool = False


class Workstream(Strict):
    """One workstream."""

    id: Slug
    title: Text
    type: WorkstreamType
    domain: Domain
    owner: Slug | None = None
    scope_in: Text
    scope_out: Text
    result: Result
    criteria: tuple[Text, ...] = Field(min_length=1)
    key_results: tuple[Slug, ...] = ()
    strategy: tuple[Slug, ...] = ()
    framing: Framing = Framing()


class WorkstreamsFile(Strict):
    """The whole of ``workstreams.yaml``."""

    workstreams: tuple[Workstream, ...] = Field(min_length=1)
    more_than_10_because: Text | None = None
    """A written reason lifts the limit of 10 workstreams (R107)."""
