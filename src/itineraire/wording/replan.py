"""What a re-plan moves and costs, and the plan as the cards of a board."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

#: Cards and tasks for the client's own tool.
BOARD: dict[str, Sentence] = {
    "description": Sentence(
        "Livrable : {deliverable}\nCritère : {criterion}\nResponsable : {owner}\nChantier : {workstream}\n"
        "Livraison probable : {p50:short_date} ; prudente : {p80:short_date}",
        "Deliverable: {deliverable}\nCriterion: {criterion}\nOwner: {owner}\nWorkstream: {workstream}\n"
        "Likely delivery: {p50:short_date}; safe: {p80:short_date}",
    ),
    "horizon": Sentence("D'ici {days:days}", "Within {days:days}"),
}

SENTENCES: dict[str, Sentence] = {
    "title": Sentence("Replanification", "Re-planning"),
    "question": Sentence(
        "Qu'est-ce qui bouge au {on:date}, et à quel prix ?", "What moves on {on:date}, and at what price?"
    ),
    "late": Sentence("« {title} » : {late} de retard", "“{title}”: {late} late"),
    "waiting": Sentence(
        "« {title} » : prévue le {start:date}, pas encore commencée",
        "“{title}”: planned for {start:date}, not begun yet",
    ),
    "held": Sentence(
        "« {title} » : prévue le {start:date}, n'a pas pu commencer sans {others} ; elle est à replanifier",
        "“{title}”: planned for {start:date}, could not begin without {others}; it is to be planned again",
    ),
    "ahead": Sentence(
        "« {title} » : déjà commencée au tableau de suivi, alors qu'elle attend {others} ; elle reste au plan",
        "“{title}”: already begun on the board although it waits for {others}; it stays in the plan",
    ),
    "happened": Sentence("Ce qui s'est passé", "What happened"),
    "nothing_happened": Sentence(
        "Aucun retard n'est signalé ; les heures, le budget, les gels et les actions sont ceux du dossier du client.",
        "No delay is reported; hours, budget, freezes and actions are those of the client's folder.",
    ),
    "value": Sentence(
        "Marge nette visée : {before:eur} avant, {after:eur} après. {proof}",
        "Net margin aimed at: {before:eur} before, {after:eur} after. {proof}",
    ),
    "lost": Sentence(
        "Replanifier au {on:date} coûte {cost:eur} de marge nette et déplace {moved}",
        "Re-planning on {on:date} costs {cost:eur} of net margin and moves {moved}",
    ),
    "gained": Sentence(
        "Replanifier au {on:date} rapporte {cost:eur} de marge nette et déplace {moved}",
        "Re-planning on {on:date} brings {cost:eur} of net margin and moves {moved}",
    ),
    "level": Sentence(
        "Replanifier au {on:date} ne coûte rien et déplace {moved}",
        "Re-planning on {on:date} costs nothing and moves {moved}",
    ),
    "unchanged": Sentence(
        "Le plan tient : rien ne bouge au {on:date}", "The plan holds: nothing moves on {on:date}"
    ),
    "summary": Sentence(
        "{kept} sans changement, {moved} à déplacer, {dropped} à retirer, {added} à ajouter. "
        "Ce qui a commencé avant le {on:date} continue.",
        "{kept} unchanged, {moved} to move, {dropped} to drop, {added} to add. "
        "What began before {on:date} goes on.",
    ),
    "moved_table": Sentence("Ce qui se déplace", "What moves"),
    "dropped_table": Sentence("Ce qui sort du plan", "What leaves the plan"),
    "added_table": Sentence("Ce qui entre dans le plan", "What enters the plan"),
    "impossible": Sentence("Cette demande ne peut pas tenir", "This request cannot hold"),
    "impossible_text": Sentence(
        "Ces règles ne peuvent pas tenir ensemble. En assouplir une seule suffit :",
        "These rules cannot hold together. Relaxing any one of them is enough:",
    ),
    "impossible_unknown": Sentence(
        "Aucun plan n'a été trouvé. Allégez les actions imposées ou ajoutez des moyens.",
        "No plan was found. Impose fewer actions or add means.",
    ),
    "unlisted": Sentence("n'est plus dans la liste des actions", "is no longer in the list of actions"),
    "column_action": Sentence("Action", "Action"),
    "column_workstream": Sentence("Chantier", "Workstream"),
    "column_owner": Sentence("Responsable", "Owner"),
    "column_before": Sentence("Fin prévue", "Planned end"),
    "column_after": Sentence("Nouvelle fin", "New end"),
    "column_shift": Sentence("Écart", "Shift"),
    "column_why": Sentence("Pourquoi", "Why"),
    "column_start": Sentence("Début", "Start"),
    "column_end": Sentence("Fin", "End"),
    "shift": Sentence("{days:days}", "{days:days}"),
}

#: One rule of a request that cannot hold (``roadmap.RuleKind``); ``{subject}`` as the client names it.
RULES: dict[str, Sentence] = {
    "mandatory": Sentence("« {subject} » est imposée", "“{subject}” is imposed"),
    "dependency": Sentence("« {subject} » doit être livrée avant", "“{subject}” must be delivered first"),
    "either_or": Sentence(
        "une seule est possible entre : {subject}", "only one of these is possible: {subject}"
    ),
    "release": Sentence("« {subject} » ne peut pas commencer plus tôt", "“{subject}” cannot start earlier"),
    "deadline": Sentence("l'échéance de « {subject} »", "the deadline of “{subject}”"),
    "freeze": Sentence("le gel qui touche « {subject} »", "the freeze that touches “{subject}”"),
    "horizon": Sentence("la durée du plan", "the length of the plan"),
    "missing_skill": Sentence("personne n'a la compétence « {subject} »", "nobody has the skill “{subject}”"),
    "hours": Sentence("les heures disponibles en « {subject} »", "the hours available in “{subject}”"),
    "budget": Sentence("le budget", "the budget"),
    "workstreams_at_once": Sentence("le nombre de chantiers en cours", "the number of workstreams at work"),
    "workstreams_launched": Sentence(
        "le nombre de chantiers lancés dans les 90 premiers jours",
        "the number of workstreams launched in the first 90 days",
    ),
    "actions_at_once": Sentence("le nombre d'actions en cours", "the number of actions at work"),
    "actions_per_workstream": Sentence(
        "le nombre d'actions en cours dans « {subject} »", "the number of actions at work in “{subject}”"
    ),
}

_RE_PLAN = Sentence(
    "Replanifiez avec « itineraire replan », puis faites accepter le nouveau plan.",
    "Re-plan with “itineraire replan”, then have the new plan accepted.",
)


def _broken(rule: Sentence) -> tuple[Sentence, Sentence]:
    fr = "le plan accepté ne tient plus : " + rule.fr.replace("{subject}", "{found}")
    return Sentence(
        fr, "the accepted plan no longer holds: " + rule.en.replace("{subject}", "{found}")
    ), _RE_PLAN


FAULTS: dict[str, tuple[Sentence, Sentence]] = {
    f"roadmap.broken_{kind}": _broken(rule) for kind, rule in RULES.items()
} | {
    "roadmap.accepted_missing": (
        Sentence(
            "« {found} » est dans le plan accepté le {on:date}, mais n'est plus une action possible",
            "“{found}” is in the plan accepted on {on:date} but is no longer a possible action",
        ),
        _RE_PLAN,
    ),
    "roadmap.accepted_duration": (
        Sentence(
            "« {found} » dure désormais {weeks:weeks}, contre {planned:weeks} dans le plan accepté",
            "“{found}” now lasts {weeks:weeks}, against {planned:weeks} in the accepted plan",
        ),
        _RE_PLAN,
    ),
}
