"""Invented people: no one of these names, addresses or numbers exists.

Surnames are made of syllables, e-mails end in reserved ``example`` domains, and phone numbers come from the
blocks that the French regulator keeps for fiction (01 99 00, 06 39 98).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_FIRST = (
    "Adèle", "Aimée", "Alban", "Alexis", "Amandine", "Ambre", "Anselme", "Antonin", "Apolline", "Armand",
    "Aurèle", "Basile", "Bastien", "Béatrice", "Bertille", "Blaise", "Brune", "Camille", "Capucine",
    "Célestin", "Chloé", "Clémence", "Colombe", "Côme", "Cyprien", "Damien", "Daphné", "Denis", "Diane",
    "Edgar", "Édith", "Éléonore", "Élise", "Émilien", "Enzo", "Estelle", "Étienne", "Fanny", "Félix",
    "Firmin", "Flore", "Florian", "Gaspard", "Gersende", "Gilles", "Guilhem", "Hélène", "Hippolyte",
    "Honoré", "Hortense", "Hugues", "Ida", "Inès", "Iris", "Isaure", "Jeanne", "Jocelyn", "Joséphine",
    "Jules", "Karine", "Kylian", "Lazare", "Léa", "Léopold", "Lilian", "Lison", "Louise", "Lubin",
    "Lucas", "Madeleine", "Manon", "Marius", "Mathilde", "Maxence", "Mélusine", "Mickaël", "Myriam",
    "Nathan", "Nicole", "Noé", "Octave", "Odette", "Olivier", "Ondine", "Pascal", "Perrine", "Philippe",
    "Prune", "Quentin", "Rachel", "Rémi", "Roland", "Romane", "Rosalie", "Sabine", "Samuel", "Séverin",
    "Solange", "Sophie", "Sylvain", "Théodore", "Thierry", "Timéo", "Ursule", "Valère", "Victorine",
    "Vincent", "Wilfried", "Xavier", "Yann", "Yseult", "Yvonne", "Zélie",
)  # fmt: skip
_HEADS = (
    "Ab", "Bar", "Bel", "Bri", "Cas", "Chau", "Cor", "Dar", "Dro", "Es", "Fal", "Fou", "Gal", "Gri",
    "Ham", "Hu", "Jau", "Ker", "Lam", "Lou", "Mar", "Mou", "Nor", "Ol", "Pel", "Plan", "Quer", "Rav",
    "Ro", "Sal", "Sou", "Tor", "Tré", "Val", "Vi", "Zer",
)  # fmt: skip
_MIDDLES = ("a", "e", "i", "o", "ou", "an", "in", "on", "ai", "eu")
_TAILS = (
    "bert", "bois", "char", "court", "dal", "din", "fond", "frey", "gnol", "guer", "jac", "lac", "lier",
    "lot", "main", "mont", "nac", "neau", "quin", "rand", "rel", "roux", "sac", "sel", "ssan", "tel",
    "thier", "tou", "val", "vert", "vigne", "vron", "xin", "zac", "zel",
)  # fmt: skip
_STREETS = (
    "rue des Tanneurs",
    "allée du Verger",
    "chemin des Lavandes",
    "rue du Moulin Neuf",
    "place aux Grains",
)
_CITIES = (
    ("Valmirande", "38999"),
    ("Saint-Orban", "69999"),
    ("Brécourt-le-Vieux", "51999"),
    ("Lanvézac", "29999"),
)
_DOMAINS = ("example.com", "example.org", "example.net", "courriel.example", "poste.example")


@dataclass(frozen=True)
class Person:
    """Somebody who never existed."""

    first: str
    last: str
    email: str
    phone: str
    street: str
    city: str
    postcode: str

    @property
    def name(self) -> str:
        """First name then surname."""
        return f"{self.first} {self.last}"


def person(number: int) -> Person:
    """Return the person of that number: always the same, and no two share a name and an e-mail.

    Examples
    --------
    >>> person(0).email
    'adele.ababert@example.com'
    """
    surnames = len(_HEADS) * len(_MIDDLES) * len(_TAILS)
    place = (number * 7919) % surnames  # neighbours in number are strangers in the alphabet
    head, rest = place % len(_HEADS), place // len(_HEADS)
    last = _HEADS[head] + _MIDDLES[rest % len(_MIDDLES)] + _TAILS[rest // len(_MIDDLES)]
    first = _FIRST[number * 41 % len(_FIRST)]
    turn = str(number) if number >= surnames else ""  # so that no two share an e-mail
    city, postcode = _CITIES[number % len(_CITIES)]
    block = "06 39 98" if number % 3 else "01 99 00"
    return Person(
        first=first,
        last=last,
        email=f"{ascii_of(first)}.{ascii_of(last)}{turn}@{_DOMAINS[number % len(_DOMAINS)]}",
        phone=f"{block} {number // 100 % 100:02d} {number % 100:02d}",
        street=f"{number % 180 + 1} {_STREETS[number % len(_STREETS)]}",
        city=city,
        postcode=postcode,
    )


def ascii_of(text: str) -> str:
    """Return a text in small letters without accents or spaces."""
    bare = unicodedata.normalize("NFKD", text.lower())
    return "".join(mark for mark in bare if mark.isascii() and (mark.isalnum() or mark == "-"))
