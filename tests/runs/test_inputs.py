from __future__ import annotations

from itineraire.runs.inputs import told_inputs


def test_files_that_clients_name_are_told_by_their_hash():
    digest = "0123456789abcdef"
    hashes = {
        "client.yaml": "a",
        "results/tables/leads.parquet": "b",
        "raw/envoi/Élodie Vasseur 0612345678.CSV": digest,
        "follow_up/note.elodie.vasseur": digest,
    }
    assert told_inputs(hashes) == {
        "client.yaml": "a",
        "results/tables/leads.parquet": "b",
        "raw/0123456789ab": digest,
        "follow_up/0123456789ab": digest,
    }
