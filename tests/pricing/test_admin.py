"""What staff may edit by hand, and what only an act may change."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from community.members.models import Member
from pricing.models import Unit
from tests import world
from tests.pricing.conftest import signed_in


@pytest.mark.parametrize("noun", ["commodity", "unit", "market", "quote", "cell"])
def test_staff_see_every_noun(client: Client, staff: Member, amina: Member, noun: str) -> None:
    quote = world.quote(amina)
    Unit.objects.create(commodity=quote.cell.commodity, name="debe", factor=Decimal(18))
    page = signed_in(client, staff).get(reverse(f"admin:pricing_{noun}_changelist"))
    assert page.status_code == 200


@pytest.mark.parametrize("noun", ["quote", "cell"])
def test_prices_are_not_edited_by_hand(
    client: Client, staff: Member, amina: Member, noun: str
) -> None:
    quote = world.quote(amina)
    pk = quote.pk if noun == "quote" else quote.cell_id
    signed_in(client, staff)
    change = reverse(f"admin:pricing_{noun}_change", args=[pk])
    assert client.post(change, {"price": "1"}).status_code == 403
    assert client.get(reverse(f"admin:pricing_{noun}_add")).status_code == 403
    quote.refresh_from_db()
    assert quote.price == 65


def test_members_have_no_business_there(client: Client, amina: Member) -> None:
    page = signed_in(client, amina).get(reverse("admin:pricing_quote_changelist"))
    assert page.status_code in {302, 403, 404}
