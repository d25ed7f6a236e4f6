"""Who sells to the members: named by a steward, in the book, and undone."""

import pytest
from django.test import Client
from django.urls import reverse

from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from pricing.actions import suppliers
from pricing.models import Entry, Supplier
from tests import world
from tests.pricing.conftest import signed_in


def test_named_a_supplier_what_they_report_is_an_offer(
    wanjiru: Member, bakari: Member, group: Group
) -> None:
    for _turn in range(2):
        suppliers.name_supplier(bakari, group, f"@{wanjiru.handle}", "She has a store.")
    assert world.quote(wanjiru).cell.kind == "supplier"
    entry = Entry.objects.get()
    assert (entry.verb, entry.member, entry.reason) == (
        "supplier-named", wanjiru, "She has a store.",
    )  # fmt: skip
    assert Notice.objects.filter(member=wanjiru, kind="price.supplier").count() == 1


def test_the_end_of_it_is_in_the_book_too(wanjiru: Member, bakari: Member, group: Group) -> None:
    supplier = suppliers.name_supplier(bakari, group, wanjiru.handle)
    for _turn in range(2):
        suppliers.end_supplier(bakari, supplier)
    assert world.quote(wanjiru).cell.kind == "retail"
    assert [one.verb for one in Entry.objects.all()] == ["supplier-named", "supplier-ended"]


def test_strangers_and_oneself_are_refused(bakari: Member, chidi: Member, group: Group) -> None:
    for who in (chidi.handle, bakari.handle, "", "nobody"):
        with pytest.raises(Refusal):
            suppliers.name_supplier(bakari, group, who)
    assert not Supplier.objects.exists()
    assert not Entry.objects.exists()


def test_by_the_page(client: Client, wanjiru: Member, bakari: Member, group: Group) -> None:
    url = reverse("pricing:suppliers", args=[group.slug])
    assert signed_in(client, bakari).post(url, {"who": "nobody"}).status_code == 422
    assert client.post(url, {"who": wanjiru.handle}).status_code == 302
    assert "Wanjiru" in client.get(url).content.decode()
    end = reverse("pricing:supplier_end", args=[group.slug, Supplier.objects.get().pk])
    assert client.post(end).status_code == 302
    assert not Supplier.objects.exists()


def test_another_groups_supplier_is_not_found(
    client: Client, wanjiru: Member, bakari: Member, chidi: Member, group: Group
) -> None:
    supplier = suppliers.name_supplier(bakari, group, wanjiru.handle)
    other = world.group(by=chidi, name="Eastleigh Cereals")
    end = reverse("pricing:supplier_end", args=[other.slug, supplier.pk])
    assert signed_in(client, chidi).post(end).status_code == 404
    assert Supplier.objects.exists()
