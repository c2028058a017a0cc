"""What happened since the launch, from the client's ``follow_up`` folder."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from itineraire.errors import Fault
from itineraire.exports.intake import read_folder
from itineraire.tables import empty

#: Tables a follow-up folder may hold: the client's own lists, and exports of the board and of reviews.
FOLLOW_UP_TABLES: tuple[str, ...] = (
    "consent",
    "stock",
    "incidents",
    "meetings",
    "budget_actuals",
    "launched",
    "reads",
    "cards",
    "reviews",
)


@dataclass(frozen=True, eq=False)
class FollowUp(Mapping[str, pd.DataFrame]):
    """Follow-up tables by name, each one there even when empty, and what was wrong with their files."""

    tables: Mapping[str, pd.DataFrame]
    faults: tuple[Fault, ...] = ()

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.tables)

    def __len__(self) -> int:
        return len(self.tables)


def read_follow_up(
    folder: Path, *, key: bytes, timezone: str = "Europe/Paris", people: Collection[str] = ()
) -> FollowUp:
    """Read the follow-up files of a client; a missing or empty folder gives empty tables and no fault.

    Parameters
    ----------
    folder
        ``client_data/<client>/follow_up``. Files are recognised by their columns: ``date,consent_rate`` is the
        consent rate, ``date,sku,product,units,flagship`` the stock, ``start,end,kind,title`` the incidents,
        ``date,kind,minutes,decisions,attendees`` the meetings, ``month,line,eur`` the budget spent,
        ``action,title,kind,kpi,channel,started_on,cost_eur`` what was launched,
        ``action,date,verdict,decision`` what was decided on reading an effect. A board export is read too.
    key
        The client's secret, for the keys of the board's cards.
    timezone
        The client's clock.
    people
        Hashes of the names met in the client's exports (``Intake.people``), hidden here too.
    """
    nothing = {name: empty(name) for name in FOLLOW_UP_TABLES}
    if not folder.is_dir():
        return FollowUp(nothing)
    intake = read_folder(folder, key=key, timezone=timezone, people=people)
    faults = tuple(fault for fault in intake.faults if fault.code != "exports.empty_folder")
    return FollowUp({name: intake.tables[name] for name in FOLLOW_UP_TABLES}, faults)
