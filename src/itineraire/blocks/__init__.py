"""The document model: what a notebook cell shows is what the PDF prints.

A chapter is a tuple of blocks. Every string is data, never read as markup,
whatever a client wrote in it.

Examples
--------
>>> from itineraire.blocks import Callout, Column, Heading, Run, Section, Table, Tile, Tiles
>>> section = Section((
...     Heading(1, "55 % du trafic vient d’un seul canal"),
...     Tiles((Tile("Coût par lead", "57 €", note="+18 % en six mois", tone="bad"),)),
...     Table(
...         columns=(Column("Canal"), Column("Leads", align="right")),
...         rows=(("SEO", "60"), ((Run("Google Ads", bold=True),), "40")),
...         caption="Deux canaux apportent tous les leads",
...         source="GA4, de janvier à juin 2026",
...     ),
...     Callout("decision", "Décision demandée", "Arrêter la campagne X avant le 30 septembre."),
... ))
>>> sorted(section._repr_mimebundle_())
['application/vnd.itineraire.block.v1+json', 'text/html', 'text/plain']
"""

from itineraire.blocks.codec import blocks_from_json, blocks_to_json
from itineraire.blocks.model import (
    Align,
    Block,
    Bullets,
    Callout,
    CalloutKind,
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
    Text,
    Tile,
    Tiles,
    Tone,
    plain,
)
from itineraire.blocks.section import MIME_TYPE, Section

__all__ = [
    "MIME_TYPE",
    "Align",
    "Block",
    "Bullets",
    "Callout",
    "CalloutKind",
    "Column",
    "Cover",
    "Entry",
    "Figure",
    "FigurePair",
    "Heading",
    "PageBreak",
    "Panel",
    "Panels",
    "Paragraph",
    "Run",
    "Section",
    "Table",
    "Text",
    "Tile",
    "Tiles",
    "Tone",
    "blocks_from_json",
    "blocks_to_json",
    "plain",
]
