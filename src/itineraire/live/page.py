"""How a panel looks: a controls column, views beside it, readable from the back of a room."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from importlib.resources import files

import ipywidgets as widgets

from itineraire.blocks import Figure, Section
from itineraire.blocks.screen import blocks_to_html
from itineraire.charts.palette import NAVY, ORANGE

#: Class of every view, for the tests and the style.
VIEW_CLASS = "itineraire-view"
STATUS_CLASS = "itineraire-status"
PANEL_CLASS = "itineraire-panel"

_STYLE = f"""<style>
.{PANEL_CLASS} .widget-label, .{PANEL_CLASS} label {{ font-size: 15px; }}
.{PANEL_CLASS} .widget-readout {{ font-size: 17px; font-weight: 700; min-width: 4em; }}
.{PANEL_CLASS} .widget-button {{ font-size: 15px; height: 36px; flex-grow: 0; }}
.{PANEL_CLASS} {{ --jp-widgets-horizontal-tab-width: auto; }}
.{PANEL_CLASS} :focus-visible {{ outline: 3px solid #b8500f; outline-offset: 2px; }}
.{PANEL_CLASS} .{VIEW_CLASS} svg {{ width: 100%; min-width: 600px; max-width: 860px !important; }}
.{PANEL_CLASS} .{VIEW_CLASS} svg {{ background: #fff; }}
.{PANEL_CLASS} .{VIEW_CLASS} > div {{ max-width: none !important; }}
</style>"""


def heading(words: str, level: int = 3) -> widgets.HTML:
    """Return a heading."""
    size = {2: 26, 3: 18}.get(level, 16)
    return widgets.HTML(
        f'<h{level} style="font-size:{size}px;margin:.4em 0 .2em;color:var(--jp-ui-font-color0,{NAVY})">'
        f"{escape(words)}</h{level}>"
    )


def note(words: str) -> widgets.HTML:
    """Return a small paragraph."""
    return widgets.HTML(note_html(words))


def note_html(words: str) -> str:
    """Return a small paragraph as HTML."""
    return f'<p style="margin:.1em 0;line-height:1.4;font-size:14px">{escape(words)}</p>'


def status_html(words: str, *, alert: bool = False) -> str:
    """Return the status line; an alert is bold and coloured as well as worded."""
    colour = ORANGE if alert else "inherit"
    weight = 600 if alert else 400
    return (
        f'<div class="{STATUS_CLASS}" role="status" aria-live="polite" '
        f'style="font-size:16px;color:{colour};font-weight:{weight}">{escape(words)}</div>'
    )


def section_html(section: Section) -> str:
    """Return a section as HTML with its drawings inline, so that their words can be read and selected."""
    return "".join(
        _figure(block)
        if isinstance(block, Figure) and block.image.startswith("<svg")
        else blocks_to_html((block,))
        for block in section.blocks
    )


def tabs(views: Sequence[tuple[str, widgets.Widget]]) -> widgets.Tab:
    """Return views under named tabs."""
    return widgets.Tab(children=[view for _, view in views], titles=[name for name, _ in views])


def page(title: str, controls: Sequence[widgets.Widget], views: Sequence[widgets.Widget]) -> widgets.VBox:
    """Return the whole panel: controls 380 pixels wide, views in the rest."""
    left = widgets.VBox(list(controls), layout=widgets.Layout(flex="0 0 380px", width="380px"))
    right = widgets.VBox(list(views), layout=widgets.Layout(flex="1 1 600px", min_width="600px"))
    row = widgets.HBox([left, right], layout=widgets.Layout(flex_flow="row wrap", grid_gap="24px"))
    panel = widgets.VBox([widgets.HTML(_STYLE), heading(title, 2), row])
    panel.add_class(PANEL_CLASS)
    return panel


def accessible_names_script() -> str:
    """Return the script that gives each slider handle its label as a name; the panel works without it."""
    return (files("itineraire.live") / "accessible_names.js").read_text(encoding="utf-8")


def _figure(figure: Figure) -> str:
    caption = (
        f'<figcaption style="font-weight:600">{escape(figure.caption)}</figcaption>' if figure.caption else ""
    )
    source = (
        f'<div style="font-size:.85em;opacity:.75">{escape(figure.source)}</div>' if figure.source else ""
    )
    return f'<figure style="margin:1em 0">{caption}{figure.image}{source}</figure>'
