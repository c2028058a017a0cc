"""What GA4 calls its dimensions and metrics, in English, French and Spanish."""

from __future__ import annotations

from itineraire.exports.description import column

_GROUP_FR = " (groupe de canaux par defaut)"
_GROUP_EN = " (default channel group)"

DIMENSIONS = (
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
        "primer grupo de canales predeterminado del usuario|"
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
        fr="premiere combinaison source/support de l'utilisateur|source/support du premier utilisateur|"
        "source / support du premier utilisateur",
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
        es="pagina de destino + cadena de consulta|pagina de destino|titulo de la pagina y clase de pantalla|"
        "titulo de pagina y clase de pantalla",
    ),
    column("query", "free", en="organic google search query", fr="requete de recherche naturelle google"),
)
OTHERS = (
    column("other_event", en="event name", fr="nom de l'evenement|evenement", es="nombre del evento"),
    column(
        "other_country",
        en="country|country id",
        fr="pays|id du pays|identifiant du pays",
        es="pais|id del pais",
    ),
    column("other_city", en="city", fr="ville", es="ciudad"),
    column("other_language", en="language", fr="langue"),
    column("other_browser", en="browser", fr="navigateur"),
    column("other_system", en="operating system", fr="systeme d'exploitation"),
    column("other_item", en="item name", fr="nom de l'article", es="nombre del articulo"),
    column("other_platform", en="platform", fr="plate-forme", es="plataforma"),
    column("other_audience", en="audience name", fr="nom de l'audience"),
    column("other_source", en="source"),
    column("other_cohort", fr="cohorte"),
    column("other_model", en="device model"),
    column("other_os_version", en="os with version"),
    column("other_gender", en="gender"),
    column("other_stream", en="stream name", fr="nom du flux"),
    column("other_returning", en="new / returning|new / established", fr="nouveaux / connus"),
    column("transaction", "id", en="transaction id", fr="id de transaction|id de la transaction"),
    column("person", "id", en="app-instance id|effective user id|client id|user id", fr="id utilisateur"),
)
TIMES = (
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
METRICS = (
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
    column("bounce_rate", "number", en="bounce rate", fr="taux de rebond"),
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
UNUSED = (
    column("event_count", "number", en="event count", fr="nombre d'evenements", es="numero de eventos"),
    column(
        "engagement_time",
        "number",
        en="average engagement time|average engagement time per active user|user engagement",
        fr="duree d'engagement moyenne|duree d'engagement moyenne par utilisateur actif",
        es="tiempo de interaccion medio",
    ),
    column(
        "session_time",
        "number",
        en="average engagement time per session",
        fr="duree d'engagement moyenne par session",
    ),
    column("users_1_day", "number", en="1 day|1-day", fr="1 jour", es="1 dia"),
    column("users_7_days", "number", en="7 days|7-day", fr="7 jours", es="7 dias"),
    column("users_30_days", "number", en="30 days|28-day", fr="30 jours", es="30 dias"),
    column("newcomers", "number", en="new"),
    column("returning", "number", en="returning"),
    column("lifetime_value", "number", en="average 120d value|ltv", fr="valeur moyenne sur 120 j"),
    column("items", "number", en="items purchased", es="articulos comprados"),
)
