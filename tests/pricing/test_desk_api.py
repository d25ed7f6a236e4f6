"""What stewards do at the desk of prices, by program: the same acts, the same 404."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from community.members.models import Member
from groups.models import Group
from pricing.actions import items, suppliers
from pricing.models import Commodity, Entry, Quote, Rate, Supplier, Unit
from tests import world
from tests.pricing.test_own_api import Program

TODAY = timezone.localdate().isoformat()
TO_READ = ("desk", "items", "goods/maize", "suppliers", "rates")


@pytest.fixture
def at(group: Group) -> str:
    return f"groups/{group.slug}"


@pytest.fixture
def omena(amina: Member, group: Group) -> Commodity:
    world.commodity()
    world.market()
    return items.propose(amina, group, "Omena kavu", "kg")


def verbs() -> list[str]:
    return [entry.verb for entry in Entry.objects.filter(quote=None)]


def test_a_report_is_set_aside_let_stand_and_left(amina: Member, bakari: Member, at: str) -> None:
    steward, quote = Program(bakari), world.quote(amina)
    path = f"{at}/desk/quotes/{quote.pk}/ruling"
    assert steward.post(path, ruling="held", reason="").status_code == 422
    for ruling, state in (("held", "aside"), ("held", "aside"), ("kept", "kept")):
        assert steward.post(path, ruling=ruling, reason="I asked.").json()["state"] == state
    assert [one["state"] for one in steward.get(f"{at}/desk").json()["ruled"]] == ["kept"]
    assert steward.post(path, ruling="rule", reason="Seen.").json()["state"] == "counts"
    assert Entry.objects.filter(quote=quote).count() == 3
    assert steward.post(path, ruling="gone", reason="Seen.").status_code == 422


def test_nobody_rules_on_their_own_word(bakari: Member, at: str) -> None:
    path = f"{at}/desk/quotes/{world.quote(bakari).pk}"
    words = {"ruling": "kept", "reason": "Mine.", "price": "3"}
    for door in ("ruling", "correction"):
        assert Program(bakari).post(f"{path}/{door}", **words).status_code == 404


def test_a_members_price_is_corrected_with_a_reason(amina: Member, bakari: Member, at: str) -> None:
    quote = world.quote(amina)
    path, words = f"{at}/desk/quotes/{quote.pk}/correction", {"price": "56", "key": str(uuid4())}
    assert Program(bakari).post(path, **words).status_code == 422
    words["reason"] = "A slip of the finger."
    first, second = (Program(bakari).post(path, **words) for _again in range(2))
    assert first.json() == second.json()
    assert Quote.objects.get(about=quote).author == amina


def test_the_desk_shows_what_waits(amina: Member, dalia: Member, bakari: Member, at: str) -> None:
    quote = world.quote(amina)
    Program(dalia).post(f"quotes/{quote.pk}/dispute", reason="The small tin.")
    desk = Program(bakari).get(f"{at}/desk").json()
    assert [one["id"] for one in desk["disputed"]] == [quote.pk]
    assert (desk["held"], desk["ruled"], desk["alarms"]) == ([], [], [])


def test_new_goods_are_proposed_and_let_in(
    amina: Member, bakari: Member, group: Group, at: str
) -> None:
    said = [Program(amina).post(f"{at}/items", name="Omena", base="kg").json() for _again in "12"]
    assert said[0] == said[1]
    assert said[0]["state"] == "waiting"
    assert Program(amina).post(f"{at}/items", name="Omena", base="furlong").status_code == 422
    path = f"{at}/items/{said[0]['id']}/decision"
    assert Program(bakari).post(path, decision="refuse").status_code == 422
    for decision, state in (("refuse", "refused"), ("admit", "in"), ("admit", "in")):
        answer = Program(bakari).post(path, decision=decision, reason="Seen.")
        assert answer.json()["state"] == state
    assert verbs() == ["proposed", "refused", "admitted"]


def test_goods_are_merged_and_parted(
    amina: Member, bakari: Member, omena: Commodity, at: str
) -> None:
    steward, path = Program(bakari), f"{at}/items/{omena.pk}"
    quote = world.quote(amina, "300", commodity=omena)
    words: dict[str, Any] = {"decision": "merge", "reason": "The same fish."}
    answer = steward.post(f"{path}/decision", **words)
    assert (answer.status_code, answer.json()["field"]) == (422, "into")
    assert steward.post(f"{path}/decision", **words, into="moon").status_code == 404
    merged = steward.post(f"{path}/decision", **words, into="maize").json()
    assert (merged["state"], merged["merged_into"]) == ("merged", "maize")
    quote.refresh_from_db()
    assert quote.cell.commodity.slug == "maize"
    assert steward.get(f"{at}/items").json() == [merged]
    for _again in range(2):
        assert steward.post(f"{path}/parting").json()["state"] == "waiting"


def test_names_grades_and_half_life_are_set_and_the_rest_stays(
    bakari: Member, group: Group, at: str
) -> None:
    world.commodity()
    Commodity.everything.update(proposed_in=group)
    path = f"{at}/goods/maize"
    assert Program(bakari).post(path, half_life_days=7).status_code == 422
    assert Program(bakari).post(path, half_life_days=0, reason="No.").status_code == 422
    Program(bakari).post(path, synonyms="mahindi, corn", grades="1, 2", reason="As we say.")
    said = Program(bakari).post(path, half_life_days=7, reason="It moves fast.").json()
    assert (said["synonyms"], said["grades"], said["half_life_days"]) == (
        "mahindi, corn",
        "1, 2",
        7,
    )
    assert Program(bakari).get(path).json() == said
    assert verbs() == ["named", "graded", "paced"]


def test_a_unit_is_set_once_and_ended(bakari: Member, group: Group, at: str) -> None:
    world.commodity()
    Commodity.everything.update(proposed_in=group)
    path, words = f"{at}/goods/maize/units", {"written": "bag 126 kg", "reason": "Extended."}
    made = [Program(bakari).post(path, **words).json() for _again in range(2)]
    assert made[0] == made[1]
    assert (Decimal(made[0]["factor"]), made[0]["place"]) == (126, "nairobi")
    assert Program(bakari).post(path, written="lorry", reason="Big.").status_code == 422
    end = f"{at}/units/{made[0]['id']}/end"
    assert Program(bakari).post(end, reason="").status_code == 422
    for _again in range(2):
        assert Program(bakari).post(end, reason="Gone.").status_code == 204
    assert not Unit.objects.current().exists()
    assert verbs() == ["unit-set", "unit-ended"]


def test_a_supplier_is_named_and_ended(bakari: Member, wanjiru: Member, at: str) -> None:
    path = f"{at}/suppliers"
    refused = Program(bakari).post(path, who="nobody")
    assert (refused.status_code, refused.json()["field"]) == (422, "who")
    made = [Program(bakari).post(path, who=wanjiru.handle).json() for _again in range(2)]
    assert made[0] == made[1]
    assert Program(bakari).get(path).json() == [made[0]]
    end = f"{path}/{made[0]['id']}/end"
    assert Program(bakari).post(end, reason="She stopped.").status_code == 204
    assert not Supplier.objects.exists()
    assert verbs() == ["supplier-named", "supplier-ended"]


def test_a_rate_is_said_once(bakari: Member, at: str) -> None:
    words = {"key": str(uuid4()), "currency": "UGX", "worth": "0.035", "day": TODAY}
    said = [Program(bakari).post(f"{at}/rates", **words).json() for _again in range(2)]
    assert said[0] == said[1] == Program(bakari).get(f"{at}/rates").json()[0]
    assert Rate.objects.count() == 1
    for bad in ({"worth": "0"}, {"currency": "KES"}, {"day": "2001-01-01"}):
        answer = Program(bakari).post(f"{at}/rates", **words | bad | {"key": str(uuid4())})
        assert answer.status_code == 422


@pytest.mark.parametrize("who", ["amina", "chidi", "wanjiru"])
def test_the_desk_is_for_stewards_who_buy(
    request: pytest.FixtureRequest,
    bakari: Member,
    omena: Commodity,
    group: Group,
    at: str,
    who: str,
) -> None:
    """Neither for a member, nor for a stranger, nor for a steward who sells to the group."""
    one, quote = request.getfixturevalue(who), world.quote(bakari)
    if who == "wanjiru":
        world.sells_to(bakari, group, one)
        group.memberships.filter(member=one).update(steward=True)
    unit = Unit.objects.create(
        commodity=world.commodity(), place=group.place, name="gorogoro", factor=2
    )
    sold = suppliers.name_supplier(bakari, group, world.joined(world.member("Eve"), group).handle)
    book, words = Entry.objects.count(), {"reason": "x", "price": "1", "ruling": "held"}
    words |= {"decision": "admit", "written": "bag 90 kg", "who": bakari.handle}
    words |= {"currency": "UGX", "worth": "1", "day": TODAY}
    doors = [f"desk/quotes/{quote.pk}/ruling", f"desk/quotes/{quote.pk}/correction", "suppliers"]
    doors += [f"items/{omena.pk}/decision", f"items/{omena.pk}/parting", f"units/{unit.pk}/end"]
    doors += ["goods/maize", "goods/maize/units", f"suppliers/{sold.pk}/end", "rates"]
    assert {Program(one).post(f"{at}/{door}", **words).status_code for door in doors} == {404}
    assert {Program(one).get(f"{at}/{door}").status_code for door in TO_READ} == {404}
    assert Entry.objects.count() == book


def test_only_what_is_the_groups_own_is_decided(chidi: Member, omena: Commodity) -> None:
    other = world.group(by=chidi, name="Eastleigh Cereals")
    path = f"groups/{other.slug}/items/{omena.pk}/decision"
    assert Program(chidi).post(path, decision="admit").status_code == 404
