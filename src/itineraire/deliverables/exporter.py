"""``jupyter nbconvert --to itineraire-pdf``: our PDF in the export menu of JupyterLab too."""

from __future__ import annotations

from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import default

from itineraire.deliverables.model import document
from itineraire.deliverables.notebook import notebook_blocks
from itineraire.deliverables.typst_pdf import compile_pdf


class ItinerairePdfExporter(Exporter):
    """An executed notebook to a tagged, archivable PDF."""

    export_from_notebook = "PDF Itinéraire"
    output_mimetype = "application/pdf"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(  # type: ignore[override]  # nbconvert's own binary exporters return bytes too
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kwargs: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """Return the PDF of ``nb`` and nbconvert's resources.

        Raises
        ------
        DeliverableError
            When a cell ended on an error or holds what cannot be printed.
        """
        processed, resources = super().from_notebook_node(nb, resources, **kwargs)
        name = str(resources.get("metadata", {}).get("name", "notebook"))
        blocks = notebook_blocks(processed, f"{name}.ipynb")
        return compile_pdf(document(blocks)), resources
