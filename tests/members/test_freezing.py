"""What rests while it is not known whether a member is still the same person."""

from typing import Any

import pytest
from django.template import Context, Template
from django.urls import reverse

from community.members import freezing, paths, reckoning, trust, voice
from community.members.actions import vouches
from community.members.freezing import frozen
from community.members.models import Deed, Freeze, Member, Standing
from community.text.refusals import Refusal
from groups.models import Group
from tests import world
from tests.members.signed import signed_in


def test_nobody_is_frozen_before_something_changed(otieno: Member, amina: Member) -> None:
    assert frozen([otieno.pk, amina.pk]) == set()


def test_the_door_for_the_rooms_names_those_whose_badges_rest(
    otieno: Member, amina: Member
) -> None:
    freezing.begin(otieno, "device")
    assert frozen([otieno.pk, amina.pk]) == {otieno.pk}
    assert frozen(iter([amina.pk])) == set()
    assert frozen([]) == set()


def test_a_second_change_freezes_no_second_time(otieno: Member) -> None:
    first = freezing.begin(otieno, "device")
    assert freezing.begin(otieno, "number") == first
    assert Freeze.objects.count() == 1


def test_after_it_was_lifted_a_later_change_freezes_anew(otieno: Member) -> None:
    freezing.lift(freezing.begin(otieno, "device"), "vouchers")
    assert frozen([otieno.pk]) == set()
    freezing.begin(otieno, "device")
    assert frozen([otieno.pk]) == {otieno.pk}
    assert Freeze.objects.count() == 2


def test_lifted_twice_it_was_lifted_once(otieno: Member) -> None:
    freeze = freezing.begin(otieno, "device")
    assert freezing.lift(freeze, "vouchers")
    assert not freezing.lift(freeze, "steward")
    freeze.refresh_from_db()
    assert freeze.how == "vouchers"


def test_the_line_says_so_and_counts_no_vouch(otieno: Member) -> None:
    freezing.begin(otieno, "device")
    line = trust.lines([otieno])[otieno.pk]
    assert (line.vouched, line.met, line.frozen) == (0, 0, True)
    words = Context({"lines": {otieno.pk: line}, "otieno": otieno})
    html = Template("{% load trust %}{% trust lines otieno %}").render(words)
    assert "not confirmed since a change of phone" in html
    assert "vouched" not in html


def test_once_lifted_the_line_is_as_it_was(otieno: Member) -> None:
    before = trust.lines([otieno])
    freezing.lift(freezing.begin(otieno, "device"), "vouchers")
    assert trust.lines([otieno]) == before
    assert before[otieno.pk].met == 2


def test_the_lines_are_still_one_query(
    otieno: Member, amina: Member, django_assert_num_queries: Any
) -> None:
    freezing.begin(otieno, "device")
    with django_assert_num_queries(1):
        assert trust.lines([otieno, amina])[amina.pk].frozen is False


def test_who_vouched_is_hidden_and_the_page_says_why(otieno: Member, amina: Member) -> None:
    page = reverse("members:trust", args=[otieno.handle])
    assert "met in person" in signed_in(amina).get(page).content.decode()
    freezing.begin(otieno, "device")
    html = signed_in(amina).get(page).content.decode()
    assert "Until two who met them confirm" in html
    assert trust.shown(amina, otieno).vouches == []
    assert trust.shown(amina, otieno).unseen == 0


def test_no_way_leads_to_or_through_them(
    otieno: Member, amina: Member, dalia: Member, bakari: Member
) -> None:
    world.met(otieno, dalia)
    assert [step.member for step in paths.path(amina, dalia)] == [otieno, dalia]
    freezing.begin(otieno, "device")
    assert paths.path(amina, otieno) == []
    assert paths.path(amina, dalia) == []


def test_their_word_weighs_nothing_at_once_and_after_the_next_reckoning(
    otieno: Member, amina: Member, staff: Member, group: Group
) -> None:
    world.badge(staff, amina, group)
    reckoning.work_out()
    assert Standing.objects.get(member=otieno).value > 0
    freezing.begin(otieno, "device")
    assert Standing.objects.get(member=otieno).value == 0
    reckoning.work_out()
    assert Standing.objects.get(member=otieno).value == 0
    assert voice.voices([otieno])[otieno.pk].standing <= voice.UNVOUCHED


def test_those_they_vouched_for_before_lose_nothing(
    otieno: Member, amina: Member, dalia: Member, staff: Member, group: Group
) -> None:
    world.badge(staff, amina, group)
    world.met(otieno, dalia)
    reckoning.work_out()
    before = Standing.objects.get(member=dalia).value
    freezing.begin(otieno, "device")
    reckoning.work_out()
    assert Standing.objects.get(member=dalia).value == pytest.approx(before, abs=0.01)


def test_once_lifted_their_word_weighs_as_before(
    otieno: Member, amina: Member, staff: Member, group: Group
) -> None:
    world.badge(staff, amina, group)
    reckoning.work_out()
    before = Standing.objects.get(member=otieno).value
    freezing.lift(freezing.begin(otieno, "device"), "vouchers")
    reckoning.work_out()
    assert Standing.objects.get(member=otieno).value == pytest.approx(before, abs=0.01)


def test_they_vouch_for_nobody_meanwhile_and_nobody_for_them(
    otieno: Member, bakari: Member
) -> None:
    freezing.begin(otieno, "device")
    with pytest.raises(Refusal, match="Once that is confirmed"):
        world.vouch(otieno, bakari)
    with pytest.raises(Refusal, match="changed their phone"):
        world.vouch(bakari, otieno)
    assert not vouches.Vouch.objects.filter(author=bakari).exists()


def test_who_has_no_vouch_badge_or_office_has_nothing_to_lose(
    chidi: Member, otieno: Member, bakari: Member, staff: Member, wanjiru: Member, group: Group
) -> None:
    assert not freezing.has_name_to_lose(chidi)
    assert not freezing.has_name_to_lose(wanjiru)
    assert freezing.has_name_to_lose(otieno), "vouched for"
    assert freezing.has_name_to_lose(bakari), "a steward"
    assert freezing.has_name_to_lose(staff)
    world.badge(staff, wanjiru, group)
    assert freezing.has_name_to_lose(wanjiru), "a mentor"


def test_a_vouch_that_was_taken_back_is_nothing_to_lose(amina: Member, wanjiru: Member) -> None:
    given = world.vouch(amina, wanjiru)
    assert freezing.has_name_to_lose(wanjiru)
    vouches.take_back(amina, given)
    assert not freezing.has_name_to_lose(wanjiru)


def test_the_book_tells_when_badges_began_to_rest_and_why_they_count_again(otieno: Member) -> None:
    one = freezing.begin(otieno, "device")
    freezing.begin(otieno, "number")
    freezing.lift(one, "vouchers")
    freezing.lift(one, "steward")
    lifted, began = Deed.objects.at(f"member.{otieno.pk}")
    assert (began.verb, began.by, began.member) == ("freeze.began", None, otieno)
    assert (began.subject, began.reason) == (one.pk, "signed in on a new phone")
    assert (lifted.verb, lifted.subject) == ("freeze.lifted", one.pk)
    assert lifted.reason == "two who met them said so"


def test_another_change_lifts_the_earlier_freeze_and_deletes_none(otieno: Member) -> None:
    first = freezing.begin(otieno, "device")
    second = freezing.begin_anew(otieno, "parted")
    first.refresh_from_db()
    assert (first.how, first.lifted_at is None) == ("anew", False)
    assert (second.why, frozen([otieno.pk])) == ("parted", {otieno.pk})
    verbs = [line.verb for line in Deed.objects.at(f"member.{otieno.pk}")]
    assert verbs == ["freeze.began", "freeze.lifted", "freeze.began"]
