"""What one company did to many: gathered, counted, sent with names only of those who agree."""

import csv
from datetime import date, timedelta
from decimal import Decimal
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from community.contacts import letters, reads
from community.contacts.actions import cases
from community.contacts.actions.cases import Told
from community.contacts.models import Case, Voice
from community.contacts.reads.cases import summed
from community.front import takeaway
from community.members import reckoning
from community.members.models import Deed, Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import memberships
from groups.models import Group
from groups.subjects import known, subject_of
from tests import world
from tests.doors import As, Call


def door(name: str, one: Case) -> str:
    return reverse(f"contacts:{name}", args=[one.pk])


def listed(group: Group) -> str:
    return reverse("contacts:cases", args=[group.slug])


def begun(**other: Any) -> dict[str, Any]:
    until = (timezone.localdate() + timedelta(days=20)).isoformat()
    words = {"about": "Soko Online", "what": "Paid out late.", "until": until}
    return {"key": str(uuid4()), **words, **other}


def typed(**other: Any) -> dict[str, Any]:
    words = {"line": "Waited 31 days.", "happened_on": timezone.localdate().isoformat()}
    said = {"amount": "4,500", "currency": "KES", "evidence": "Their message"}
    return {"key": str(uuid4()), **words, **said, **other}


@pytest.fixture
def case(group: Group, amina: Member) -> Case:
    return world.case(amina, group)


def test_amina_begins_one_and_the_group_finds_it(
    as_: As, group: Group, amina: Member, bakari: Member
) -> None:
    assert "Nothing is gathered" in as_(amina).get(listed(group)).content.decode()
    answer = as_(amina).post(reverse("contacts:case_new", args=[group.slug]), begun())
    one = Case.objects.get()
    assert answer.url == door("case", one)
    assert "Soko Online" in as_(bakari).get(listed(group)).content.decode()
    assert "Nobody has said so yet" in as_(bakari).get(door("case", one)).content.decode()


def test_the_group_leads_to_what_it_gathers(as_: As, group: Group, amina: Member) -> None:
    home = as_(amina).get(reverse("groups:group", args=[group.slug])).content.decode()
    assert listed(group) in home


def test_begun_twice_it_is_one(group: Group, amina: Member) -> None:
    sent = (uuid4(), "Soko", "Late.", timezone.localdate() + timedelta(days=9))
    assert cases.begin(amina, group, *sent) == cases.begin(amina, group, *sent)


def test_it_knows_the_line_in_the_contact_book(as_: As, group: Group, amina: Member) -> None:
    line = world.contact(amina, group)
    one = world.case(amina, group, about="soko online")
    assert one.contact == line
    page = as_(amina).get(reverse("contacts:contact", args=[line.pk])).content.decode()
    assert door("case", one) in page
    asked = as_(amina).get(reverse("contacts:case_new", args=[group.slug]), {"about": "KRA"})
    assert 'value="KRA"' in asked.content.decode()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"about": " "}, "about"),
        ({"what": ""}, "what"),
        ({"what": "x" * 501}, "what"),
        ({"until": "2020-01-01"}, "until"),
        ({"until": "2099-01-01"}, "until"),
        ({"until": "soon"}, "until"),
    ],
)
def test_what_cannot_be_begun_is_refused_and_stays_typed(
    as_: As, group: Group, amina: Member, wrong: dict[str, Any], field: str
) -> None:
    answer = as_(amina).post(reverse("contacts:case_new", args=[group.slug]), begun(**wrong))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert answer.context["form"]["about"].value() == wrong.get("about", "Soko Online")
    assert not Case.objects.exists()


def test_members_say_me_too_and_are_counted_each_once(
    as_: As, case: Case, amina: Member, bakari: Member, dalia: Member
) -> None:
    for one in (amina, bakari, dalia):
        assert as_(one).post(door("voices", case), typed()).status_code == 302
    again = as_(dalia).post(door("voices", case), typed(line="Again!"))
    assert again.status_code == 422
    assert "said it already" in again.content.decode()
    page = as_(amina).get(door("case", case)).content.decode()
    assert "3 members affected" in page
    assert "KSh 13,500" in page


def test_sent_twice_it_is_one_voice(case: Case, bakari: Member) -> None:
    key = uuid4()
    told = Told("Late.", timezone.localdate(), None, "KES", "", False)
    assert cases.join(bakari, case, key, told) == cases.join(bakari, case, key, told)
    assert Voice.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"line": ""}, "line"),
        ({"line": "x" * 301}, "line"),
        ({"happened_on": "2099-01-01"}, "happened_on"),
        ({"happened_on": "2001-01-01"}, "happened_on"),
        ({"amount": "much"}, "amount"),
        ({"amount": "-5"}, "amount"),
        ({"currency": "XXX"}, "currency"),
        ({"evidence": "x" * 201}, "evidence"),
    ],
)
def test_what_cannot_be_said_is_refused_and_stays_typed(
    as_: As, case: Case, amina: Member, wrong: dict[str, Any], field: str
) -> None:
    answer = as_(amina).post(door("voices", case), typed(**wrong))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert answer.context["voice"]["line"].value() == wrong.get("line", "Waited 31 days.")
    assert not Voice.objects.exists()


def test_not_all_harm_is_money(as_: As, case: Case, amina: Member) -> None:
    as_(amina).post(door("voices", case), typed(amount="", evidence=""))
    assert Voice.objects.get().amount is None


def test_numbers_and_secrets_are_hidden_before_they_are_kept(
    group: Group, case: Case, amina: Member
) -> None:
    one = world.voice(amina, case, line="They called 0712 345 678", evidence="My PIN is 4821")
    assert "345" not in one.line
    assert "4821" not in one.evidence
    begun_with = world.case(amina, group, about="Otieno 0712 345 678")
    assert "345" not in begun_with.about


def test_a_name_stands_only_where_its_member_agreed(
    as_: As, case: Case, bakari: Member, dalia: Member, wanjiru: Member
) -> None:
    world.voice(dalia, case, line="Not paid", named=True)
    world.voice(wanjiru, case, line="Paid late")
    page = as_(bakari).get(door("case", case)).content.decode()
    for shown in (page, letters.letter(case, reads.voices(case))):
        assert "Dalia" in shown
        assert "Wanjiru" not in shown
    names = [one["name"] for one in csv.DictReader(StringIO(letters.table(reads.voices(case))))]
    assert sorted(names) == ["", "Dalia"]
    kept = takeaway.of_group(case.group)["voices"]
    assert {one["author"] for one in kept} == {dalia.pk, None}


def test_what_is_taken_back_is_counted_no_more_and_its_words_are_gone(
    as_: As, case: Case, amina: Member, bakari: Member
) -> None:
    world.voice(bakari, case, line="Not paid at all")
    for _twice in range(2):
        as_(bakari).post(door("voice_withdrawal", case))
    assert reads.voices(case) == []
    gone = Voice.objects.get()
    assert (gone.line, gone.evidence, gone.amount) == ("", "", None)
    assert as_(bakari).post(door("voices", case), typed()).status_code == 302
    assert len(reads.voices(case)) == 1


def test_amina_takes_nobody_else_s_back(as_: As, case: Case, amina: Member, bakari: Member) -> None:
    world.voice(bakari, case)
    as_(amina).post(door("voice_withdrawal", case))
    assert len(reads.voices(case)) == 1


def test_who_leaves_the_group_is_counted_no_more(case: Case, amina: Member, dalia: Member) -> None:
    world.voice(dalia, case)
    memberships.leave(dalia, case.group)
    assert reads.voices(case) == []
    assert reads.cases(case.group)[0].affected == 0


def test_how_many_of_them_are_vouched_for_is_said(
    as_: As, case: Case, amina: Member, dalia: Member, staff: Member
) -> None:
    world.met(staff, dalia)
    reckoning.work_out()
    world.voice(dalia, case)
    world.voice(amina, case)
    [one] = reads.cases(case.group)
    assert (one.affected, one.vouched) == (2, 1)
    assert "1 of them vouched for" in as_(amina).get(door("case", case)).content.decode()


def test_after_its_day_nothing_more_is_gathered(as_: As, case: Case, bakari: Member) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=32)):
        assert not case.is_open
        answer = as_(bakari).post(door("voices", case), typed())
        assert answer.status_code == 422
        assert "closed" in answer.content.decode()


def test_closed_it_says_what_came_of_it_and_all_who_spoke_are_told(
    as_: As, case: Case, amina: Member, bakari: Member, dalia: Member
) -> None:
    world.voice(dalia, case)
    for wrong in ("", "x" * 301):
        assert as_(amina).post(door("case_closing", case), {"outcome": wrong}).status_code == 422
    as_(amina).post(door("case_closing", case), {"outcome": "They paid all of us."})
    assert "They paid all of us." in as_(bakari).get(door("case", case)).content.decode()
    assert "They paid all of us." in Notice.objects.get(member=dalia, kind="case.closed").text
    assert not Notice.objects.filter(member=bakari, kind="case.closed").exists()
    with pytest.raises(Refusal, match="closed"):
        world.voice(bakari, case)
    with pytest.raises(Refusal, match="closed"):
        cases.close(bakari, case, "Again")


def test_a_steward_who_closes_another_s_stands_in_the_book_and_may_undo_it(
    as_: As, case: Case, amina: Member, bakari: Member
) -> None:
    as_(bakari).post(door("case_closing", case), {"outcome": "Not so."})
    as_(amina).post(door("case_reopening", case))
    case.refresh_from_db()
    assert case.closed_by == bakari, "only who closed it opens it again"
    as_(bakari).post(door("case_reopening", case))
    case.refresh_from_db()
    assert case.is_open
    verbs = [one.verb for one in Deed.objects.at(case.group.topic) if one.subject == case.pk]
    assert verbs == ["case.reopened", "case.closed"]


def test_who_began_it_closes_it_without_any_office(case: Case, amina: Member) -> None:
    cases.close(amina, case, "Settled.")
    cases.reopen(amina, case)
    assert not Deed.objects.filter(subject=case.pk, verb__startswith="case.").exists()


def test_others_neither_close_nor_send(
    as_: As, case: Case, dalia: Member, amina: Member, chidi: Member
) -> None:
    for one in (dalia, chidi):
        assert as_(one).post(door("case_closing", case), {"outcome": "No"}).status_code == 404
    for one in (dalia, amina, chidi):
        assert as_(one).get(door("case_letter", case)).status_code == 404
        assert as_(one).get(door("case_table", case)).status_code == 404
    case.refresh_from_db()
    assert case.is_open


def test_chidi_finds_nothing_of_it(as_: As, case: Case, chidi: Member) -> None:
    new = reverse("contacts:case_new", args=[case.group.slug])
    for url in (listed(case.group), new, door("case", case)):
        assert as_(chidi).get(url).status_code == 404
    for name in ("voices", "voice_withdrawal", "case_reopening"):
        assert as_(chidi).post(door(name, case), typed()).status_code == 404


def test_bakari_sends_one_file_with_the_number_affected(
    as_: As, case: Case, amina: Member, bakari: Member, dalia: Member
) -> None:
    world.voice(amina, case, line="# not a heading", amount=Decimal(1000))
    world.voice(dalia, case, line="=cmd()", amount=Decimal(20), currency="USD")
    answer = as_(bakari).get(door("case_letter", case))
    assert answer["Content-Type"].startswith("text/markdown")
    letter = answer.content.decode()
    assert letter.startswith("# Soko Online\n")
    assert "**2 members affected**" in letter
    assert "KSh 1,000, USD 20" in letter
    assert "\\# not a heading" in letter
    table = as_(bakari).get(door("case_table", case)).content.decode()
    assert "'=cmd()" in table


@given(st.lists(st.tuples(st.integers(1, 10**6), st.sampled_from(["KES", "USD"])), max_size=9))
def test_sums_are_of_each_money_apart(said: list[tuple[int, str]]) -> None:
    voices = [
        Voice(author=Member(), happened_on=date(2026, 5, 3), amount=Decimal(amount), currency=of)
        for amount, of in said
    ]
    told = summed(voices)
    assert told.affected == len(said)
    assert len(told.costs) == len({of for _amount, of in said})


def test_what_is_reported_and_taken_is_seen_by_nobody(
    as_: As, case: Case, amina: Member, bakari: Member, dalia: Member
) -> None:
    voice = world.voice(dalia, case, line="Lies about Otieno")
    assert subject_of(bakari, "voice", voice.pk).hides
    nouns = known()
    assert nouns["voice"].unnamed([voice.pk]) == {voice.pk}  # type: ignore[misc]
    nouns["voice"].take(bakari, voice.pk, "Untrue")  # type: ignore[misc]
    assert reads.voices(case) == []
    nouns["voice"].give(bakari, voice.pk)  # type: ignore[misc]
    assert reads.voices(case) == [voice]
    nouns["case"].take(bakari, case.pk, "Of a private person")  # type: ignore[misc]
    assert as_(amina).get(door("case", case)).status_code == 404
    assert reads.cases(case.group) == []
    nouns["case"].give(bakari, case.pk)  # type: ignore[misc]
    assert as_(amina).get(door("case", case)).status_code == 200


def test_what_its_author_took_back_no_appeal_brings_again(case: Case, dalia: Member) -> None:
    voice = world.voice(dalia, case)
    cases.withdraw(dalia, case)
    known()["voice"].give(dalia, voice.pk)  # type: ignore[misc]
    assert reads.voices(case) == []


def test_a_program_gathers_too(
    call: Call, group: Group, amina: Member, bakari: Member, chidi: Member
) -> None:
    words = begun()
    made = call(amina, f"/groups/{group.slug}/complaints", **words).json()
    assert call(amina, f"/groups/{group.slug}/complaints", **words).json() == made
    path = f"/complaints/{made['id']}"
    said = call(bakari, f"{path}/voices", **typed(amount="4500", named=True)).json()
    assert (said["affected"], said["voices"][0]["by"]) == (1, "Bakari")
    assert call(bakari, f"{path}/voices", **typed(amount="4500")).status_code == 422
    assert call(bakari, f"{path}/voices", send="delete").json()["affected"] == 0
    assert call(bakari, f"{path}/closing", outcome="Done.").json()["open"] is False
    assert call(amina, f"/groups/{group.slug}/complaints").json()[0]["outcome"] == "Done."
    assert call(chidi, path).status_code == 404
    assert call(chidi, f"{path}/voices", **typed(amount="1")).status_code == 404


def test_the_page_asks_as_often_of_many_as_of_one(
    as_: As, case: Case, amina: Member, django_assert_max_num_queries: Any
) -> None:
    for number in range(6):
        world.voice(world.joined(world.member(f"Trader {number}"), case.group), case, named=True)
    browser = as_(amina)
    browser.get(listed(case.group))
    for url, most in ((listed(case.group), 7), (door("case", case), 7)):
        with django_assert_max_num_queries(most):
            browser.get(url)
