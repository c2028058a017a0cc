from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itineraire.exports.channels import CHANNELS, channel_of_label, channel_of_source


@pytest.mark.parametrize(
    ("source", "medium", "channel"),
    [
        ("google", "cpc", "paid_search"),
        ("google", "organic", "organic_search"),
        ("Bing", "CPC", "paid_search"),
        ("Facebook", "cpc", "paid_social"),
        ("fbig", "paid_social", "paid_social"),
        ("facebook", "organicsocial", "organic_social"),
        ("facebook", "social", "organic_social"),
        ("LinkedIn", "sponsorisé", "paid_social"),
        ("instagram", "story", "organic_social"),
        ("newsletter-mars", "e-mailing", "email"),
        ("brevo", "E-mail", "email"),
        ("Infolettre", "infolettre", "email"),
        ("mailing_soldes", "Mailing", "email"),
        ("partenaire", "affiliation", "affiliate"),
        ("awin", "affiliate", "affiliate"),
        ("google", "display", "display"),
        ("criteo", "retargeting", "display"),
        ("youtube", "vidéo", "video"),
        ("brevo", "SMS", "sms"),
        ("annuaire.fr", "referral", "referral"),
        ("annuaire.fr", "référent", "referral"),
        ("(direct)", "(none)", "direct"),
        ("google", "référencement", "other"),
        ("google", "", "organic_search"),
        ("salon-2025", "", "unassigned"),
        ("", "", "unassigned"),
    ],
)
def test_messy_utms_map_to_the_channel_a_person_would_say(source, medium, channel):
    assert channel_of_source(source, medium) == channel


@pytest.mark.parametrize(
    ("label", "channel"),
    [
        ("Paid Search", "paid_search"),
        ("Cross-network", "cross_network"),
        ("Unassigned", "unassigned"),
        ("ORGANIC_SEARCH", "organic_search"),
        ("SOCIAL_MEDIA", "organic_social"),
        ("DIRECT_TRAFFIC", "direct"),
        ("Entrées directes", "direct"),
        ("Réseaux sociaux", "organic_social"),
        ("bouche à oreille", "referral"),
        ("google / cpc", "paid_search"),
        ("Salon de l'habitat", "other"),
    ],
)
def test_labels_of_the_tools_map_to_our_channels(label, channel):
    assert channel_of_label(label) == channel


def test_an_empty_source_is_missing_and_not_unassigned():
    assert channel_of_label("  ") is None


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_source_and_medium_has_a_channel(source, medium):
    assert channel_of_source(source, medium) in CHANNELS
