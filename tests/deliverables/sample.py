"""A document with every kind of block, as a chapter of a real plan would write it."""

from __future__ import annotations

from datetime import date

from itineraire.blocks import (
    Block,
    Bullets,
    Callout,
    Column,
    Cover,
    Entry,
    Figure,
    FigurePair,
    Heading,
    PageBreak,
    Panel,
    Panels,
    Paragraph,
    Run,
    Table,
    Tile,
    Tiles,
)
from itineraire.charts.style import Width, draw, format_ticks

COVER = Cover(
    title="Diagnostic chiffré",
    subtitle="Point de départ mesuré sur quatre axes",
    question="D’où partons-nous, et qu’est-ce qui coûte le plus aujourd’hui ?",
    client="Maison Exemple",
    as_of=date(2026, 9, 30),
    firm="Cabinet Exemple",
    version="1.0",
    confidentiality="Confidentiel : réservé au comité de direction",
)


def line_chart(width: Width = "full", height_cm: float = 6.0) -> str:
    """Return a cost per lead over six months."""

    def chart(axes: object) -> None:
        axes.plot([1, 2, 3, 4, 5, 6], [48, 49, 51, 52, 55, 57])  # type: ignore[attr-defined]
        format_ticks(axes.yaxis, "eur", "fr")  # type: ignore[attr-defined]

    return draw(chart, width=width, height_cm=height_cm)


def figure(width: Width = "full", height_cm: float = 6.0) -> Figure:
    return Figure(
        line_chart(width, height_cm),
        alt="Courbe du coût par lead, qui passe de 48 à 57 euros entre avril et septembre 2026",
        caption="Le coût par lead a augmenté de 18 % en six mois",
        source="Google Ads, d’avril à septembre 2026",
    )


def channels(rows: int = 6, *, landscape: bool = False) -> Table:
    names = (
        "Recherche payante",
        "Recherche naturelle",
        "Accès direct",
        "E-mail",
        "Réseaux sociaux",
        "Sites référents",
    )
    return Table(
        columns=(
            Column("Canal"),
            Column("Sessions", align="right"),
            Column("Part", align="right"),
            Column("Ce qu’il faut en retenir"),
        ),
        rows=tuple(
            (
                (Run(names[row % 6], bold=row == 0),),
                f"{(rows - row) * 1000:_}".replace("_", "\u202f"),
                "12\u202f%",
                "Le volume tient, la qualité baisse depuis juin."
                if row % 2
                else (Run("À renforcer", tone="good"),),
            )
            for row in range(rows)
        ),
        foot=("Total", "21\u202f000", "100\u202f%", ""),
        caption="Un canal apporte 55 % du trafic",
        source="GA4, de janvier à septembre 2026",
        landscape=landscape,
    )


def every_block() -> tuple[Block, ...]:
    return (
        COVER,
        Heading(1, "55 % du trafic vient d’un seul canal, et son prix monte"),
        Paragraph(
            (
                Run("Le trafic dépend d’un canal payant. "),
                Run("Chaque lead coûte 9 € de plus qu’en avril", bold=True),
                Run(", alors que le taux de transformation n’a pas bougé. La différence représente "),
                Run("38 000 € par an", bold=True, tone="bad"),
                Run(" à volume constant, "),
                Run("avec un intervalle de 31 000 à 45 000 €.", italic=True),
            )
        ),
        Tiles(
            (
                Tile("Trafic du premier canal", "55 %", "de 47 258 sessions", "warning"),
                Tile("Coût par lead", "57 €", "+18 % en six mois", "bad"),
                Tile("Conversion mobile", "1,1 %", "2,2 % sur ordinateur", "bad"),
                Tile("Leads avec source", "70 %", "30 % sans source renseignée", "neutral"),
            )
        ),
        figure(),
        Panels(
            (
                Panel(
                    "90 jours",
                    "Lance un chantier",
                    (Entry("Alléger les images", "Malo, 30/10/2026"),),
                    ("12 h",),
                ),
                Panel("180 jours", (Run("Rien de plus", italic=True),), notes=("Aucune heure libre",)),
            )
        ),
        Heading(2, "Le mobile convertit deux fois moins que l’ordinateur"),
        Paragraph("La moitié des visites mobiles quittent le formulaire à la deuxième étape."),
        Bullets(
            (
                "Formulaire de onze champs",
                "Page lente : 4,8 s au 75e centile",
                "Promesse différente de l’annonce",
            )
        ),
        channels(),
        Callout(
            "decision",
            "Décision demandée",
            "Arrêter la campagne générique avant le 15 octobre et réaffecter son budget.",
            ("Gain attendu : 2 100 € par mois", "Responsable : direction marketing"),
        ),
        FigurePair(figure("half", 5), figure("half", 5)),
        Heading(2, "La mesure est fragile sur deux points"),
        Callout(
            "warning", "Une rupture de mesure le 12 mai", "Les sessions avant et après ne se comparent pas."
        ),
        Callout("good", "Le suivi des paiements est fiable", "Écart de 0,4 % avec la comptabilité."),
        Callout("note", "Ce que nous n’avons pas reçu", "La marge par produit : non fournie."),
        Bullets(("Corriger le balisage", "Rapprocher les commandes", "Reprendre la mesure"), ordered=True),
        Heading(1, "Trois corrections rapportent avant la fin du trimestre"),
        Paragraph("Elles tiennent dans les heures disponibles."),
        channels(30),
        Heading(3, "Détail par campagne"),
        channels(9, landscape=True),
        PageBreak(),
        Heading(2, "Ce qui ne sera pas fait"),
        Paragraph("La refonte complète du site : son coût dépasse le gain de deux ans."),
    )
