"""``s3://`` addresses read for real, from an S3 server of this machine."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from itineraire.errors import Fault
from itineraire.exports import Intake, MappedExport, read_folder
from itineraire.wording.faults import fault_sentence
from tests.exports.shared import KEY

ORDERS = (
    "numero;date;montant\n"
    "1;2025-01-01;100\n"
    "2;2025-01-01;50\n"
    "3;hier;20\n"
    "4;2025-01-02;vingt\n"
    "5;2025-01-02;20;trop\n"
    "6;2025-01-02;30\n"
)
COLUMNS = {"order_key": "numero", "created": "date", "total": "montant"}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Serve a bucket on the loopback: a CSV of orders, and a folder of Parquet files by month."""
    import pyarrow.fs as arrow
    from moto.server import ThreadedMotoServer

    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("AWS_")]:
            patch.delenv(name)
        patch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        patch.setenv("AWS_ACCESS_KEY_ID", "tester")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "of-no-worth")
        served = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        served.start()
        host, port = served.get_host_and_port()
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        store = arrow.S3FileSystem(endpoint_override=f"http://{host}:{port}", allow_bucket_creation=True)
        store.create_dir("ventes")
        _put(store, "ventes/2025/commandes.csv", ORDERS.encode())
        for month, total in ((1, 7.0), (2, 8.0)):
            packed = io.BytesIO()
            pd.DataFrame({"date": [f"2025-0{month}-01"], "montant": [total]}).to_parquet(packed)
            _put(store, f"ventes/mensuel/mois={month}/part.parquet", packed.getvalue())
        yield f"http://{host}:{port}"
        served.stop()


def _put(store: object, path: str, content: bytes) -> None:
    with store.open_output_stream(path) as stream:  # type: ignore[attr-defined]
        stream.write(content)


def read(raw: Path, address: str, columns: dict[str, str] = COLUMNS) -> Intake:
    return read_folder(raw, key=KEY, mapping=[MappedExport("orders", columns, address)])


def one_fault(intake: Intake) -> Fault:
    (fault,) = intake.faults
    assert "Traceback" not in fault_sentence(fault, "fr")
    return fault


def test_a_csv_of_a_bucket_is_added_up_with_its_account_and_its_lines_left_out(server: str, tmp_path: Path):
    """150 on the first day, 30 on the second; lines 4, 5 and 6 are left out, each for its own reason."""
    address = "s3://ventes/2025/commandes.csv"
    intake = read(tmp_path, address)
    (account,) = intake.accounts
    assert (account.file, account.rows_read, account.kept, account.rejected) == (address, 6, 3, 3)
    assert (account.start, account.end) == (date(2025, 1, 1), date(2025, 1, 2))
    assert (account.encoding, account.separator) == ("utf-8", ";")
    assert intake.tables["sales_days"]["revenue"].tolist() == [150, 30]
    assert intake.rejected[["line", "column", "value", "reason"]].to_numpy().tolist() == [
        [4, "date", "xxxx", "no_day"],
        [5, "montant", "xxxxx", "no_figure"],
        [6, "", "", "badly_cut"],
    ]


def test_a_folder_of_a_bucket_is_one_source(server: str, tmp_path: Path):
    intake = read(tmp_path, "s3://ventes/mensuel/", {"created": "date", "total": "montant"})
    assert [(account.rows_read, account.encoding) for account in intake.accounts] == [(2, "parquet")]
    assert sorted(intake.tables["sales_days"]["revenue"]) == [7, 8]


@pytest.mark.parametrize("address", ["s3://ventes/rien.csv", "s3://autre-compte/x.csv", "s3://ventes/rien/"])
def test_an_address_that_holds_nothing_is_told(server: str, tmp_path: Path, address: str):
    fault = one_fault(read(tmp_path, address))
    assert (fault.code, fault.file) == ("exports.remote_absent", address)


def test_credentials_that_the_bucket_does_not_know_are_told(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    from moto import settings

    monkeypatch.setattr(settings, "INITIAL_NO_AUTH_ACTION_COUNT", 0.0)  # from now on, keys are looked at
    fault = one_fault(read(tmp_path, "s3://ventes/2025/commandes.csv"))
    assert fault.code == "exports.remote_refused"
    assert "AWS_PROFILE" in fault_sentence(fault, "fr")


def test_a_server_that_does_not_answer_is_told(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9")
    fault = one_fault(read(tmp_path, "s3://ventes/2025/commandes.csv"))
    assert (fault.code, fault.found) == ("exports.remote_unreadable", "NETWORK_CONNECTION")
