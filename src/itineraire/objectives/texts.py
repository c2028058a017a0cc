"""Whether a sentence names a business result, a means, an output, or nothing: R87, R89, R167b."""

from __future__ import annotations

import re
import unicodedata

_OUTCOMES = re.compile(
    r"\b(leads?|devis|demandes?|prospects?|clients?|clientele|ventes?|vendre|vendus?|commandes?|achats?|acheteurs?"
    r"|chiffre d affaires?|ca|revenus?|recurrents?|marges?|rentab\w*|profit\w*|benefices?"
    r"|conversions?|convertir|transformations?|transformer|paniers?|reachats?|rachats?|racheter|retention"
    r"|fidelis\w*|attrition|churn|resiliations?|retours?|activations?|activer|abonn\w+|inscri\w+|essais"
    r"|couts?|cpl|cpa|cac|delais?|satisfaction|recommandation|opportunites?|rendez vous|affaires|signatures?"
    r"|taux|visites? qualifiees?|dependance|dependre|note|notes|impayes|litiges?"
    r"|customers?|sales|orders?|revenue|margins?|profits?|retain|returns?|signups?|trials?|costs?|quotes?"
    r"|subscribers?|subscriptions?|opportunit\w+|repeat|dependency|rating|rates?)\b"
)
_MEANS = re.compile(
    r"\b(seo|referencement|sea|contenus?|content|articles?|blog|paid|ads|adwords|publicites?|campagnes?"
    r"|campaigns?|cro|crm|newsletters?|e ?mailings?|reseaux sociaux|social media|instagram|tiktok|linkedin"
    r"|facebook|youtube"
    r"|videos?|podcasts?|tracking|marquage|analytics|refontes?|refondre|redesign|site|website|landing pages?"
    r"|automatis\w+|automation|chatbots?|ia|ai|influence\w*|posts?|outils?|tools?)\b"
)
_FIGURE = re.compile(r"\d|\bun \w+ sur \w+|\b(moitie|doubler|tripler|double|triple|half|tiers|quart)\b")

#: Verbs that always announce something delivered, and those that do unless a business result follows.
_OUTPUT_VERBS = (
    r"publier|poster|rediger|ecrire|mettre en (?:ligne|place|oeuvre|service)|refondre|deployer|installer"
    r"|lancer|former|organiser|tourner|migrer|configurer|parametrer|auditer|documenter|implementer|tester"
    r"|publish|write|launch|deploy|install|ship|migrate|audit|document|set up"
)
_UNCERTAIN_VERBS = (
    r"produire|creer|livrer|realiser|developper|envoyer|construire|create|deliver|build|send|produce"
)
_OUTPUT_NOUNS = (
    r"contenus?|articles?|pages?|posts?|publications?|videos?|newsletters?|campagnes?|fiches?|guides?"
    r"|e ?mails?|webinaires?|audits?|rapports?|contents?|campaigns?|reports?|webinars?"
)
_DONE = (
    r"publie\w*|redige\w*|ecrit\w*|mis\w* en ligne|produit\w*|livre\w*|envoye\w*|lance\w*|cree\w*"
    r"|published|written|launched|delivered|sent|created"
)
_OUTPUT_START = re.compile(rf"^(?:{_OUTPUT_VERBS})\b")
_UNCERTAIN_START = re.compile(rf"^(?:{_UNCERTAIN_VERBS})\b")
_OUTPUT_DONE = re.compile(rf"\b(?:{_OUTPUT_NOUNS}) (?:\w+ ){{0,2}}?(?:{_DONE})\b")


def plain_words(text: str) -> str:
    """Return ``text`` in small letters, without accents nor punctuation.

    Examples
    --------
    >>> plain_words("Améliorer l’e-réputation !")
    'ameliorer l e reputation'
    """
    letters = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[a-z0-9]+", bare))


def names_an_outcome(text: str) -> bool:
    """Say whether a sentence names a business result (sales, margin, leads, loyalty, cost, delay...)."""
    return bool(_OUTCOMES.search(plain_words(text)))


def names_a_means(text: str) -> bool:
    """Say whether a sentence names a means (SEO, content, paid, CRO, CRM...): R89."""
    return bool(_MEANS.search(plain_words(text)))


def has_a_figure(text: str) -> bool:
    """Say whether a sentence holds a number, in digits or in words such as « un client sur quatre »."""
    return bool(_FIGURE.search(plain_words(text)))


def is_vague(text: str) -> bool:
    """Say whether an objective names neither a business result, nor a figure, nor a means (R87).

    Examples
    --------
    >>> is_vague("Améliorer la visibilité"), is_vague("Augmenter la marge digitale de 10 % sur 6 mois")
    (True, False)
    """
    return not (names_an_outcome(text) or has_a_figure(text) or names_a_means(text))


def is_only_a_means(text: str) -> bool:
    """Say whether an objective names a means and no business result (R89).

    Examples
    --------
    >>> is_only_a_means("Faire plus de SEO"), is_only_a_means("Augmenter le nombre de leads qualifiés")
    (True, False)
    """
    return names_a_means(text) and not names_an_outcome(text)


def is_an_output(text: str) -> bool:
    """Say whether a key result counts what is delivered instead of what changes (R167b).

    Examples
    --------
    >>> is_an_output("Publier 20 contenus"), is_an_output("Réduire le taux de retour de 3 points")
    (True, False)
    """
    words = plain_words(text)
    if _OUTPUT_START.search(words) or _OUTPUT_DONE.search(words):
        return True
    return bool(_UNCERTAIN_START.search(words)) and not _OUTCOMES.search(words)


def speaks_of_points(text: str) -> bool:
    """Say whether a sentence announces percentage points.

    Examples
    --------
    >>> speaks_of_points("Réduire le retour de 3 points"), speaks_of_points("Réduire les points de friction")
    (True, False)
    """
    return bool(re.search(r"\d ?(?:points?|pts?|pp)\b", plain_words(text)))


def speaks_of_percent(text: str) -> bool:
    """Say whether a sentence announces a relative change: « hausse de 10 % », not « ramené à 45 % »."""
    return bool(re.search(r"(?:\b(?:de|by|of)\s+|[+\-−–]\s?)\d+(?:[.,]\d+)?\s?%", text.lower()))
