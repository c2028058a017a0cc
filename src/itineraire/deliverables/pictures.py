"""Pictures as the template takes them: SVG text and a printed width; a raster travels inside an SVG."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import dataclass
from io import BytesIO
from typing import Literal
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

Layout = Literal["report", "page", "deck"]

_POINTS_PER_CM = 72 / 2.54
_LENGTH = re.compile(r"^\s*([0-9.]+(?:e[-+]?\d+)?)\s*(pt|px|cm|mm|in)?\s*$", re.IGNORECASE)
_POINTS = {"pt": 1.0, "px": 0.75, "": 0.75, "cm": _POINTS_PER_CM, "mm": _POINTS_PER_CM / 10, "in": 72.0}
_RASTER = re.compile(r"^data:image/(png|jpeg);base64,", re.IGNORECASE)


@dataclass(frozen=True)
class Picture:
    """A picture ready to place.

    Parameters
    ----------
    svg
        SVG text, free of anything outside itself but an embedded raster.
    width_cm
        Printed width; the height follows.
    """

    svg: str
    width_cm: float


@dataclass(frozen=True)
class Slot:
    """Room for a picture, in centimetres, and how much larger than its own size it may print."""

    width_cm: float
    height_cm: float
    scale: float = 1.0


@dataclass(frozen=True)
class Slots:
    """Room for a picture alone, on a turned page, and for each of a pair."""

    full: Slot
    turned: Slot
    half: Slot


_PAGE = Slots(full=Slot(16.6, 19.0), turned=Slot(25.3, 12.0), half=Slot(8.0, 19.0))
#: A slide prints a chart larger than a page does, by as much as its text.
_SLIDE = Slots(full=Slot(26.1, 8.4, 1.35), turned=Slot(26.1, 8.4, 1.35), half=Slot(12.7, 8.5, 1.35))
SLOTS: dict[Layout, Slots] = {"report": _PAGE, "page": _PAGE, "deck": _SLIDE}
LOGO_SLOT = Slot(4.0, 2.0)


def picture(image: str, slot: Slot) -> Picture:
    """Return ``image`` sized for a slot of the page.

    A size in points, centimetres or inches is kept, so that letters print at their own size; one in pixels,
    made for a screen, fills the slot. Neither goes past the slot's width or height.

    Parameters
    ----------
    image
        SVG text or a ``data:image/png;base64,`` (or jpeg) address.
    slot
        Room on the page.

    Raises
    ------
    ValueError
        When the image is neither, or has no size.
    """
    svg = _raster_svg(image) if image.startswith("data:") else image
    width, height, physical = _size(svg)
    natural_cm = width / _POINTS_PER_CM * slot.scale if physical else slot.width_cm
    return Picture(svg, round(min(natural_cm, slot.width_cm, slot.height_cm * width / height), 3))


def _raster_svg(address: str) -> str:
    from PIL import Image, UnidentifiedImageError

    kind = _RASTER.match(address)
    if kind is None:
        raise ValueError("an image address must start with data:image/png;base64, or data:image/jpeg;base64,")
    try:
        with Image.open(BytesIO(b64decode(address[kind.end() :]))) as raster:
            width, height = raster.size
    except UnidentifiedImageError as error:
        raise ValueError("the image is no readable PNG or JPEG") from error
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{width}px" height="{height}px" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" xlink:href={quoteattr(address)}/></svg>'
    )


def _size(svg: str) -> tuple[float, float, bool]:
    """Return width and height in points, and whether they were given in a unit of paper."""
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        raise ValueError(f"the image is no well-formed SVG ({error})") from error
    width, height = (_LENGTH.match(root.get(side, "")) for side in ("width", "height"))
    if width and height:
        units = [(match[2] or "").lower() for match in (width, height)]
        sides = [float(match[1]) * _POINTS[unit] for match, unit in zip((width, height), units, strict=True)]
        if min(sides) > 0:
            return sides[0], sides[1], units[0] not in ("", "px")
    box = [float(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip()) if part]
    if len(box) != 4 or min(box[2:]) <= 0:
        raise ValueError("the SVG has neither a width and height nor a viewBox")
    return box[2] * _POINTS["px"], box[3] * _POINTS["px"], False
