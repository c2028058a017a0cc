"""How a panel looks: a controls column, views beside it, readable from the back of a room."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from importlib.resources import files

import ipywidgets as widgets

from itineraire.blocks import Figure, Section
from itineraire.blocks.screen import blocks_to_html
from itineraire.charts.palette import NAVY, ORANGE
from itineraire.wording import Language

#: Class of every view, for the tests and the style.
VIEW_CLASS = "itineraire-view"
STATUS_CLASS = "itineraire-status"
PANEL_CLASS = "itineraire-panel"
#: On the views when they hold for earlier settings.
STALE_CLASS = "itineraire-stale"
#: Turns beside the status while a better answer is on its way.
WORKING_CLASS = "itineraire-working"
#: On a slider whose value is a percentage; the language ends it.
PERCENT_CLASS = "itineraire-percent"

#: Once a panel is on the page, what is left of the folded code goes: a meeting reads a report.
_STYLE = f"""<style>
.jp-InputPlaceholder {{ display: none; }}
.{PANEL_CLASS} .widget-label, .{PANEL_CLASS} label {{ font-size: 15px; }}
.{PANEL_CLASS} .widget-hslider .widget-label {{ white-space: normal; line-height: 1.15; height: auto; }}
.{PANEL_CLASS} .widget-hslider {{ height: auto; min-height: 32px; align-items: center; }}
.{PANEL_CLASS} :is(input, textarea, select) {{ font: 15px/1.35 var(--jp-ui-font-family, sans-serif) !important; }}
.{PANEL_CLASS} .widget-select-multiple {{ height: auto; }}
.{PANEL_CLASS} .widget-select-multiple select {{ flex: none; width: 100%; height: auto; }}
.{PANEL_CLASS} .widget-readout {{ font-size: 17px; font-weight: 700; min-width: 3.4em; text-align: right; }}
.{PANEL_CLASS} .{PERCENT_CLASS}-fr .widget-readout::after {{ content: "\\202f%"; }}
.{PANEL_CLASS} .{PERCENT_CLASS}-en .widget-readout::after {{ content: "%"; }}
.{PANEL_CLASS} .widget-button, .{PANEL_CLASS} .widget-toggle-button {{ font-size: 15px; height: 36px; flex-grow: 0; }}
.{PANEL_CLASS} {{ --jp-widgets-horizontal-tab-width: auto; }}
.{PANEL_CLASS} :focus-visible {{ outline: 3px solid #b8500f; outline-offset: 2px; }}
.{PANEL_CLASS} .{VIEW_CLASS} {{ height: auto; overflow-x: auto; }}
.{PANEL_CLASS} .{VIEW_CLASS} svg {{ width: 100%; min-width: 540px; max-width: 1180px !important; }}
.{PANEL_CLASS} .{VIEW_CLASS} svg {{ background: #fff; }}
.{PANEL_CLASS} .{VIEW_CLASS} .itineraire {{ max-width: 1180px !important; font-size: 15px; }}
.{PANEL_CLASS} .{VIEW_CLASS} .itineraire table {{ font-size: 15px; }}
.{PANEL_CLASS} .{VIEW_CLASS} :is(h2, h3, h4) {{ font-size: 20px; line-height: 1.3; margin: .5em 0; }}
.{PANEL_CLASS} .{VIEW_CLASS} :is(caption, figcaption) {{ font-size: 15px; color: inherit; }}
.{PANEL_CLASS} .{STALE_CLASS} .{VIEW_CLASS} {{ opacity: .4; }}
.{WORKING_CLASS} {{ display: inline-block; width: .7em; height: .7em; margin-right: .5em; border-radius: 50%;
  border: 2px solid currentColor; border-top-color: transparent; animation: itineraire-turn 1s linear infinite; }}
@keyframes itineraire-turn {{ to {{ transform: rotate(360deg); }} }}
@media (prefers-reduced-motion: reduce) {{ .{WORKING_CLASS} {{ animation: none; }} }}
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


def status_html(words: str, *, alert: bool = False, small: bool = False, working: bool = False) -> str:
    """Return the status line; an alert is bold and coloured as well as worded."""
    turning = f'<span class="{WORKING_CLASS}" aria-hidden="true"></span>' if working else ""
    size = 14 if small and not alert else 16
    colour = ORANGE if alert else "inherit"
    weight = 600 if alert else 400
    return (
        f'<div class="{STATUS_CLASS}" role="status" aria-live="polite" '
        f'style="font-size:{size}px;line-height:1.4;color:{colour};font-weight:{weight}">{turning}{escape(words)}</div>'
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


def slider(name: str, bounds: tuple[int, int, int], language: Language | None = None) -> widgets.FloatSlider:
    """Return a slider; it shows percentages when a language is given, whose sign it takes."""
    low, high, step = bounds
    bar = widgets.FloatSlider(
        description=name,
        min=low,
        max=high,
        step=step,
        readout_format=".0f",
        continuous_update=False,
        tooltip=name,
    )
    bar.layout.width = "98%"
    bar.style.description_width = "8.5em"
    if language is not None:
        bar.add_class(f"{PERCENT_CLASS}-{language}")
    return bar


def row(*items: widgets.Widget) -> widgets.HBox:
    """Return controls side by side, in equal parts."""
    for item in items:
        item.layout.flex = "1 1 0"
    return widgets.HBox(list(items), layout=widgets.Layout(width="98%", margin="8px 0"))


def folded(title: str, items: Sequence[widgets.Widget]) -> widgets.VBox:
    """Return controls behind a button that shows and hides them, by mouse or by keyboard."""
    content = widgets.VBox(list(items), layout=widgets.Layout(display="none", width="100%"))
    button = widgets.ToggleButton(description=title, icon="chevron-right", layout=widgets.Layout(width="98%"))

    def show(change: dict[str, bool]) -> None:
        content.layout.display = "flex" if change["new"] else "none"
        button.icon = "chevron-down" if change["new"] else "chevron-right"

    button.observe(show, names="value")
    return widgets.VBox([button, content], layout=widgets.Layout(margin="6px 0"))


def page(title: str, controls: Sequence[widgets.Widget], right: widgets.VBox) -> widgets.VBox:
    """Return the whole panel: controls 360 pixels wide, views in the rest or below when there is no room."""
    left = widgets.VBox(list(controls), layout=widgets.Layout(flex="0 0 360px", width="360px"))
    right.layout = widgets.Layout(flex="1 1 560px", min_width="0", width="auto")
    both = widgets.HBox([left, right], layout=widgets.Layout(flex_flow="row wrap", grid_gap="24px"))
    panel = widgets.VBox([widgets.HTML(_STYLE), heading(title, 2), both])
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
