"""A French CRM made up from a seed, with duplicates whose truth is known. No real person stands behind a name."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

import pandas as pd

FIRST = re.findall(
    r"\S+",
    "Jean Marie Pierre Michel Nathalie Isabelle Philippe Catherine Nicolas Sophie Julien Camille Léa Hugo "
    "Chloé Inès Gaël Zoé François Hélène René Agnès Benoît Céline Stéphane Aurélie Sébastien Élodie "
    "Anne-Laure Jean-Marc Mehdi Fatima Mohamed Yasmine Thomas Laura Antoine Manon Lucas Emma Noémie Théo "
    "Maëlle Loïc",
)
LAST = re.findall(
    r"\S+",
    "Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel "
    "Garcia David Bertrand Roux Vincent Fournier Morel Girard André Lefèvre Mercier Dupont Lambert Bonnet "
    "François Martinez Legrand Garnier Faure Rousseau Blanc Guérin Muller Henry Roussel Nicolas Perrin "
    "Morin Mathieu Clément Gauthier Dumont Lopez Fontaine Chevalier Robin Masson Sanchez Gérard Nguyen "
    "Boyer Denis Lemaire Duval Joly Gautier Roger Roche Roy Noël Meyer Lucas Meunier Jean Pérez Marchand "
    "Dufour Blanchard Barbier",
)
FIRMS = re.findall(
    r"\S+",
    "Menuiserie Charpente Toiture Jardin Piscine Terrasse Isolation Plomberie Électricité Maçonnerie "
    "Peinture Carrelage Paysage Ébénisterie Serrurerie",
)
PLACES = re.findall(
    r"\S+",
    "Nord Sud Ouest Atlantique Alpes Loire Rhône Provence Bretagne Vendée Jura Béarn Quercy Forez",
)
#: Family names are many: one person in seven has a common one, the others have one built from syllables.
SYLLABLES = re.findall(
    r"\S+",
    "bar bel bon cha de du far gau gre la le mau mon ni pe pon ra ri sau ta vau vi lier nard neau quin "
    "tel ton",
)
BOXES = ("exemple.fr", "courriel.test", "boite.test", "poste.test")


@dataclass(frozen=True)
class Crm:
    """Records and the person behind each."""

    records: pd.DataFrame
    person: pd.Series

    def true_pairs(self) -> set[tuple[int, int]]:
        """Return the positions of every pair that is one person."""
        return merged_pairs(self.person)


def french_crm(people: int = 3_000, duplicates: int = 449, *, seed: int = 7) -> Crm:
    """Return a CRM where ``duplicates`` people were typed a second time, badly."""
    chance = random.Random(seed)
    rows: list[dict[str, str]] = []
    taken: set[str] = set()
    while len(rows) < people:
        row = _person(chance)
        if row["email"] in taken:  # an address is one mailbox: strangers may share a name, never an e-mail
            continue
        taken |= {row["email"]} - {""}
        rows.append(row)
    owners = list(range(people))
    for who in chance.sample(range(people), duplicates):
        rows.append(_typed_again(rows[who], chance))
        owners.append(who)
    order = list(range(len(rows)))
    chance.shuffle(order)
    return Crm(pd.DataFrame([rows[place] for place in order]), pd.Series([owners[place] for place in order]))


def merged_pairs(cluster: pd.Series) -> set[tuple[int, int]]:
    """Return the positions of every pair that groups join."""
    return {
        (int(a), int(b))
        for places in cluster.groupby(cluster).indices.values()
        for a in places
        for b in places
        if a < b
    }


def _person(chance: random.Random) -> dict[str, str]:
    first = chance.choice(FIRST)
    last = (
        chance.choice(LAST)
        if chance.random() < 0.15
        else "".join(chance.choices(SYLLABLES, k=3)).capitalize()
    )
    dotted = _ascii(f"{first}.{last}").lower()
    number = chance.choice(["", "", str(chance.randint(1, 99))])
    firm = f"{chance.choice(FIRMS)} {chance.choice(PLACES)} {chance.randint(1, 60)}"
    return {
        "email": f"{dotted}{number}@{chance.choice(BOXES)}" if chance.random() < 0.85 else "",
        "phone": "06" + "".join(chance.choice("0123456789") for _ in range(8))
        if chance.random() < 0.7
        else "",
        "name": f"{first} {last}",
        "company": firm if chance.random() < 0.6 else "",
    }


def _typed_again(row: dict[str, str], chance: random.Random) -> dict[str, str]:
    """Return the same person as someone else would type it: order, accents, typos, another box, holes."""
    first, last = row["name"].split(" ", 1)
    name = chance.choice(
        [f"{last.upper()} {first}", _ascii(f"{first} {last}"), _typo(f"{first} {last}", chance), row["name"]]
    )
    email = row["email"]
    if email and chance.random() < 0.4:
        email = chance.choice([email.split("@")[0] + "@autre.test", _typo(email, chance), ""])
    phone = row["phone"]
    if phone:
        phone = chance.choice(
            [phone, "+33 " + " ".join(phone[1:]), ".".join(phone[i : i + 2] for i in (0, 2, 4, 6, 8)), ""]
        )
    company = row["company"]
    if company:
        company = chance.choice([company, company.upper(), f"SARL {company}", ""])
    return {"email": email, "phone": phone, "name": name, "company": company}


def _typo(text: str, chance: random.Random) -> str:
    place = chance.randrange(1, max(2, len(text) - 1))
    return text[:place] + text[place + 1 :]


def _ascii(text: str) -> str:
    import unicodedata

    return (
        "".join(
            mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark)
        ).replace(" ", "")
        if " " not in text
        else " ".join(_ascii(word) for word in text.split(" "))
    )
