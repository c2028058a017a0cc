"""The door's guard: personal data become keyed hashes or are masked; nothing else of them goes further.

A hash is BLAKE2b with the client's key, so the same person has the same key in every file of one client and no link
from one client to another, nor back to the person without the key.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from urllib.parse import unquote

import pandas as pd

from itineraire.exports.parsing import NOT_GIVEN, plain

#: Retention of a prospect's data counted from the last contact (CNIL, marketing reference framework; R165), years.
RETENTION_YEARS = 3
#: A free text seen fewer times than this may point at one person: it is not passed on.
FEWEST_ALIKE = 3

#: Lengths are bounded as the mail rules bound them: a damaged cell of 40,000 letters must not take seconds.
_EMAIL = re.compile(
    r"[\w.+%-]{1,64}\s?(?:@|＠|%40|\(at\)|\[at\]|\(arobase\)|\[arobase\])\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}",
    re.IGNORECASE,
)
_MARK = r"[ .\u00a0\u202f/_-]"
#: A French number, or one with its country: sure enough to be hidden even inside a longer word. Its marks are alike,
#: which those of a date with its hour are not. A keyed hash, in lower hexadecimal, may hold as many digits.
_PHONE = re.compile(
    rf"(?<![0-9a-f])(?<!\d[.,/-])0[1-9](?:({_MARK}?)\d\d(?:\1\d\d){{3}}|({_MARK})\d\d\2\d{{3}}\2\d{{3}})(?![0-9a-f])"
    rf"|(?:\+|(?<![0-9a-f])(?<!\d[.,])00)\d(?:{_MARK}?\(?\d\)?){{7,13}}(?![0-9a-f])"
    rf"|(?<![0-9a-f.,])(?:33{_MARK}?[1-9](?:{_MARK}?\d){{8}}|[67]\d{{8}})(?![0-9a-f.,])"
)
#: Any other run of digits that may be a phone: hidden in what people type, left in names and codes that tools write.
_DIGITS = re.compile(r"(?<![\w.])\d(?:[ .\u00a0\u202f/-]?\(?\d\)?){8,13}(?![\w.])")
#: What such a run may be besides a phone: a date, a bar code.
_NO_PHONE = re.compile(r"(?:19|20)\d\d[./-]?\d\d?[./-]?\d\d?|\d\d?[./-]\d\d?[./-](?:19|20)\d\d|^\d{12,14}$")
_IP = re.compile(
    r"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])"
    r"|(?<![\w:])(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}(?![\w:])"
    r"|(?<![\w:])(?:[0-9a-f]{1,4}:){1,6}:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4}(?![\w:])",
    re.IGNORECASE,
)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?\b")
#: A bank card, a French social security number.
_CARD = re.compile(r"(?<![\w.])(?:\d{4}[ -]?){3}\d{4}(?![\w.])")
_INSURED = re.compile(r"(?<![\w.])[12] ?\d\d ?(?:0[1-9]|1[0-2]) ?\d[\dAB] ?\d{3} ?\d{3}(?: ?\d\d)?(?![\w.])")
_PERSONAL_PARAMETER = re.compile(
    r"([?&;](?:e?-?mail|nom|prenom|name|firstname|lastname|first_name|last_name|tel|phone|telephone|user|"
    r"adresse|address|token|ip)=)[^&#\s\"]*",
    re.IGNORECASE,
)
_WORD = r"[A-ZÀ-Ý][\w’'-]+"
_TITLED = re.compile(
    rf"\b(?:M\.|Mme|Mlle|Mr|Mrs|Dr|Me|Monsieur|Madame|Mademoiselle|Maître|Docteur) (?:{_WORD} ?){{1,2}}\b"
)
#: The commonest first names in France (INSEE, file of first names), which a family name in capitals follows.
_FIRST_NAMES = (
    "Adrien|Agnès|Alain|Alexandre|Alice|André|Anne|Annie|Anthony|Antoine|Arnaud|Aurélie|Benjamin|Benoît|Bernard|"
    "Brigitte|Bruno|Camille|Carine|Catherine|Cédric|Céline|Chantal|Charles|Charlotte|Chloé|Christelle|Christian|"
    "Christine|Christophe|Claire|Claude|Clément|Corinne|Daniel|David|Delphine|Denis|Didier|Dominique|Élodie|Emma|"
    "Emmanuel|Éric|Estelle|Fabien|Fabrice|Fatima|Florence|Franck|François|Françoise|Frédéric|Gabriel|Gérard|Gilles|"
    "Grégory|Guillaume|Guy|Hélène|Henri|Hervé|Hugo|Inès|Isabelle|Jacqueline|Jacques|Jean|Jennifer|Jérôme|Jessica|"
    "Joël|Jules|Julie|Julien|Karine|Laetitia|Laura|Laurence|Laurent|Léa|Louis|Louise|Lucas|Ludovic|Manon|Marc|Marcel|"
    "Marie|Marion|Martine|Mathieu|Mathilde|Maxime|Mehdi|Michel|Michèle|Mohamed|Monique|Muriel|Nadia|Nathalie|Nicolas|"
    "Nicole|Olivier|Pascal|Patricia|Patrick|Paul|Pauline|Philippe|Pierre|Quentin|Rachid|Raphaël|René|Richard|Robert|"
    "Romain|Sabrina|Samuel|Sandra|Sandrine|Sarah|Sébastien|Serge|Simon|Sonia|Sophie|Stéphane|Stéphanie|Sylvain|Sylvie|"
    "Thierry|Thomas|Valérie|Véronique|Victor|Vincent|Virginie|Xavier|Yann|Yves|Yvonne|Zoé"
)
_FIRST_NAME = re.compile(rf"\b(?:{_FIRST_NAMES})(?:-(?:{_FIRST_NAMES}))? {_WORD}")
MASK = "[…]"


def key_of(text: str, *, sort: str, key: bytes) -> str | None:
    """Return the keyed hash of a value; ``None`` when the cell is empty.

    Parameters
    ----------
    text
        The value as found.
    sort
        What it is (``"email"``, ``"phone"``, ``"name"``, ``"id"``, ...): normalised accordingly, and two
        sorts never collide.
    key
        The client's secret, 16 to 64 bytes.
    """
    bare = normalised(text, sort)
    if not bare:
        return None
    return blake2b(f"{sort}\0{bare}".encode(), key=key, digest_size=12).hexdigest()


def normalised(text: str, sort: str) -> str:
    """Return the form in which two writings of one e-mail, phone or name are equal; empty when not given."""
    bare = plain(text)
    if bare in NOT_GIVEN or bare == "(deleted user)":
        return ""
    if sort == "phone":
        digits = re.sub(r"\D", "", bare)
        return digits[-9:] if len(digits) >= 6 else ""
    if sort == "name":
        return " ".join(sorted(re.findall(r"[^\W_]+", bare)))
    if sort == "email":
        return bare.replace(" ", "")
    if sort == "id":
        return bare.removeprefix("#")
    return bare


def keys_of(texts: pd.Series, *, sort: str, key: bytes) -> pd.Series:
    """Return the keyed hashes of a column, missing where a cell is empty."""
    known = {text: key_of(text, sort=sort, key=key) for text in texts.unique()}
    return pd.Series([known[text] for text in texts], index=texts.index, dtype="object").astype("str")


def masked(text: str) -> str:
    """Return ``text`` with e-mails, phones, IP addresses, bank numbers and personal URL parameters hidden.

    Examples
    --------
    >>> masked("rappeler le 06 12 34 56 78 ou a@b.fr")
    'rappeler le […] ou […]'
    """
    if "%" in text:
        decoded = unquote(unquote(text))
        text = decoded if _masked(decoded) != decoded else text
    return _masked(text)


def _masked(text: str) -> str:
    text = _PERSONAL_PARAMETER.sub(rf"\1{MASK}", text)
    for pattern in (_EMAIL, _IBAN, _IP, _CARD, _INSURED, _PHONE):
        text = pattern.sub(MASK, text)
    return text


def masked_free(text: str) -> str:
    """Return a text people typed, without what :func:`masked` hides, other phones, people with a title or first name.

    Examples
    --------
    >>> masked_free("Devis de Mme Vasseur, vu avec Jean Dupont")
    'Devis de […], vu avec […]'
    """
    known = _DIGITS.sub(lambda found: found[0] if _NO_PHONE.search(found[0]) else MASK, masked(text))
    return _FIRST_NAME.sub(MASK, _TITLED.sub(MASK, known))


def frequent_only(texts: pd.Series, *, other: str) -> pd.Series:
    """Return the column with rare free texts replaced by ``other``: what only one file says may name a person."""
    counts = texts.map(texts.value_counts())
    return texts.where(texts.isna() | (counts >= FEWEST_ALIKE), other)


@dataclass(frozen=True)
class PrivacyFacts:
    """What the contacts say about consent and retention, counted before names and addresses were dropped (R165).

    ``last_contacts`` holds how many contacts were last in touch on each day; ``undated`` those with no date at all.
    ``opt_in_recorded`` counts contacts whose consent is written down, yes or no; ``opted_in`` those who said yes.
    """

    contacts: int = 0
    with_email: int = 0
    opt_in_recorded: int = 0
    opted_in: int = 0
    undated: int = 0
    last_contacts: Mapping[date, int] = field(default_factory=dict)
    personal_columns: tuple[str, ...] = ()
    masked_cells: int = 0

    def kept_too_long(self, as_of: date) -> int:
        """Return how many contacts were last in touch more than three years before ``as_of``."""
        limit = (pd.Timestamp(as_of) - pd.DateOffset(years=RETENTION_YEARS)).date()
        return sum(count for day, count in self.last_contacts.items() if day < limit)

    def opted_in_share(self) -> float:
        """Return the share of contacts with a recorded yes; ``nan`` when there is no contact."""
        return self.opted_in / self.contacts if self.contacts else float("nan")
