"""Tables of what visitors see and do: traffic, advertising, search, speed, reviews."""

from __future__ import annotations

from itineraire.tables.columns import PERIOD, REPORT, Column, count, number, text

TRAFFIC: dict[str, Column] = {
    **PERIOD,
    "scope": text("whose source: the session's or the visitor's first", "session", "first_user", "site"),
    "channel": text("channel group, a value of exports.channels.CHANNELS"),
    "source_medium": text("source / medium as the tool writes it"),
    "campaign": text("campaign name"),
    "device": text("device", "mobile", "desktop", "tablet", "other"),
    "page": text("landing page, page path or page title"),
    "other": text("any other breakdown, written dimension=value"),
    "sessions": count("sessions or visits"),
    "engaged_sessions": count("sessions GA4 calls engaged"),
    "users": count("active (else total) users; not additive over rows"),
    "new_users": count("new users"),
    "views": count("pages and screens seen"),
    "key_events": count("key events, called conversions until 2024"),
    "transactions": count("purchases"),
    "revenue": number("revenue, in the property's currency"),
}

SPEND: dict[str, Column] = {
    **PERIOD,
    "platform": text("ad platform: google_ads, meta, linkedin_ads, microsoft_ads", required=True),
    "campaign": text("campaign name"),
    "ad_group": text("ad group or ad set name"),
    "campaign_type": text("campaign type as the platform writes it"),
    "status": text("state of the campaign as the platform writes it"),
    "cost": count("amount spent, in currency"),
    "currency": text("ISO 4217 code"),
    "clicks": count("clicks"),
    "impressions": count("impressions"),
    "interactions": count("interactions (Google Ads: clicks, views, engagements)"),
    "conversions": count("results claimed by the platform, in result_kind; attribution makes fractions"),
    "conversion_value": number("value claimed by the platform, in currency"),
    "result_kind": text("unit of conversions: never add two kinds"),
    "search_term": text("search term"),
    "keyword": text("keyword bid on"),
    "device": text("device", "mobile", "desktop", "tablet", "other"),
    "other": text("any other breakdown, written dimension=value"),
}

SEARCH: dict[str, Column] = {
    **PERIOD,
    "dimension": text(
        "what key is", "query", "page", "country", "device", "date", "appearance", required=True
    ),
    "key": text("value of the dimension; query texts that hold personal data are masked"),
    "clicks": count("clicks from the engine's result pages"),
    "impressions": count("times shown in result pages"),
    "position": number("mean rank, 1 is first", 0),
}

KEYWORDS: dict[str, Column] = {
    "report": REPORT,
    "keyword": text("keyword followed"),
    "position": number("rank found; missing when out of the ranks looked at", 0),
    "page": text("page that ranks"),
}

SPEED: dict[str, Column] = {
    "report": REPORT,
    "page": text("page address without its query"),
    "device": text("device", "mobile", "desktop", "tablet", "other"),
    "source": text(
        "measured on visitors (field) or by a robot (lab): never mixed", "field", "lab", required=True
    ),
    "scope": text("one page or the whole site", "page", "origin"),
    "measured": Column("date", "day of the measure"),
    "lcp_ms": number("largest contentful paint, ms (75th percentile in the field)", 0),
    "inp_ms": number("interaction to next paint, ms; only visitors give it", 0),
    "cls": number("cumulative layout shift, no unit (0.1 is the good limit)", 0),
    "tbt_ms": number("total blocking time, ms; only the lab gives it", 0),
    "performance_score": number("Lighthouse performance", 0, 1),
    "accessibility_score": number("Lighthouse accessibility", 0, 1),
    "seo_score": number("Lighthouse SEO", 0, 1),
    "good_pages": count(
        "addresses of the site that visitors find good on every Core Web Vital (Search Console)"
    ),
    "middling_pages": count("addresses whose worst Core Web Vital is to improve"),
    "poor_pages": count("addresses with a poor Core Web Vital"),
}

REVIEWS: dict[str, Column] = {
    "report": REPORT,
    "date": Column("date", "day of the review"),
    "rating": number("stars", 0, 5),
    "platform": text("site the review was left on"),
    "replied": Column("flag", "the firm answered"),
    "verified": Column("flag", "the platform checked the purchase"),
}

LOCAL: dict[str, Column] = {
    **PERIOD,
    "place": text("keyed hash of the place's code"),
    "search_views": count("views in search"),
    "maps_views": count("views in maps"),
    "calls": count("calls"),
    "directions": count("directions asked"),
    "website_clicks": count("clicks to the website"),
    "bookings": count("bookings"),
}
