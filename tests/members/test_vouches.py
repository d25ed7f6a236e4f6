"""A member's word for another: met, traded or online; three a week; for a year."""

from datetime import timedelta
from typing import NamedTuple
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from community.members import vouching
from community.members.actions import vouches
from community.members.models import Member, Vouch
from community.members.models.vouch import Kind
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from tests import world


class Deal(NamedTuple):
    """As the room of deals will answer."""

    sides: set[Member]

    def is_done_between(self, one: Member, other: Member) -> bool:
        return {one, other} == self.sides


def later(days: float) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def kinds(member: Member) -> list[str]:
    return [vouch.kind for vouch in Vouch.objects.standing().filter(member=member).in_order()]


def test_a_word_stands_for_a_year_and_its_receiver_is_told(amina: Member, dalia: Member) -> None:
    vouch = world.vouch(amina, dalia)
    assert (vouch.kind, vouch.is_standing) == (Kind.ONLINE, True)
    assert vouch.ends_at - vouch.made_at >= timedelta(days=364)
    told = Notice.objects.get(member=dalia)
    assert (told.kind, told.text) == ("vouch.given", "Amina vouches for you: knows you online.")
    with later(366):
        assert kinds(dalia) == []


def test_twice_with_one_key_is_one_vouch(amina: Member, dalia: Member) -> None:
    key = uuid4()
    assert vouches.online(amina, dalia, key) == vouches.online(amina, dalia, key)
    assert Vouch.objects.count() == 1


def test_nobody_vouches_for_themselves(amina: Member) -> None:
    with pytest.raises(Refusal, match="Nobody vouches for themselves"):
        world.vouch(amina, amina)
    with pytest.raises(IntegrityError), transaction.atomic():
        Vouch.objects.create(author=amina, member=amina, key=uuid4(), kind=Kind.MET)


def test_a_second_word_for_the_same_member_is_refused(amina: Member, dalia: Member) -> None:
    world.vouch(amina, dalia)
    with pytest.raises(Refusal, match="You vouch for Dalia already: knows online"):
        world.vouch(amina, dalia)
    assert Vouch.objects.count() == 1


def test_nobody_vouches_from_or_for_a_closed_account(amina: Member, dalia: Member) -> None:
    dalia.is_active = False
    for by, member in ((amina, dalia), (dalia, amina)):
        with pytest.raises(Refusal, match="closed"):
            world.vouch(by, member)


def test_three_in_seven_days_and_the_fourth_waits(amina: Member, group: Group) -> None:
    for name in ("Dalia", "Wanjiru", "Esther"):
        world.vouch(amina, world.joined(world.member(name), group))
    fourth = world.joined(world.member("Fatuma"), group)
    with pytest.raises(Refusal, match="your three vouches of this week"):
        world.vouch(amina, fourth)
    with later(7.1):
        assert vouching.left(amina) == 3
        assert world.vouch(amina, fourth).is_standing


def test_taking_back_gives_no_vouch_of_the_week_again(amina: Member, dalia: Member) -> None:
    vouches.take_back(amina, world.vouch(amina, dalia))
    assert vouching.left(amina) == 2


def test_what_is_taken_back_stands_no_more_and_twice_is_harmless(
    amina: Member, dalia: Member
) -> None:
    vouch = world.vouch(amina, dalia)
    first = vouches.take_back(amina, vouch).ended_at
    assert vouches.take_back(amina, vouch).ended_at == first
    assert kinds(dalia) == []


def test_a_taking_back_is_undone_within_a_day(amina: Member, dalia: Member) -> None:
    vouch = vouches.take_back(amina, world.vouch(amina, dalia))
    vouches.let_stand(amina, vouch)
    assert kinds(dalia) == ["online"]
    assert vouches.let_stand(amina, vouch).is_standing
    vouches.take_back(amina, vouch)
    with later(1.1), pytest.raises(Refusal, match="cannot be undone"):
        vouches.let_stand(amina, vouch)


def test_what_was_said_anew_since_is_not_undone_over(amina: Member, dalia: Member) -> None:
    vouch = vouches.take_back(amina, world.vouch(amina, dalia))
    world.vouch(amina, dalia)
    with pytest.raises(Refusal, match="vouch anew"):
        vouches.let_stand(amina, vouch)
    assert kinds(dalia) == ["online"]


def test_after_a_recorded_deal_of_both_it_says_traded(amina: Member, dalia: Member) -> None:
    vouch = vouches.after_deal(amina, dalia, uuid4(), Deal({amina, dalia}))
    assert vouch.kind == Kind.TRADED
    assert kinds(dalia) == ["traded"]


def test_without_such_a_deal_nobody_traded(amina: Member, dalia: Member, wanjiru: Member) -> None:
    with pytest.raises(Refusal, match="after a deal"):
        vouches.after_deal(amina, dalia, uuid4(), Deal({amina, wanjiru}))
    assert not Vouch.objects.exists()


def test_a_surer_word_takes_the_place_of_the_earlier_and_is_no_new_one(
    amina: Member, dalia: Member
) -> None:
    world.vouch(amina, dalia)
    vouches.after_deal(amina, dalia, uuid4(), Deal({amina, dalia}))
    assert kinds(dalia) == ["traded"]
    assert vouching.left(amina) == 2
    with pytest.raises(Refusal, match="already: traded with"):
        world.vouch(amina, dalia)


def test_in_its_last_sixty_days_it_is_renewed_for_a_year(amina: Member, dalia: Member) -> None:
    vouch = world.vouch(amina, dalia)
    with pytest.raises(Refusal, match="last sixty days"):
        vouches.renew(amina, vouch, uuid4())
    with later(320):
        assert vouch.ends_soon
        fresh = vouches.renew(amina, vouch, vouch.renewal)
        assert fresh == vouches.renew(amina, vouch, vouch.renewal)
        assert fresh.ends_at - timezone.now() > timedelta(days=364)
        assert (vouching.left(amina), kinds(dalia)) == (3, ["online"])
    assert Notice.objects.filter(member=dalia).count() == 1


def test_one_that_lapsed_may_be_said_again(amina: Member, dalia: Member) -> None:
    vouch = world.vouch(amina, dalia)
    with later(400):
        assert vouches.renew(amina, vouch, uuid4()).is_standing


def test_one_taken_back_is_not_renewed(amina: Member, dalia: Member) -> None:
    vouch = vouches.take_back(amina, world.vouch(amina, dalia))
    with later(330), pytest.raises(Refusal, match="renewed"):
        vouches.renew(amina, vouch, uuid4())


def test_a_vouch_outlives_its_giver_leaving(amina: Member, dalia: Member) -> None:
    world.vouch(amina, dalia)
    amina.is_active = False
    amina.save(update_fields=["is_active"])
    assert kinds(dalia) == ["online"]


def test_the_surest_word_comes_first(amina: Member, dalia: Member, wanjiru: Member) -> None:
    world.vouch(amina, dalia)
    world.met(wanjiru, dalia)
    assert kinds(dalia) == ["met", "online"]
    assert str(Vouch.objects.get(author=amina)) == "Amina for Dalia: online"
