"""Why an action is refused, why a plan cannot hold, and what a plan's linters say."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

#: One clause a reason (``roadmap.RuleKind``), to be joined by semicolons; ``{subject}`` as the client names it.
REASONS: dict[str, Sentence] = {
    "dependency": Sentence(
        "attend « {subject} », qui n'est pas retenue", "waits for “{subject}”, not retained"
    ),
    "dependency_late": Sentence(
        "attend « {subject} », livrée trop tard pour elle", "waits for “{subject}”, delivered too late for it"
    ),
    "either_or": Sentence(
        "une seule est possible entre : {subject}", "only one of these is possible: {subject}"
    ),
    "release": Sentence("ne peut pas commencer plus tôt", "cannot start earlier"),
    "deadline": Sentence("dépasserait son échéance", "would miss its deadline"),
    "freeze": Sentence("tomberait dans une période de gel", "would fall in a freeze"),
    "horizon": Sentence("dure plus longtemps que le plan", "lasts longer than the plan"),
    "missing_skill": Sentence("personne n'a la compétence « {subject} »", "nobody has the skill “{subject}”"),
    "not_bought": Sentence(
        "demande « {subject} », que personne n'a ; la trouver coûterait plus qu'elle ne rapporte",
        "needs “{subject}”, which nobody has; finding it would cost more than it brings",
    ),
    "hours": Sentence("pas assez d'heures en « {subject} »", "not enough hours of “{subject}”"),
    "budget": Sentence("dépasse le budget disponible", "exceeds the budget available"),
    "workstreams_at_once": Sentence(
        "trop de chantiers déjà en cours", "too many workstreams already at work"
    ),
    "workstreams_launched": Sentence(
        "trop de chantiers lancés dans les 90 premiers jours",
        "too many workstreams launched in the first 90 days",
    ),
    "actions_at_once": Sentence("trop d'actions déjà en cours", "too many actions already at work"),
    "actions_per_workstream": Sentence(
        "le chantier « {subject} » est déjà plein", "the workstream “{subject}” is already full"
    ),
    "no_value": Sentence(
        "ne rapporte rien d'ici la fin du plan, faute d'impact chiffré ou de temps",
        "earns nothing before the plan ends: no sized impact, or too late",
    ),
    "costs_more": Sentence(
        "coûte {amount:eur} de plus qu'elle ne rapporte d'ici la fin du plan",
        "costs {amount:eur} more than it brings before the plan ends",
    ),
    "better_use": Sentence("d'autres actions rapportent plus", "other actions earn more"),
    "low_impact": Sentence("impact trop faible", "too little impact"),
    "no_owner": Sentence("sans responsable", "without an owner"),
    "excluded": Sentence("écartée en réunion", "excluded by the meeting"),
    "data_gate": Sentence(
        "la mesure « {subject} » n'est pas assez fiable", "the measure “{subject}” is not reliable enough"
    ),
    "mandatory": Sentence("imposée", "imposed"),
}

#: The three answers of R124.
ANSWERS: dict[str, Sentence] = {
    "now": Sentence("Maintenant", "Now"),
    "later": Sentence("Plus tard", "Later"),
    "no": Sentence("Non", "No"),
}

#: What stands in the way of a plan (``roadmap.RuleKind``): clauses, since several rules make one conflict.
CONFLICTS: dict[str, Sentence] = {
    "mandatory": Sentence("« {found} » est imposée", "“{found}” is imposed"),
    "dependency": Sentence("« {found} » doit être livrée avant", "“{found}” must be delivered first"),
    "either_or": Sentence("une seule est possible entre : {found}", "only one of these is possible: {found}"),
    "release": Sentence("« {found} » ne peut pas commencer plus tôt", "“{found}” cannot start earlier"),
    "deadline": Sentence("échéance de « {found} »", "deadline of “{found}”"),
    "freeze": Sentence("gel qui touche « {found} »", "freeze that touches “{found}”"),
    "horizon": Sentence(
        "« {found} » dure plus longtemps que le plan", "“{found}” lasts longer than the plan"
    ),
    "missing_skill": Sentence("personne n'a la compétence « {found} »", "nobody has the skill “{found}”"),
    "hours": Sentence("heures disponibles en {found}", "hours available in {found}"),
    "budget": Sentence("budget externe disponible", "external budget available"),
    "workstreams_at_once": Sentence("nombre de chantiers de front", "number of workstreams at once"),
    "workstreams_launched": Sentence(
        "nombre de chantiers lancés dans les 90 premiers jours",
        "number of workstreams launched in the first 90 days",
    ),
    "actions_at_once": Sentence("nombre d'actions de front", "number of actions at once"),
    "actions_per_workstream": Sentence(
        "nombre d'actions de front dans un même chantier", "number of actions at once in one workstream"
    ),
}

_CONFLICT_FR = "Le plan ne peut pas tenir : "
_CONFLICT_EN = "The plan cannot hold: "
_RELAX = Sentence(
    "Assouplissez une seule des règles citées ensemble : chacune suffit à lever ce conflit.",
    "Relax any one of the rules listed together: each is enough to lift this conflict.",
)

FAULTS: dict[str, tuple[Sentence, Sentence]] = {
    "roadmap.conflict": (
        Sentence(_CONFLICT_FR + "{found}", _CONFLICT_EN + "{found}"),
        Sentence(
            "Assouplissez une seule de ces règles : chacune suffit à lever ce conflit.",
            "Relax any one of these rules: each is enough to lift this conflict.",
        ),
    ),
    **{
        f"roadmap.conflict_{kind}": (Sentence(_CONFLICT_FR + clause.fr, _CONFLICT_EN + clause.en), _RELAX)
        for kind, clause in CONFLICTS.items()
    },
    "roadmap.longer_than_plan": (
        Sentence(
            "« {found} » dure {weeks:weeks}, le plan {plan:weeks}",
            "“{found}” lasts {weeks:weeks}, the plan {plan:weeks}",
        ),
        Sentence(
            "Découpez-la en étapes plus courtes, ou allongez horizon_days dans client.yaml.",
            "Split it into shorter steps, or lengthen horizon_days in client.yaml.",
        ),
    ),
    "roadmap.window_too_short": (
        Sentence(
            "« {found} » dure {weeks:weeks} ; elle ne peut commencer avant le {first:date} et doit finir d'ici le {last:date}",
            "“{found}” lasts {weeks:weeks}; it cannot start before {first:date} and must end by {last:date}",
        ),
        Sentence("Corrigez not_before, deadline ou weeks.", "Correct not_before, deadline or weeks."),
    ),
    "roadmap.no_capacity": (
        Sentence(
            "aucune heure libre en « {found} » de toute la durée du plan ({people}) ; actions concernées : {actions:int}",
            "not one free hour of “{found}” over the whole plan ({people}); actions concerned: {actions:int}",
        ),
        Sentence("Baissez run_hours, ou ajoutez une personne.", "Lower run_hours, or add a person."),
    ),
    "roadmap.too_many_hours": (
        Sentence(
            "« {found} » demande {hours:hours} de « {skill} » en {weeks:weeks} ; la meilleure période, dès le {start:date}, en offre {there:hours}{short}",
            "“{found}” asks for {hours:hours} of “{skill}” in {weeks:weeks}; the best period, from {start:date}, offers {there:hours}{short}",
        ),
        Sentence(
            "Allongez weeks, réduisez ses heures, ou ajoutez des heures dans client.yaml.",
            "Lengthen weeks, reduce its hours, or add hours in client.yaml.",
        ),
    ),
    "roadmap.short_envelope": (
        Sentence(
            "l'enveloppe ({envelope:eur}) ne couvre pas ce qui est déjà engagé et la marge de manœuvre ({taken:eur}) : il manque {gap:eur}, et rien ne reste aux actions",
            "the envelope ({envelope:eur}) does not cover what is committed and the contingency ({taken:eur}): {gap:eur} are missing, and nothing is left for actions",
        ),
        Sentence(
            "Relevez envelope_eur, ou corrigez les lignes committed de budget.",
            "Raise envelope_eur, or correct the committed lines of budget.",
        ),
    ),
    "roadmap.owner_absent": (
        Sentence(
            "{found} s'absente du {first:date} au {last:date}, avec {actions:int} {actions:action/actions} sous sa responsabilité",
            "{found} is away from {first:date} to {last:date}, with {actions:int} {actions:action/actions} to answer for",
        ),
        Sentence(
            "Nommez un autre responsable dans actions.csv, ou attendez son retour avec not_before.",
            "Name another owner in actions.csv, or wait for the return with not_before.",
        ),
    ),
    "roadmap.owner_away": (
        Sentence(
            "« {found} » se ferait du {start:date} au {end:date} sans son responsable, {owner}, qui n'a alors aucune heure",
            "“{found}” would be done from {start:date} to {end:date} without its owner, {owner}, who then has no hour",
        ),
        Sentence("Nommez un autre responsable ou décalez-la.", "Name another owner or move it."),
    ),
    "roadmap.imposed_cost": (
        Sentence(
            "les actions imposées et celles dont elles dépendent coûtent {cost:eur} ; une fois payé ce qui est engagé, il reste {left:eur}",
            "the imposed actions and those they depend on cost {cost:eur}; once what is committed is paid, {left:eur} are left",
        ),
        Sentence(
            "Relevez envelope_eur, ou n'imposez plus l'une de ces actions.",
            "Raise envelope_eur, or stop imposing one of these actions.",
        ),
    ),
    "roadmap.cycle": (
        Sentence(
            "des actions s'attendent les unes les autres : {cycle}", "actions wait for each other: {cycle}"
        ),
        Sentence("Retirez l'une de ces dépendances.", "Remove one of these dependencies."),
    ),
    "roadmap.unknown_dependency": (
        Sentence("« {task} » dépend de « {found} », inconnue", "“{task}” depends on “{found}”, unknown"),
        Sentence("Corrigez la colonne depends_on.", "Correct the column depends_on."),
    ),
    "roadmap.skills_tied": (
        Sentence(
            "plus de {limit:int} compétences reposent sur les mêmes personnes : {skills}",
            "more than {limit:int} skills rest on the same people: {skills}",
        ),
        Sentence(
            "Regroupez des compétences sous un même nom dans client.yaml.",
            "Group skills under one name in client.yaml.",
        ),
    ),
    "roadmap.no_plan_found": (
        Sentence(
            "aucun plan n'a été trouvé dans le temps de calcul prévu", "no plan was found in the time allowed"
        ),
        Sentence(
            "Retirez une action imposée ou une échéance, puis relancez.",
            "Take out an imposed action or a deadline, then run again.",
        ),
    ),
    "roadmap.no_plan_at_once": (
        Sentence(
            "aucun plan ne tient d'emblée avec ces réglages",
            "no plan holds at first sight with these settings",
        ),
        Sentence("La règle en cause est recherchée.", "The rule at fault is being looked for."),
    ),
    "roadmap.nothing_retained": (
        Sentence("aucune action ne tient dans ce plan", "no action fits this plan"),
        Sentence(
            "Vérifiez les heures, l'enveloppe et les impacts.",
            "Check the hours, the envelope and the impacts.",
        ),
    ),
    "roadmap.many_launched": (
        Sentence(
            "{count:int} chantiers sont lancés dans les 90 premiers jours : {found}",
            "{count:int} workstreams are launched in the first 90 days: {found}",
        ),
        Sentence("La méthode en conseille 2 à 3.", "The method advises 2 to 3."),
    ),
    "roadmap.long_action": (
        Sentence("« {found} » dure {weeks:weeks}", "“{found}” lasts {weeks:weeks}"),
        Sentence(
            "Le calendrier la montre en étapes d'un trimestre au plus : donnez à chacune son livrable.",
            "The calendar shows it in steps of a quarter at most: give each its deliverable.",
        ),
    ),
    "roadmap.no_slack": (
        Sentence(
            "il ne reste que {hours:hours} libres à {days:int} jours",
            "only {hours:hours} are left free at {days:int} days",
        ),
        Sentence(
            "Retirez une action ou ajoutez des heures : le moindre imprévu déborderait.",
            "Take an action out or add hours: any surprise would spill over.",
        ),
    ),
    "roadmap.asset_first": (
        Sentence(
            "« {found} » commence le {start:date}, avant la première mesure réparée ({measure:date})",
            "“{found}” starts on {start:date}, before the first repaired measure ({measure:date})",
        ),
        Sentence(
            "Ses équipes sont libres plus tôt ; acceptez-le ou décalez-la.",
            "Its team is free earlier; accept it or move it.",
        ),
    ),
    "roadmap.imposed_refused": (
        Sentence(
            "« {found} » est imposée, mais n'entre pas dans le plan",
            "“{found}” is imposed but not in the plan",
        ),
        Sentence(
            "Donnez-lui un responsable, ou levez ce qui la bloque.",
            "Give it an owner, or lift what blocks it.",
        ),
    ),
    "roadmap.unknown_tool": (
        Sentence("« {found} » n'est pas un outil connu", "“{found}” is not a known tool"),
        Sentence("Choisissez parmi : {known}.", "Choose one of: {known}."),
    ),
}
