"""After a deal that both confirmed each may say that they traded; before it, calm warnings."""

from typing import Any
from uuid import uuid4

import pytest

from community.deals.models import Deal
from community.members import freezing, vouching
from community.members.models import Browser, Member
from community.members.models.freeze import Why
from tests import world
from tests.doors import As

pytestmark = pytest.mark.django_db


def vouch(as_: As, by: Member, deal: Deal) -> Any:
    return as_(by).post(f"/deals/{deal.pk}/vouch/", {"key": str(uuid4())})


def page(as_: As, reader: Member, deal: Deal) -> str:
    return str(as_(reader).get(f"/deals/{deal.pk}/").content.decode())


def test_a_done_deal_lets_one_say_that_they_traded(as_: As, amina: Member, wanjiru: Member) -> None:
    made = world.dealt(amina, wanjiru)
    assert "You traded" in page(as_, amina, made)
    assert vouch(as_, amina, made).status_code == 302
    said = vouching.standing(amina, wanjiru)
    assert said is not None
    assert said.kind == "traded"
    assert "You traded" not in page(as_, amina, made)


def test_before_both_confirmed_it_is_refused(as_: As, amina: Member, wanjiru: Member) -> None:
    made = world.deal(amina, wanjiru)
    assert "You traded" not in page(as_, amina, made)
    answer = vouch(as_, amina, made)
    assert answer.status_code == 422
    assert "both of you have confirmed" in answer.content.decode()
    assert vouching.standing(amina, wanjiru) is None


def test_who_met_has_said_more_already(as_: As, amina: Member, wanjiru: Member) -> None:
    world.met(amina, wanjiru)
    assert "You traded" not in page(as_, amina, world.dealt(amina, wanjiru))


def test_of_two_who_use_one_phone_a_deal_proves_nothing(
    as_: As, amina: Member, wanjiru: Member
) -> None:
    made = world.dealt(amina, wanjiru)
    for one in (amina, wanjiru):
        Browser.objects.create(member=one, mark="the family's phone")
    assert not made.is_done_between(amina, wanjiru)
    assert vouch(as_, amina, made).status_code == 422
    running = world.deal(amina, wanjiru)
    assert "You two have used one phone" in page(as_, amina, running)


def test_of_one_nobody_vouches_for_the_page_says_so_calmly(
    as_: As, amina: Member, wanjiru: Member, dalia: Member
) -> None:
    form = f"/members/{wanjiru.handle}/deals/new/"
    assert "Nobody vouches for Wanjiru yet" in as_(amina).get(form).content.decode()
    made = world.deal(amina, wanjiru)
    assert "Nobody vouches for Wanjiru yet" in page(as_, amina, made)
    world.vouch(dalia, wanjiru)
    assert "Nobody vouches" not in as_(amina).get(form).content.decode()
    assert "Nobody vouches for Wanjiru yet" not in page(as_, amina, made)


def test_of_one_whose_phone_changed_it_says_that_instead(
    as_: As, amina: Member, wanjiru: Member, dalia: Member
) -> None:
    world.vouch(dalia, wanjiru)
    freezing.begin(wanjiru, Why.NUMBER)
    form = as_(amina).get(f"/members/{wanjiru.handle}/deals/new/").content.decode()
    assert "came in by a new phone or number lately" in form
    assert "Nobody vouches" not in form
