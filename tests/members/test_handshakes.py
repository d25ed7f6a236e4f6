"""Two who stand beside each other: each enters the digits the other's phone shows."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from community.members.actions import handshakes
from community.members.handshaking import between
from community.members.models import Handshake, Member, Vouch
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from tests import world


def shown(by: Member, to: Member) -> str:
    return handshakes.show(by, to, uuid4()).digits


def enter(by: Member, member: Member, digits: str) -> Handshake:
    return handshakes.enter(by, member, uuid4(), digits)


def pairs() -> set[tuple[str, str, str]]:
    rows = Vouch.objects.standing().select_related("author", "member")
    return {(str(one.author), str(one.member), one.kind) for one in rows}


def other_than(digits: str) -> str:
    return f"{(int(digits) + 1) % 10**6:06}"


def test_once_both_entered_both_vouch_for_each_other(amina: Member, dalia: Member) -> None:
    digits = shown(amina, dalia), shown(dalia, amina)
    enter(dalia, amina, digits[0])
    assert pairs() == set()
    enter(amina, dalia, digits[1])
    assert pairs() == {("Amina", "Dalia", "met"), ("Dalia", "Amina", "met")}
    assert between(amina, dalia).is_met


def test_one_side_alone_is_no_meeting(amina: Member, dalia: Member) -> None:
    enter(dalia, amina, shown(amina, dalia))
    here = between(amina, dalia)
    assert (here.they_entered, here.i_entered, here.is_met) == (True, False, False)
    assert pairs() == set()


def test_the_other_is_called_to_show_theirs(amina: Member, dalia: Member) -> None:
    shown(amina, dalia)
    told = Notice.objects.get(member=dalia)
    assert (told.kind, told.url) == ("vouch.handshake", "/members/amina/handshake/")


def test_digits_shown_again_are_the_same_while_they_are_good(amina: Member, dalia: Member) -> None:
    first = shown(amina, dalia)
    assert len(first) == 6
    assert shown(amina, dalia) == first
    with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False):
        shown(amina, dalia)
    assert Handshake.objects.count() == 2


def test_digits_from_a_photograph_serve_nobody_twice(amina: Member, dalia: Member) -> None:
    digits = shown(amina, dalia)
    enter(dalia, amina, digits)
    with pytest.raises(Refusal, match="used already"):
        enter(dalia, amina, digits)


def test_the_same_form_twice_is_one_entry(amina: Member, dalia: Member) -> None:
    digits, key = shown(amina, dalia), uuid4()
    first = handshakes.enter(dalia, amina, key, digits)
    assert handshakes.enter(dalia, amina, key, digits) == first


def test_digits_for_one_are_no_use_to_another(
    amina: Member, dalia: Member, wanjiru: Member
) -> None:
    """Shown to Dalia: Wanjiru cannot enter them, nor can Amina herself."""
    digits = shown(amina, dalia)
    for by, member in ((wanjiru, amina), (amina, dalia), (dalia, wanjiru)):
        with pytest.raises(Refusal, match="not the digits"):
            enter(by, member, digits)
    assert not Handshake.objects.exclude(entered_at=None).exists()


def test_digits_are_good_for_ten_minutes(amina: Member, dalia: Member) -> None:
    digits = shown(amina, dalia)
    with time_machine.travel(timezone.now() + timedelta(minutes=10, seconds=1), tick=False):
        with pytest.raises(Refusal, match="too old"):
            enter(dalia, amina, digits)
        assert between(amina, dalia).mine is None


def test_both_must_lie_in_the_same_minutes(amina: Member, dalia: Member) -> None:
    enter(dalia, amina, shown(amina, dalia))
    with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False):
        enter(amina, dalia, shown(dalia, amina))
        assert pairs() == set()


def test_guessing_ends_after_ten_tries(amina: Member, dalia: Member) -> None:
    wrong = other_than(shown(amina, dalia))
    for _try in range(10):
        with pytest.raises(Refusal, match="not the digits"):
            enter(dalia, amina, wrong)
    with pytest.raises(Refusal) as refused:
        enter(dalia, amina, wrong)
    assert refused.value.status == 429


def test_a_meeting_makes_an_online_word_one_in_person(amina: Member, dalia: Member) -> None:
    world.vouch(amina, dalia)
    world.met(amina, dalia)
    assert pairs() == {("Amina", "Dalia", "met"), ("Dalia", "Amina", "met")}


def test_to_meet_again_renews_the_year(amina: Member, dalia: Member) -> None:
    world.met(amina, dalia)
    with time_machine.travel(timezone.now() + timedelta(days=100), tick=False):
        world.met(dalia, amina)
        fresh = Vouch.objects.standing()
        assert {vouch.made_at.date() for vouch in fresh} == {timezone.now().date()}
    assert len(pairs()) == 2


def test_who_has_given_three_shows_no_digits(amina: Member, dalia: Member, group: Group) -> None:
    for name in ("Esther", "Fatuma", "Grace"):
        world.vouch(amina, world.joined(world.member(name), group))
    with pytest.raises(Refusal, match="three vouches"):
        shown(amina, dalia)


def test_where_the_other_has_given_three_meanwhile_neither_vouches(
    amina: Member, dalia: Member, group: Group
) -> None:
    digits = shown(amina, dalia), shown(dalia, amina)
    enter(dalia, amina, digits[0])
    for name in ("Esther", "Fatuma", "Grace"):
        world.vouch(dalia, world.joined(world.member(name), group))
    with pytest.raises(Refusal, match="Dalia has given the three"):
        enter(amina, dalia, digits[1])
    assert not Vouch.objects.filter(kind="met").exists()
    assert not between(amina, dalia).i_entered


def test_nobody_shakes_their_own_hand(amina: Member) -> None:
    with pytest.raises(Refusal, match="themselves"):
        shown(amina, amina)
