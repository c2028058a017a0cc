"""Turn a file's bytes into text, and say which encoding they were in."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

#: Share of the control characters above which bytes are no text of any encoding.
_MOST_CONTROLS = 0.02


@dataclass(frozen=True)
class Decoded:
    """A file's text, its encoding, and whether the encoding is a guess or some bytes had to be given up."""

    text: str
    encoding: str
    guessed: bool = False
    lost: int = 0


def decode(content: bytes) -> Decoded | None:
    """Return the text of an export; ``None`` when the bytes are no text at all.

    Byte order marks are believed. Without one: UTF-8 when every byte fits, UTF-16 when every other byte is zero,
    else Windows-1252 (what Excel in French writes), reported as a guess.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return _leniently(content, encoding)
    zeros = content[:4096].count(0)
    if zeros > len(content[:4096]) * 0.3:
        little = content[1:4096:2].count(0) >= content[0:4096:2].count(0)
        return _leniently(content, "utf-16-le" if little else "utf-16-be", guessed=True)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > len(content) - 4:  # a file cut in the middle of its last character
            return Decoded(content[: error.start].decode("utf-8"), "utf-8", lost=len(content) - error.start)
        return _windows(content)
    return None if _is_binary(text) else Decoded(text, "utf-8")


def _leniently(content: bytes, encoding: str, *, guessed: bool = False) -> Decoded | None:
    """Decode, counting the characters that could not be read."""
    text = content.decode(encoding, errors="replace")
    if _is_binary(text):
        return None
    return Decoded(text, encoding.removesuffix("-sig"), guessed, text.count("\ufffd"))


def _windows(content: bytes) -> Decoded | None:
    """Decode as Windows-1252, the encoding of French Excel."""
    text = content.decode("cp1252", errors="replace")
    return None if _is_binary(text) else Decoded(text, "cp1252", True, text.count("\ufffd"))


def _is_binary(text: str) -> bool:
    """Return whether the text is mostly what no spreadsheet writes."""
    start = text[:20000]
    controls = sum(1 for mark in start if ord(mark) < 32 and mark not in "\t\r\n\f\v") + start.count("\ufffd")
    return bool(start) and controls > _MOST_CONTROLS * len(start) + 3
