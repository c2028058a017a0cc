"""Google Business Profile: one row a place, its period in the file's name, a second line that describes."""

from __future__ import annotations

from itineraire.exports.accounts import Rejected
from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.parsing import numbers
from itineraire.exports.periods import over_report
from itineraire.exports.tools.columns import texts

_COUNTS = {
    "search_mobile": "google search - mobile",
    "search_desktop": "google search - desktop",
    "maps_mobile": "google maps - mobile",
    "maps_desktop": "google maps - desktop",
    "calls": "calls",
    "messages": "messages",
    "bookings": "bookings",
    "directions": "directions",
    "website_clicks": "website clicks",
}
_SUMS = {"search_views": ("search_mobile", "search_desktop"), "maps_views": ("maps_mobile", "maps_desktop")}


def _finish(sheet: Sheet) -> Finished:
    """Return one row a place; the line under the header, made of sentences, is no place."""
    counts, wrong = {}, None
    for name in _COUNTS:
        if name in sheet.frame:
            counts[name], bad = numbers(texts(sheet.frame, name), ".")
            wrong = bad if wrong is None else wrong | bad
    described = wrong if wrong is not None else sheet.frame["source_line"] < 0
    frame = sheet.frame[~described]
    refused = tuple(
        Rejected(sheet.file, int(line), "", "", "context")
        for line in sheet.frame.loc[described, "source_line"]
    )
    clean = over_report(frame, sheet.start, sheet.end)
    places = [frame[name] for name in ("store", "address") if name in frame and frame[name].notna().any()]
    clean["place"] = places[0] if places else None
    for target, names in _SUMS.items():
        known = [counts[name] for name in names if name in counts]
        if known:
            clean[target] = sum(known[1:], known[0])
    for name in ("calls", "directions", "website_clicks", "bookings"):
        if name in counts:
            clean[name] = counts[name]
    return Finished((Part("local", clean, kind="places"),), refused)


DESCRIPTIONS = (
    Description(
        tool="business_profile",
        report="places",
        fields=(
            column("store", "id", en="store code|business name"),
            column("name", "name", en="business name"),
            column("address", "name", en="address"),
            *(
                column(name, en=label, required=name in {"search_mobile", "maps_mobile"})
                for name, label in _COUNTS.items()
            ),
        ),
        finish=_finish,
        priority=1,
    ),
)
