"""Short forms of French first names, as people type them in a CRM: one person may be there under both."""

from __future__ import annotations

from collections.abc import Mapping

_FORMS = (
    "adrien adri|alexandre alex|anthony antho tony|antoine antho|audrey dred|aurelie aure lilie|benjamin ben benji|"
    "bernadette berna|caroline caro|catherine cathy cath kathy|cedric ced|charlotte chacha|christine kris|"
    "christophe chris|clemence clem|corinne coco|dominique dom|dorothee doro|elisabeth babeth lisbeth zabeth|"
    "emmanuel manu|fabien fab|fabrice fabri|florence flo|francois fanch|francoise soizic|frederic fred freddy|"
    "gabriel gab|genevieve gene|gregory greg|guillaume guigui|gwenaelle gwen|isabelle isa|jacqueline jacquie|"
    "jeremy jerem|jerome jerem|josephine josie|laetitia laeti|laurence lolo|ludovic ludo|"
    "madeleine mado|margaux margot|marguerite maggy|matthieu mat matt|maxime max|michel mich|"
    "mohamed mohammed mohammad|nathalie nath nat|nicolas nico|olivier oliv|patricia pat|philippe phil|"
    "raphael raph|sabrina sab|samuel sam|sebastien seb|severine sev|stephane steph|suzanne suzie|"
    "thierry titi|thomas tom|valerie val|veronique vero|victor vic|vincent vince|virginie virg|xavier xav"
)
#: Short form -> the name in full; a form that two names share stands for the commoner one.
SHORT_FORMS: Mapping[str, str] = {
    short: full
    for entry in reversed(_FORMS.split("|"))
    for full, *shorts in [entry.split()]
    for short in shorts
}
