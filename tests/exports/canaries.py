"""Made-up people planted in exports of every tool that holds people, to see that none passes the door."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Canary:
    """One made-up person: four strings that must never be seen again."""

    number: int

    @property
    def first(self) -> str:
        return f"Prénomserin{chr(97 + self.number % 26)}{chr(97 + self.number // 26)}"

    @property
    def last(self) -> str:
        return f"Nomserin{chr(97 + self.number // 26)}{chr(97 + self.number % 26)}"

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def email(self) -> str:
        return f"serin{self.number:03d}@canari.test"

    @property
    def phone(self) -> str:
        return f"06 98 76 5{self.number // 10 % 10} {self.number % 10}{self.number // 100}"

    @property
    def ip(self) -> str:
        return f"203.0.113.{self.number}"

    def strings(self) -> tuple[str, ...]:
        return (self.name, self.last, self.email, self.phone, self.phone.replace(" ", ""), self.ip)


def flock(size: int) -> list[Canary]:
    return [Canary(number) for number in range(1, size + 1)]


def plant(raw: Path, birds: list[Canary]) -> None:
    """Write one export of each tool that holds people, three birds in each, in name columns and in free texts."""
    turn = iter(birds)
    for name, header, row in _TABLES:
        named = birds[:3] if name in _WITHOUT_NAME_COLUMN else [next(turn) for _ in range(3)]
        rows = [row(bird, place) for place, bird in enumerate(named)]
        _write(raw / name, header, rows)
    board = {
        "lists": [{"id": "l1", "name": "En cours"}],
        "actions": [],
        "cards": [
            {
                "id": f"{0x69000000 + bird.number:08x}{bird.number:016d}",
                "idList": "l1",
                "name": f"Appeler {bird.name} au {bird.phone}",
                "desc": f"{bird.email} {bird.ip}",
                "labels": [{"name": bird.email}],
            }
            for bird in birds[:3]
        ],
    }
    (raw / "board.json").write_text(json.dumps(board, ensure_ascii=False), encoding="utf-8")


def _write(path: Path, header: str, rows: list[list[str]]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header.split("|"))
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")


#: A name is only known as a name if some file has it in a name column: these speak of the CRM's people.
_WITHOUT_NAME_COLUMN = frozenset({"search-terms.csv", "Requetes.csv"})
_TABLES = (
    (
        "hubspot.csv",
        "Record ID|First Name|Last Name|Email|Phone Number|Lifecycle Stage|Lead Status|Contact owner|Create Date|"
        "Associated Company|Original Source|First Conversion",
        lambda b, n: [
            str(n), b.first, b.last, b.email, b.phone, "Lead", f"vu avec {b.name}", b.name, "2025-03-12 09:14",
            f"SARL {b.last}", f"recommandé par {b.name}", f"formulaire de {b.email}",
        ],
    ),
    (
        "pipedrive.csv",
        "ID|Titre|Propriétaire|Valeur|Devise de Valeur|Organisation|Personne de contact|Étape|Statut|Affaire créée|"
        "Raison de la perte|Canal d'origine",
        lambda b, n: [
            str(n), f"Affaire {b.last}", b.name, "100", "EUR", f"SAS {b.last}", b.name, f"Relancer {b.name}", "Perdue",
            "2025-01-01 10:00:00", f"{b.name} {b.phone} ne répond plus", "Salon",
        ],
    ),
    (
        "salesforce.csv",
        "Lead ID|FirstName|LastName|Email|Phone|Company|LeadSource|Status|OwnerId",
        lambda b, n: [f"00Q{n}", b.first, b.last, b.email, b.phone, f"{b.last} SA", f"ami de {b.name}", "Open", b.name],
    ),
    (
        "shopify.csv",
        "Name|Email|Financial Status|Currency|Subtotal|Total|Created at|Lineitem quantity|Lineitem name|Lineitem price|"
        "Billing Name|Billing Phone|Notes|Source",
        lambda b, n: [
            f"#{n}", b.email, "paid", "EUR", "10", "12", "2025-12-06 10:37:33 +0100", "1", f"Gravure {b.name}", "10",
            b.name, b.phone, f"sonner chez {b.name}", "web",
        ],
    ),
    (
        "stripe.csv",
        "id|Created date (UTC)|Amount|Currency|Status|Description|Customer ID|Customer Email|Card Name|UTM Campaign",
        lambda b, n: [
            f"ch_{n}", "2025-06-07 02:38:54", "15.00", "eur", "Paid", f"Abonnement {b.name}", f"cus_{n}", b.email,
            b.name, f"relance-{b.email}",
        ],
    ),
    (
        "mailchimp.csv",
        "Email Address|First Name|Last Name|MEMBER_RATING|OPTIN_TIME|OPTIN_IP|NOTES",
        lambda b, n: [b.email, b.first, b.last, "2", "2020-02-03 04:05:06", b.ip, f"ami de {b.name}"],
    ),
    (
        "avis.csv",
        "title|text|rating|author|date|verified|location",
        lambda b, n: [f"Merci {b.name}", f"écrivez à {b.email}", "4", b.name, "2025-05-01", "yes", b.ip],
    ),
    (
        "search-terms.csv",
        "Search term|Campaign|Ad group|Cost|Impr.|Clicks|Conversions",
        lambda b, n: [f"{b.phone} plombier", f"Campagne {b.email}", f"Groupe {b.name}", "1.00", "10", "1", "0"],
    ),
    (
        "Requetes.csv",
        "Requêtes les plus fréquentes|Clics|Impressions|CTR|Position",
        lambda b, n: [f"avis {b.name} {b.email}", "1", "10", "10%", "2.5"],
    ),
    (
        "ga4.csv",
        "Landing page + query string|Sessions",
        lambda b, n: [f"/merci?email={b.email}&nom={b.last}&tel={b.phone}", "3"],
    ),
    (
        "asana.csv",
        "Task ID|Created At|Completed At|Last Modified|Name|Section/Column|Assignee|Assignee Email|Due Date|Tags|Notes",
        lambda b, n: [
            str(n), "2025-01-01", "", "2025-01-02", f"Voir {b.name}", "À faire", b.name, b.email, "2025-02-01", b.phone,
            b.ip,
        ],
    ),
    (
        "inconnu.csv",
        "colonne une|colonne deux|colonne trois",
        lambda b, n: [b.name, b.email, b.phone],
    ),
    (
        "decale.csv",
        "Record ID|First Name|Last Name|Email|Phone Number|Lifecycle Stage|Contact owner|Create Date|Original Source",
        lambda b, n: [str(n), b.first, b.last, b.email, b.phone, "Lead", "2025-03-12", b.name, "DIRECT"],
    ),
)  # fmt: skip
