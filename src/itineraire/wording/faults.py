"""A fault in words: where, what was found, what to do."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from itineraire import wording
from itineraire.errors import Fault, Severity
from itineraire.wording.exports import TOOLS
from itineraire.wording.formats import Language
from itineraire.wording.roadmap import CONFLICTS
from itineraire.wording.runs import STEP_TITLES
from itineraire.wording.speech import Sentence, say
from itineraire.wording.terms import RESULTS, term

_CONFLICT, _WHOLE_CONFLICT = "roadmap.conflict_", "roadmap.conflict"
_SEMICOLON: Mapping[Language, str] = {"fr": "\u202f; ", "en": "; "}
_LINE = Sentence("ligne {line}", "line {line}")
_SEVERITY = {
    Severity.ERROR: Sentence("Erreur", "Error"),
    Severity.WARNING: Sentence("À vérifier", "To check"),
}


@cache
def fault_catalogue() -> Mapping[str, tuple[Sentence, Sentence]]:
    """Return every fault code with its two sentences, from all the catalogues of this package."""
    catalogue: dict[str, tuple[Sentence, Sentence]] = {}
    for module in pkgutil.iter_modules(wording.__path__, f"{wording.__name__}."):
        catalogue.update(getattr(importlib.import_module(module.name), "FAULTS", {}))
    return catalogue


def fault_sentence(fault: Fault, language: Language) -> str:
    """Return one line: place, what was found, what to do.

    Raises
    ------
    KeyError
        When the code has no sentence.
    """
    if fault.code == "runs.told_by_notebook":  # the notebook has already written whole sentences
        return fault.found
    what, remedy = fault_catalogue()[fault.code]
    values: dict[str, object] = {
        "file": fault.file,
        "line": fault.line,
        "column": fault.column or "",
        "found": _subject(fault, language),
    }
    values |= dict(fault.values)
    if "step" in values:
        values["step_title"] = say(STEP_TITLES[str(values["step"])], language)
    if "tool" in values:
        values["tool"] = tool_name(str(values["tool"]), language)
    if isinstance(kinds := values.get("results"), list):
        values["results"] = ", ".join(
            say(RESULTS[kind], language) if kind in RESULTS else kind for kind in kinds
        )
    place = [fault.file] if fault.file else []
    if fault.line is not None:
        place.append(say(_LINE, language, line=fault.line))
    where = ", ".join(place) + (" : " if language == "fr" else ": ") if place else ""
    return f"{where}{say(what, language, values)}. {say(remedy, language, values)}"


def screen_sentences(faults: Sequence[Fault], language: Language) -> str:
    """Return all faults as one paragraph that a meeting reads.

    The rules of a conflict make one sentence; what it says of the settings, the client's files need not repeat.
    """
    told = together(faults, language)
    conflicts = [fault for fault in told if fault.code == _WHOLE_CONFLICT]
    return " ".join(_begun(fault_sentence(fault, language)) for fault in conflicts or told)


def together(faults: Iterable[Fault], language: Language) -> list[Fault]:
    """Return faults with the rules that cannot hold together as one of them: apart, none makes sense."""
    faults = list(faults)
    rules = [fault for fault in faults if fault.code.startswith(_CONFLICT)]
    if not rules:
        return faults
    clauses = [
        say(CONFLICTS[fault.code.removeprefix(_CONFLICT)], language, found=_subject(fault, language))
        for fault in rules
    ]
    whole = Fault(_WHOLE_CONFLICT, found=_SEMICOLON[language].join(clauses))
    first = faults.index(rules[0])
    return [*(fault for fault in faults[:first]), whole, *(f for f in faults[first:] if f not in rules)]


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _subject(fault: Fault, language: Language) -> str:
    """Return what a rule is about; a skill goes by its name."""
    skills = fault.code.removeprefix(_CONFLICT) in ("hours", "missing_skill")
    return term("skill", fault.found, language) if skills else fault.found


def tool_name(code: str, language: Language) -> str:
    """Return the name of a tool that exports data; an unknown code stands as it is."""
    return say(TOOLS[code], language) if code in TOOLS else code


def severity_word(severity: Severity, language: Language) -> str:
    """Return the word before a fault: « Erreur » or « À vérifier »."""
    return say(_SEVERITY[severity], language)
