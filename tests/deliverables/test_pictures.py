"""A picture keeps its own size up to the room there is, and a raster travels inside an SVG."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO

import pytest
from PIL import Image

from itineraire.deliverables.pictures import Slot, picture

ROOM = Slot(16.6, 19.0)


def svg(size: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}/>'


def raster(kind: str) -> str:
    buffer = BytesIO()
    Image.new("RGB", (40, 20)).save(buffer, format=kind)
    return f"data:image/{kind};base64,{b64encode(buffer.getvalue()).decode()}"


@pytest.mark.parametrize(
    ("size", "width_cm"),
    [
        ('width="72pt" height="36pt"', 2.54),
        ('width="5cm" height="5cm"', 5.0),
        ('width="30cm" height="3cm"', 16.6),
        ('width="400" height="100"', 16.6),
        ('viewBox="0 0 400 100"', 16.6),
        ('viewBox="0,0,100,400"', 4.75),
    ],
)
def test_paper_sizes_are_kept_and_screen_sizes_fill_the_slot(size: str, width_cm: float) -> None:
    """One inch is 2.54 cm; a picture four times as high as wide is 19 / 4 = 4.75 cm wide at most."""
    assert picture(svg(size), ROOM).width_cm == pytest.approx(width_cm)


def test_a_slide_prints_larger() -> None:
    assert picture(svg('width="4cm" height="2cm"'), Slot(26, 10, scale=1.5)).width_cm == pytest.approx(6.0)


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_a_raster_is_embedded_with_its_proportions(kind: str) -> None:
    drawn = picture(raster(kind), ROOM)

    assert 'viewBox="0 0 40 20"' in drawn.svg
    assert raster(kind) in drawn.svg


@pytest.mark.parametrize(
    ("image", "said"),
    [
        ("data:image/gif;base64,R0lGOD", "must start with data:image/png"),
        ("data:image/png;base64,AAAA", "no readable PNG or JPEG"),
        ("<svg", "no well-formed SVG"),
        (svg(""), "neither a width and height nor a viewBox"),
        (svg('width="0" height="0"'), "neither a width and height nor a viewBox"),
    ],
)
def test_what_is_no_picture_is_refused(image: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        picture(image, ROOM)
