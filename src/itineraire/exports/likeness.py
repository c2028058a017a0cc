"""How alike two contacts are: fields put in one form, and how far a pair agrees on each of them (M11)."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from itineraire.exports.names import SHORT_FORMS
from itineraire.exports.privacy import normalised

#: Levels of agreement of each field: 0 not at all, the last one exactly; -1 when one of the two is unknown.
LEVELS: Mapping[str, int] = {"email": 3, "phone": 2, "name": 4, "company": 2}
MISSING = -1
#: Names this alike are one name misspelt, or might be (similarity of Jaro and Winkler).
SAME_NAME, CLOSE_NAME = 0.93, 0.85
#: Addresses this alike are one address misspelt.
SAME_ADDRESS = 0.95
#: A domain seen this often is real; one seen this rarely and one letter away from it is a misspelling of it.
_REAL_DOMAIN, _RARE_DOMAIN = 10, 2
#: A domain that more than this share of the contacts use is a mail service, not a firm.
_MAIL_SERVICE = 0.02
#: Mailboxes of a firm, not of a person.
_SHARED_BOXES = frozenset(
    re.findall(
        r"\S+", "contact info infos accueil commercial compta comptabilite direction admin sav bonjour hello"
    )
)
_MAIL_SERVICES = frozenset(
    re.findall(
        r"\S+",
        "gmail.com googlemail.com orange.fr wanadoo.fr free.fr hotmail.com hotmail.fr outlook.com outlook.fr live.fr "
        "yahoo.fr yahoo.com sfr.fr laposte.net neuf.fr bbox.fr icloud.com me.com msn.com protonmail.com proton.me",
    )
)
_LEGAL_FORMS = frozenset(
    re.findall(r"\S+", "sarl sas sasu eurl sa sci snc scop ste societe ets etablissements")
)

Levels = npt.NDArray[np.int8]
Floats = npt.NDArray[np.float64]
Pairs = npt.NDArray[np.int64]
_Texts = npt.NDArray[np.object_]


def comparable(records: pd.DataFrame) -> pd.DataFrame:
    """Return contacts in the form they are compared in; a field is empty when it is unknown.

    Parameters
    ----------
    records
        Columns ``email``, ``phone``, ``name`` (any order of words) and ``company``, as typed.

    Returns
    -------
    pd.DataFrame
        Those fields, plus ``box`` (letters of the mailbox), ``own_box`` (whether it is made of the person's name) and
        ``domain`` (of a firm; a mail service is left out).
    """
    sorts = {"email": "email", "phone": "phone", "name": "name", "company": "name"}
    clean = pd.DataFrame(
        {
            field: [normalised(str(value), sort) for value in records[field]]
            if field in records
            else [""] * len(records)
            for field, sort in sorts.items()
        },
        dtype="object",
    )
    address = clean["email"].str.partition("@")
    box, domain = address[0].str.partition("+")[0], _mended(address[2])
    known = (clean["email"] != "") & ~box.isin(_SHARED_BOXES)
    clean["email"] = (box + "@" + domain).where(known, "")
    clean["box"] = box.where(known, "").str.replace(r"[\W\d_]+", "", regex=True)
    clean["domain"] = domain.where(_is_of_a_firm(domain), "")
    clean["own_box"] = _made_of_name(clean)
    clean["name"] = clean["name"].map(_in_full)
    clean["company"] = clean["company"].map(_without_legal_form)
    return clean


def _mended(domains: pd.Series) -> pd.Series:
    """Return mail domains with the misspellings of frequent ones put right (``gmial.com``)."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    counts = domains[domains != ""].value_counts()
    real = [str(name) for name, count in counts.items() if count >= _REAL_DOMAIN]
    rare = [str(name) for name, count in counts.items() if count <= _RARE_DOMAIN]
    found = {name: extractOne(name, real, scorer=OSA.distance, score_cutoff=1) for name in rare}
    return domains.replace({name: best[0] for name, best in found.items() if best is not None})


def _is_of_a_firm(domain: pd.Series) -> pd.Series:
    """Return which domains are a firm's own."""
    counts = domain.map(domain.value_counts())
    return (domain != "") & ~domain.isin(_MAIL_SERVICES) & (counts <= max(3, _MAIL_SERVICE * len(domain)))


def _in_full(name: str) -> str:
    """Return a name with its short forms written in full (``Fred`` is ``Frédéric``), its words in order."""
    return " ".join(sorted(SHORT_FORMS.get(word, word) for word in name.split()))


def _without_legal_form(company: str) -> str:
    """Return a company's name without SARL, SAS and the like."""
    return " ".join(word for word in company.split() if word not in _LEGAL_FORMS)


def compare(clean: pd.DataFrame, pairs: Pairs) -> Levels:
    """Return how far each pair agrees on each field of ``LEVELS``."""
    columns = []
    for field, top in LEVELS.items():
        values = clean[field].to_numpy(dtype="object")
        left, right = values[pairs[:, 0]], values[pairs[:, 1]]
        level = np.where(left == right, top - 1, _partial(clean, field, pairs, left, right)).astype(np.int8)
        level[(left == "") | (right == "")] = MISSING
        columns.append(level)
    levels = np.stack(columns, axis=1)
    return _with_firms(clean, pairs, levels)


def _partial(
    clean: pd.DataFrame, field: str, pairs: Pairs, left: _Texts, right: _Texts
) -> npt.NDArray[np.int8]:
    """Return the level of values that are not equal."""
    if field == "phone":
        return np.zeros(len(left), dtype=np.int8)
    alike = _similarity(left, right)
    if field == "name":
        turned = np.array([" ".join(reversed(name.split(" "))) for name in right], dtype="object")
        alike = np.maximum(alike, _similarity(left, turned))
        return np.select([alike >= SAME_NAME, alike >= CLOSE_NAME], [2, 1], 0).astype(np.int8)
    if field == "email":
        box = clean["box"].to_numpy(dtype="object")
        same_box = (box[pairs[:, 0]] == box[pairs[:, 1]]) & (box[pairs[:, 0]] != "")
        level = np.asarray(same_box | (alike >= SAME_ADDRESS), dtype=np.int8)
        own = clean["own_box"].to_numpy(dtype=np.bool_)
        both = own[pairs[:, 0]] & own[pairs[:, 1]]
        return np.where(both & (level == 1), np.int8(MISSING), level)
    close: npt.NDArray[np.int8] = (alike >= SAME_NAME).astype(np.int8)
    return close


def _similarity(left: _Texts, right: _Texts) -> Floats:
    """Return how alike two texts are, pair by pair."""
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    found: Floats = np.asarray(
        process.cpdist(left.tolist(), right.tolist(), scorer=JaroWinkler.similarity), dtype=np.float64
    )
    return found


def _made_of_name(clean: pd.DataFrame) -> list[bool]:
    """Return which mailboxes are just the person's name: alike boxes then say no more than alike names."""
    return [
        bool(box) and sum(word in box for word in words) >= 2
        for box, words in zip(clean["box"], clean["name"].str.split(), strict=True)
    ]


def _with_firms(clean: pd.DataFrame, pairs: Pairs, levels: Levels) -> Levels:
    """Return levels where one mail domain of a firm counts as one company, unless the whole address already does."""
    fields = list(LEVELS)
    domain = clean["domain"].to_numpy(dtype="object")
    shared = (domain[pairs[:, 0]] == domain[pairs[:, 1]]) & (domain[pairs[:, 0]] != "")
    other_box = levels[:, fields.index("email")] < LEVELS["email"] - 1
    company = levels[:, fields.index("company")]
    levels[:, fields.index("company")] = np.where(shared & other_box, LEVELS["company"] - 1, company)
    return levels


def is_settled(levels: Levels) -> npt.NDArray[np.bool_]:
    """Return where a pair may be merged: one e-mail or one phone, or one full name that nothing else contradicts.

    Without one of these, learning alone joins strangers. One name in one firm is enough, whatever the addresses.
    """
    email, phone, name, company = (levels[:, index] for index in range(len(LEVELS)))
    tops = [top - 1 for top in LEVELS.values()]
    unopposed = (email != 0) & (phone != 0) & (company != 0)
    named: npt.NDArray[np.bool_] = (name == tops[2]) & (unopposed | (company == tops[3]))
    settled: npt.NDArray[np.bool_] = (email == tops[0]) | (phone == tops[1]) | named
    return settled
