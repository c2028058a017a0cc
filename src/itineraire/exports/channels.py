"""One channel for each visit or lead, whatever the tool or the person who wrote the UTM called it (R57)."""

from __future__ import annotations

import re

from itineraire.exports.parsing import plain
from itineraire.vocabulary import Channel

#: What each channel is called: GA4's default channel group, HubSpot's original source, Matomo's channel types,
#: the pick lists of French CRMs. Compared without case or accents; ``_`` and ``-`` count as spaces.
_LABELS: dict[str, str] = {
    "organic_search": "organic search|organic shopping|search engines|moteurs de recherche|seo|recherche organique|"
    "recherche naturelle|referencement naturel|referencement|google organique|busqueda organica",
    "paid_search": "paid search|paid shopping|sea|ads|google ads|adwords|recherche payante|referencement payant|"
    "liens sponsorises|bing ads|microsoft ads|busqueda pagada",
    "paid_social": "paid social|social ads|facebook ads|meta ads|instagram ads|linkedin ads|tiktok ads|social paid|"
    "social payant|reseaux sociaux payants|publicite sociale",
    "organic_social": "organic social|social media|social networks|reseaux sociaux|social|social organique|facebook|"
    "instagram|linkedin|tiktok|youtube|pinterest",
    "direct": "direct|direct traffic|direct entry|entrees directes|acces direct|trafic direct|(direct)|directo",
    "referral": "referral|referrals|websites|sites web|sites referents|site referent|partner referral|partenaire|"
    "partenaires|apporteur|apporteur d'affaires|bouche a oreille|recommandation|parrainage",
    "email": "email|e mail|email marketing|mail|newsletter|emailing|e mailing|mailing|courriel|infolettre",
    "display": "display|banner|banniere|retargeting|programmatique|audience network",
    "cross_network": "cross network|performance max|pmax",
    "video": "organic video|paid video|video|youtube ads",
    "affiliate": "affiliates|affiliate|affiliation|partnerize|awin",
    "sms": "sms|texto",
    "other": "other|autre|autres|other campaigns|paid other|mobile push notifications|audio|campaigns|campagnes|"
    "paid online advertising|ai assistants|ai referrals|web|import|integration|offline|"
    "offline sources|salon|foire|evenement|event|telephone|phone|appel entrant|cold call|magasin|showroom|"
    "presse|radio|courrier|prospection",
    "unassigned": "unassigned|(not set)|not set|non attribue|sin asignar|unknown|inconnu|(other)|n/a",
}
_CHANNEL_OF = {label: channel for channel, labels in _LABELS.items() for label in labels.split("|")}

#: Every channel a clean table may name. ``unassigned``: the tool says it does not know; missing: nothing recorded.
CHANNELS: tuple[str, ...] = tuple(Channel)

_ENGINES = re.compile(r"google|bing|yahoo|duckduckgo|ecosia|qwant|baidu|yandex|lilo|syndicatedsearch")
_NETWORKS = re.compile(
    r"^(?:fb|ig|meta|insta|x|l\.facebook|lnkd)$|facebook|instagram|linkedin|tiktok|twitter|t\.co$|pinterest|snapchat|"
    r"youtube|reseaux? ?sociaux?|lnkd\.in"
)
#: Medium -> channel, in the order tried: first GA4's published rules, then what French teams write in UTMs.
_MEDIA: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^(?:e ?mail(?:ing)?|newsletter|nl|mailing|courriel|infolettre|crm|automation)$"), "email"),
    (re.compile(r"^(?:sms|texto)$"), "sms"),
    (re.compile(r"^(?:affiliat(?:e|es|ion)|affilie|aff)$"), "affiliate"),
    (re.compile(r"^(?:display|banner|banniere|cpm|retargeting|programmatique|native)$"), "display"),
    (re.compile(r"^(?:video|preroll|trueview|cpv)$"), "video"),
    (
        re.compile(r"^(?:paid ?social|social ?(?:ads?|paid|payant)|payant ?social|sponso(?:rise)?)$"),
        "paid_social",
    ),
    (
        re.compile(r"^(?:social|social ?media|sm|reseaux? ?sociaux?|organic ?social|post|story|bio)$"),
        "organic_social",
    ),
    (re.compile(r"^(?:organic|organique|seo|naturel)$"), "organic_search"),
    (re.compile(r"^(?:referral|referent|lien|link|partenaire|partner|app|site)$"), "referral"),
    (re.compile(r"^(?:offline|qr ?code|print|flyer|salon|papier|courrier)$"), "other"),
)
_PAID = re.compile(r"^(?:.*cp.*|ppc|sea|paid.*|payant|ads?|adwords|google ?ads|sem)$")


def channel_of_label(label: str) -> str | None:
    """Return the channel a tool's own label stands for; ``None`` when the cell is empty.

    A label that is no known channel is ``other``: it was recorded, we do not know it.

    Examples
    --------
    >>> channel_of_label("Réseaux sociaux")
    'organic_social'
    """
    bare = _bare(label)
    if not bare:
        return None
    if bare in _CHANNEL_OF:
        return _CHANNEL_OF[bare]
    if "/" in bare:
        source, _, medium = bare.partition("/")
        return channel_of_source(source, medium)
    return "other"


def channel_of_source(source: str, medium: str, campaign: str = "") -> str:
    """Return the channel of a source and medium, by GA4's default rules and the French variants of UTMs.

    Parameters
    ----------
    source, medium, campaign
        The three UTM values, any case, accents or separators; ``(none)`` and empty mean not given.

    Returns
    -------
    str
        One of ``CHANNELS``; ``unassigned`` when a source has no medium that says anything.

    Notes
    -----
    Rules: https://support.google.com/analytics/answer/9756891 (default channel group).

    Examples
    --------
    >>> channel_of_source("Facebook", "CPC")
    'paid_social'
    >>> channel_of_source("newsletter-mars", "e-mailing")
    'email'
    """
    source, medium, campaign = _bare(source), _bare(medium), _bare(campaign)
    source, medium = ("" if text in {"(none)", "(not set)", "none"} else text for text in (source, medium))
    if source in {"", "(direct)", "direct"} and not medium:
        return "direct" if source else "unassigned"
    if "cross network" in campaign or "pmax" in campaign or medium == "cross network":
        return "cross_network"
    for pattern, channel in _MEDIA:
        if pattern.match(medium):
            return channel
    if _PAID.match(medium):
        return _paid(source)
    if _NETWORKS.search(source):
        return "organic_social"
    if not medium:
        return "organic_search" if _ENGINES.search(source) else "unassigned"
    return "other"


def _paid(source: str) -> str:
    """Return the paid channel a source belongs to."""
    if "youtube" in source:
        return "video"
    if _NETWORKS.search(source):
        return "paid_social"
    return "paid_search" if _ENGINES.search(source) or source in {"", "adwords", "ads"} else "other"


def _bare(text: str) -> str:
    """Return a label ready to be compared."""
    return " ".join(re.sub(r"[_-]+", " ", plain(text)).split())
