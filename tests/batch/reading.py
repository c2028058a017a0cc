"""What stands in the files of a run, as text."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import openpyxl
import pandas as pd
from pypdf import PdfReader


@cache
def pdf_text(path: Path) -> str:
    """Return the text of a PDF, its attachments included."""
    reader = PdfReader(path)
    pages = [page.extract_text() for page in reader.pages]
    attached = [data.decode("utf-8") for parts in reader.attachments.values() for data in parts]
    return "\n".join([*pages, *attached])


@cache
def pdf_pages(path: Path) -> tuple[str, ...]:
    return tuple(page.extract_text() for page in PdfReader(path).pages)


@cache
def text_of(path: Path) -> str:
    """Return everything a reader or a program finds in a file."""
    if path.suffix == ".pdf":
        return pdf_text(path)
    if path.suffix == ".parquet":
        return pd.read_parquet(path).to_csv()
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path, read_only=True)
        cells = (
            str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell
        )
        return "\n".join(cells)
    return path.read_text(encoding="utf-8")


def squeezed(text: str) -> str:
    """Return a text without any space or soft hyphen: line breaks of a page do not count."""
    return re.sub(r"[\s\u00ad]", "", text)
