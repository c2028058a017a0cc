"""Read one file: find its text, its separator and its tables, or say why it cannot be used."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from itineraire.errors import Fault, Severity
from itineraire.exports.accounts import FileAccount, Rejected
from itineraire.exports.decoding import Decoded, decode
from itineraire.exports.description import Match
from itineraire.exports.documents import Document
from itineraire.exports.files import RawFile
from itineraire.exports.grid import SEPARATORS, Block, Grid, Record, blocks, grid, unquoted_whole_lines
from itineraire.exports.header import comparison_labels, periods_in_name
from itineraire.exports.mapped import Mapping_, mapped_match
from itineraire.exports.parsing import moment, number
from itineraire.exports.privacy import masked
from itineraire.exports.reading import Reading, Setting, read_block
from itineraire.exports.registry import DOCUMENT_READERS, nearly, recognise
from itineraire.exports.series import Joined, Report
