"""What a notebook opens: the client, his tables, the results of earlier steps, and where to save its own."""

from itineraire.workbook.baseline import frozen_baseline
from itineraire.workbook.book import STEPS, Workbook, open_workbook
from itineraire.workbook.places import Places

__all__ = ["STEPS", "Places", "Workbook", "frozen_baseline", "open_workbook"]
