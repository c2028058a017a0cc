"""Google Analytics 4: reports, overview (stacked tables) and explorations, in French, English and Spanish.

The header comments carry the period. Any mix of dimensions and metrics may come, so one description names them all.
Rates are fractions; users never add up; ``Nth week`` counts seven-day blocks from the report's first day.
"""

from __future__ import annotations

import re
from datetime import timedelta

import pandas as pd

from itineraire.exports.accounts import Rejected
from itineraire.exports.channels import channel_of_label, channel_of_source
from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.parsing import NOT_GIVEN, number, plain
from itineraire.exports.periods import from_start, over_report

_GROUP_FR = " (groupe de canaux par defaut)"
_GROUP_EN = " (default channel group)"

_DIMENSIONS = (
    column(
        "session_channel",
        en=f"session primary channel group{_GROUP_EN}|session default channel group|session primary channel group|"
        "default channel group|session default channel grouping",
        fr=f"groupe de canaux principal de la session{_GROUP_FR}|groupe de canaux par defaut de la session|"
        "groupe de canaux par defaut pour la session|groupe de canaux principal de la session|"
        "groupe de canaux par defaut",
        es="grupo de canales principal de la sesion (grupo de canales predeterminado)|"
        "grupo de canales predeterminado de la sesion",
    ),
    column(
        "user_channel",
        en=f"first user primary channel group{_GROUP_EN}|first user default channel group|"
        "first user primary channel group",
        fr=f"groupe de canaux principal du premier utilisateur{_GROUP_FR}|"
        "groupe de canaux par defaut du premier utilisateur",
        es="grupo de canales principal del primer usuario (grupo de canales predeterminado)|"
        "primer grupo de canales principal del usuario (grupo de canales predeterminado)",
    ),
    column(
        "session_source",
        en="session source / medium|session source/medium|session manual source|session source|source / medium",
        fr="source/support de la session|source / support de la session|source manuelle de la session|"
        "source de la session",
        es="fuente/medio de la sesion",
    ),
    column(
        "user_source",
        en="first user source / medium|first user source/medium|first user source",
        fr="source/support du premier utilisateur|source / support du premier utilisateur",
        es="primera fuente/medio del usuario",
    ),
    column(
        "campaign",
        en="session campaign|session google ads campaign|session manual campaign name|campaign",
        fr="campagne de la session|campagne google ads de la session|campagne",
        es="campana de la sesion",
    ),
    column(
        "device",
        en="device category|device",
        fr="categorie d'appareil|categorie de l'appareil|appareil",
        es="categoria de dispositivo",
    ),
    column(
        "page",
        en="landing page + query string|landing page|page path and screen class|page title and screen class|"
        "page path + query string|page path|page title and screen name",
        fr="page de destination + chaine de requete|page de destination|chemin de la page et classe de l'ecran|"
        "titre de la page et classe de l'ecran|chemin de la page + chaine de requete",
        es="pagina de destino + cadena de consulta|pagina de destino|titulo de la pagina y clase de pantalla",
    ),
    column("query", "free", en="organic google search query", fr="requete de recherche naturelle google"),
)
_OTHERS = (
    column("other_event", en="event name", fr="nom de l'evenement|evenement", es="nombre del evento"),
    column("other_country", en="country|country id", fr="pays|id du pays", es="pais"),
    column("other_city", en="city", fr="ville", es="ciudad"),
    column("other_language", en="language", fr="langue"),
    column("other_browser", en="browser", fr="navigateur"),
    column("other_system", en="operating system", fr="systeme d'exploitation"),
    column("other_item", en="item name", fr="nom de l'article"),
    column("other_stream", en="stream name", fr="nom du flux"),
    column("other_returning", en="new / returning|new / established", fr="nouveaux / connus"),
    column("transaction", "id", en="transaction id", fr="id de transaction|id de la transaction"),
    column("person", "id", en="app-instance id|effective user id|client id|user id", fr="id utilisateur"),
)
_TIMES = (
    column("nth_day", "number", en="nth day", fr="nieme jour|n-ieme jour", es="dia n"),
    column("nth_week", "number", en="nth week", fr="nieme semaine|n-ieme semaine", es="semana n"),
    column("nth_month", "number", en="nth month", fr="nieme mois|n-ieme mois", es="mes n"),
    column("date", "date", en="date|day", fr="date|jour", es="fecha|dia"),
    column(
        "year_month",
        en="year month|month of year",
        fr="annee-mois|annee mois|mois de l'annee",
        es="ano y mes",
    ),
    column("week", en="week|iso week", fr="semaine|semaine iso", es="semana"),
    column("month", en="month", fr="mois", es="mes"),
)
_METRICS = (
    column("sessions", "number", en="sessions", fr="sessions", es="sesiones"),
    column(
        "engaged_sessions",
        "number",
        en="engaged sessions",
        fr="sessions avec engagement|sessions engagees",
        es="sesiones con interaccion",
    ),
    column(
        "engagement_rate",
        "number",
        en="engagement rate",
        fr="taux d'engagement",
        es="porcentaje de interacciones",
    ),
    column("active_users", "number", en="active users", fr="utilisateurs actifs", es="usuarios activos"),
    column(
        "total_users",
        "number",
        en="total users|users",
        fr="nombre total d'utilisateurs|utilisateurs",
        es="usuarios",
    ),
    column(
        "new_users",
        "number",
        en="new users",
        fr="nouveaux utilisateurs",
        es="usuarios nuevos|nuevos usuarios",
    ),
    column("views", "number", en="views|screen views", fr="vues", es="vistas|visualizaciones"),
    column(
        "key_events",
        "number",
        en="key events|conversions",
        fr="evenements cles|conversions",
        es="eventos clave|conversiones",
    ),
    column(
        "transactions",
        "number",
        en="transactions|ecommerce purchases|purchases",
        fr="transactions|achats e-commerce|achats",
        es="transacciones|compras de comercio electronico",
    ),
    column(
        "revenue",
        "number",
        en="total revenue|purchase revenue|ecommerce revenue",
        fr="revenu total|revenus totaux|total des revenus|revenu des achats|revenus issus des achats",
        es="ingresos totales|total de ingresos",
    ),
    column(
        "search_clicks",
        "number",
        en="organic google search clicks",
        fr="clics dans la recherche naturelle google",
    ),
    column(
        "search_impressions",
        "number",
        en="organic google search impressions",
        fr="impressions dans la recherche naturelle google",
    ),
)
_UNUSED = (
    column("event_count", "number", en="event count", fr="nombre d'evenements", es="numero de eventos"),
    column(
        "engagement_time",
        "number",
        en="average engagement time|user engagement",
        fr="duree d'engagement moyenne",
    ),
    column(
        "session_time",
        "number",
        en="average engagement time per session",
        fr="duree d'engagement moyenne par session",
    ),
)
_TIME_NAMES = tuple(item.name for item in _TIMES)
_DIMENSION_NAMES = tuple(item.name for item in _DIMENSIONS + _OTHERS)
_PERSON = re.compile(
    r"(?:instance|user|client|utilisateur|pseudo).*\bid\b|\bid\b.*(?:utilisateur|client|instance)"
)
_TRAFFIC = ("sessions", "engaged_sessions", "new_users", "views", "key_events", "transactions", "revenue")

DEVICES = {
    "mobile": "mobile",
    "desktop": "desktop",
    "ordinateur": "desktop",
    "ordinateurs": "desktop",
    "computers": "desktop",
    "tablet": "tablet",
    "tablets": "tablet",
    "tablette": "tablet",
    "tablettes": "tablet",
    "mobile phones": "mobile",
    "telephones mobiles": "mobile",
    "movil": "mobile",
    "phone": "mobile",
    "smartphone": "mobile",
}


def device_of(label: str) -> str | None:
    """Return the device a label names; ``other`` for a television or a console, missing when empty."""
    bare = plain(label)
    return None if bare in NOT_GIVEN else DEVICES.get(bare, "other")


def texts(frame: pd.DataFrame, name: str) -> pd.Series:
    """Return a column of texts with missing as empty; an absent column is all empty."""
    return frame[name].fillna("") if name in frame else pd.Series("", index=frame.index, dtype="object")


def _finish(sheet: Sheet) -> Finished:
    """Send each GA4 table to ``traffic``, or to ``search`` when it holds Search Console metrics."""
    if not sheet.present & {item.name for item in _METRICS}:
        return Finished(())
    frame, refused = _dated(sheet)
    if {"search_clicks", "search_impressions"} & set(frame) and not {"sessions", "views"} & set(frame):
        return Finished((Part("search", _search(frame), kind="search"),), refused)
    clean = pd.DataFrame(
        {name: frame[name] for name in ("start", "end", "grain", "partial")}, index=frame.index
    )
    clean["scope"] = _scope(sheet)
    clean["channel"] = _channels(frame)
    source = texts(frame, "session_source").where(lambda text: text != "", texts(frame, "user_source"))
    clean["source_medium"] = source.where(source != "")
    clean["campaign"] = frame.get("campaign")
    clean["device"] = texts(frame, "device").map(device_of) if "device" in frame else None
    clean["page"] = frame.get("page")
    clean["other"] = _other(sheet, frame)
    for name in _TRAFFIC:
        if name in frame:
            clean[name] = frame[name]
    if "engaged_sessions" not in frame and {"engagement_rate", "sessions"} <= set(frame):
        clean["engaged_sessions"] = (frame["engagement_rate"] * frame["sessions"]).round()
    users = next((name for name in ("active_users", "total_users") if name in frame), None)
    if users:
        clean["users"] = frame[users]
    return Finished((Part("traffic", clean, kind="traffic"),), refused)


def _scope(sheet: Sheet) -> str:
    """Return whose source a report is about."""
    if {"user_channel", "user_source"} & sheet.present:
        return "first_user"
    return "session" if {"session_channel", "session_source", "campaign"} & sheet.present else "site"


def _channels(frame: pd.DataFrame) -> pd.Series:
    """Return the channel of each row, from its channel group or else its source and medium."""
    for name in ("session_channel", "user_channel"):
        if name in frame:
            return texts(frame, name).map(lambda label: channel_of_label(label) or "unassigned")
    for name in ("session_source", "user_source"):
        if name in frame:
            pairs = texts(frame, name).str.partition(" / ")
            return pd.Series(
                [
                    channel_of_source(source, medium)
                    for source, medium in zip(pairs[0], pairs[2], strict=True)
                ],
                index=frame.index,
                dtype="object",
            )
    return pd.Series(None, index=frame.index, dtype="object")


def _other(sheet: Sheet, frame: pd.DataFrame) -> pd.Series:
    """Return the breakdowns no column holds, as ``label=value``: the unknown columns that are not figures."""
    named = [name for name in map(str, frame.columns) if name.startswith("other_")]
    pieces = {sheet.labels[name]: texts(frame, name) for name in named}
    if "transaction" in frame:
        pieces["transaction"] = texts(frame, "transaction")
    for label in map(str, sheet.extra):
        cells = sheet.extra[label].loc[frame.index]
        if not _PERSON.search(plain(label)) and any(number(cell) is None for cell in cells.unique()):
            pieces[label] = cells
    if not pieces or frame.empty:
        return pd.Series(None, index=frame.index, dtype="object")
    written = pd.DataFrame({label: f"{label}=" + cells for label, cells in pieces.items()}, index=frame.index)
    return pd.Series(written.agg(" | ".join, axis=1), index=frame.index, dtype="object")


def _search(frame: pd.DataFrame) -> pd.DataFrame:
    """Return GA4's copy of Search Console's figures."""
    name = "query" if "query" in frame else "page"
    clean = pd.DataFrame(
        {name: frame[name] for name in ("start", "end", "grain", "partial")}, index=frame.index
    )
    clean["dimension"] = name
    clean["key"] = frame.get(name)
    for source, target in (("search_clicks", "clicks"), ("search_impressions", "impressions")):
        if source in frame:
            clean[target] = frame[source]
    return clean


def _dated(sheet: Sheet) -> tuple[pd.DataFrame, tuple[Rejected, ...]]:
    """Return the rows with their period; those whose week or month cannot be placed are refused."""
    frame = sheet.frame
    time = next((name for name in _TIME_NAMES if name in frame), None)
    if time is None:
        return frame.join(over_report(frame, sheet.start, sheet.end)), ()
    starts, grain = _starts(sheet, time)
    lost = starts.isna()
    refused = tuple(
        Rejected(sheet.file, int(line), sheet.labels.get(time, time), "", "undated")
        for line in frame["source_line"][lost]
    )
    periods = from_start(starts[~lost], grain, sheet.start, sheet.end)
    return frame[~lost].drop(columns=[name for name in ("start", "end") if name in frame]).join(
        periods
    ), refused


def _starts(sheet: Sheet, time: str) -> tuple[pd.Series, str]:
    """Return the first day of each row's period, and how long the periods are."""
    cells = sheet.frame[time]
    nothing = pd.Series(pd.NaT, index=cells.index, dtype="datetime64[us]")
    if time == "date":
        return cells, "day"
    if time == "year_month":
        return pd.to_datetime(cells, format="%Y%m", errors="coerce").astype("datetime64[us]"), "month"
    if sheet.start is None:
        return nothing, "week"
    first = pd.Timestamp(sheet.start)
    if time == "nth_month":
        months = first.to_period("M") + cells.fillna(0).astype(int)
        return pd.Series([month.start_time for month in months], index=cells.index).where(
            cells.notna()
        ), "month"
    if time in {"nth_day", "nth_week"}:
        step = 7 if time == "nth_week" else 1
        return (first + pd.to_timedelta(cells * step, unit="D")).astype("datetime64[us]"), (
            "week" if step == 7 else "day"
        )
    return _calendar_starts(sheet, time)


def _calendar_starts(sheet: Sheet, time: str) -> tuple[pd.Series, str]:
    """Place GA4's bare week or month numbers ("37", no year) inside the report's period, when only one year fits.

    GA4 weeks run Sunday to Saturday and week 01 holds 1 January.
    """
    cells, start, end = sheet.frame[time], sheet.start, sheet.end
    grain = "week" if time == "week" else "month"
    if start is None or end is None or end - start > timedelta(days=371):
        return pd.Series(pd.NaT, index=cells.index, dtype="datetime64[us]"), grain
    days = pd.date_range(start, end, freq="D")
    if grain == "month":
        firsts = {f"{day.month:02d}": day.replace(day=1) for day in reversed(days)}
    else:
        firsts = {f"{_week_number(day):02d}": _sunday(day) for day in reversed(days)}
    placed = [firsts.get(str(cell).zfill(2), pd.NaT) for cell in cells]
    return pd.Series(placed, index=cells.index, dtype="datetime64[us]"), grain


def _sunday(day: pd.Timestamp) -> pd.Timestamp:
    return day - pd.Timedelta(days=(day.weekday() + 1) % 7)


def _week_number(day: pd.Timestamp) -> int:
    january = _sunday(day.replace(month=1, day=1))
    return int((day - january).days // 7 + 1)


DESCRIPTIONS = (
    Description(
        tool="ga4",
        report="traffic",
        fields=_DIMENSIONS + _OTHERS + _TIMES + _METRICS + _UNUSED,
        one_of=(_DIMENSION_NAMES + _TIME_NAMES, tuple(item.name for item in _METRICS + _UNUSED)),
        finish=_finish,
        never=frozenset({"ctr", "position", "cout", "cost", "online store visitors", "visits", "visites"}),
        additive=("sessions", "views", "key_events", "transactions", "revenue"),
        priority=-1,
    ),
)
