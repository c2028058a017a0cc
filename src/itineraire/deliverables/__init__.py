"""Documents that executives decide on: blocks and executed notebooks to tagged, archivable PDFs."""

from itineraire.deliverables.bound import bind, export_notebook
from itineraire.deliverables.model import Attachment, Document, document
from itineraire.deliverables.pictures import Layout
from itineraire.deliverables.typst_pdf import compile_pdf, write_pdf

__all__ = [
    "Attachment",
    "Document",
    "Layout",
    "bind",
    "compile_pdf",
    "document",
    "export_notebook",
    "write_pdf",
]
