"""Dictated to a steward at a meeting: nothing stands before the member's yes, and a day after it
is gone."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from community.members import freezing
from community.members.models import Deed, Member
from community.notices.models import Notice
from community.personas.actions import dictations, personas
from community.personas.models import Dictation, Persona
from community.sms.models import Text
from community.text.refusals import Refusal
from groups.models import Group
from tests import world
from tests.doors import As, Call
from tests.mentorship.test_keywords import texted
from tests.personas.conftest import WORDS

NOON = datetime(2026, 11, 18, 12, tzinfo=ZoneInfo("Africa/Nairobi"))
THREE = {"since": "Since 2015", "well": "Dry maize", "about": "Hotels"}
SAID = "Since 2015\nDry maize\nHotels"
MINE = "/me/business/"


@pytest.fixture(autouse=True)
def by_day() -> object:
    """Outside of anybody's quiet hours."""
    with time_machine.travel(NOON, tick=True) as traveller:
        yield traveller


@pytest.fixture
def written(amina: Member, bakari: Member, group: Group) -> Dictation:
    return dictated(bakari, amina, group)


def dictated(by: Member, member: Member, group: Group, about: str = SAID) -> Dictation:
    return dictations.dictate(by, member, group, uuid4(), about)


def about(member: Member) -> str:
    persona = Persona.objects.filter(member=member).first()
    return persona.about if persona else ""


def asked(member: Member) -> int:
    return Text.objects.filter(to=member.phone, body__contains="wrote this down").count()


def page_of(group: Group, member: Member) -> str:
    return f"/groups/{group.slug}/people/{member.handle}/about/"


def test_a_steward_writes_it_down_from_the_page_of_a_person(
    as_: As, amina: Member, bakari: Member, group: Group
) -> None:
    url = page_of(group, amina)
    person = as_(bakari).get(f"/groups/{group.slug}/people/{amina.handle}/").content.decode()
    assert url in person
    assert "Whom do you sell to?" in as_(bakari).get(url).content.decode()
    key = str(uuid4())
    for _time in range(2):
        assert as_(bakari).post(url, {"key": key, **THREE}).status_code == 302
    one = Dictation.objects.get()
    assert (one.author, one.member, one.about) == (bakari, amina, SAID)
    deed = Deed.objects.at(group.topic).first()
    assert (deed.verb, deed.member, deed.subject) == ("about.dictated", amina, one.pk)
    assert "waits until" in as_(bakari).get(url).content.decode()
    assert about(amina) == ""


@pytest.mark.usefixtures("business")
def test_until_the_yes_their_own_words_stand(
    as_: As, amina: Member, dalia: Member, bakari: Member, group: Group
) -> None:
    dictated(bakari, amina, group)
    assert about(amina) == WORDS["about"]
    page = as_(dalia).get(f"/members/{amina.handle}/").content.decode()
    assert WORDS["about"] in page
    assert "Dry maize" not in page
    own = as_(amina).get(MINE).content.decode()
    assert "Bakari wrote this down as you said it" in own
    assert "It takes the place of" in own


def test_the_text_holds_all_of_it_and_one_notice_that_calls_nobody_else(
    amina: Member, written: Dictation
) -> None:
    body = Text.objects.get(to=amina.phone, body__contains="wrote this down").body
    assert body.startswith(f'Bakari wrote this down of your business: "{SAID}"')
    assert "YES" in body
    assert "NO" in body
    notice = Notice.objects.get(member=amina, kind="about.dictated")
    assert notice.url == MINE
    assert SAID not in notice.text


@pytest.mark.parametrize("word", ["YES", "yes.", "Ndio", "NDIYO"])
def test_a_yes_by_text_puts_it_on_their_page(
    word: str, as_: As, amina: Member, dalia: Member, written: Dictation
) -> None:
    assert "Kept" in texted(amina, word)
    assert about(amina) == SAID
    assert "Since 2015<br>" in as_(dalia).get(f"/members/{amina.handle}/").content.decode()
    written.refresh_from_db()
    assert written.accepted_at is not None
    assert "Kept" not in texted(amina, word), "said once"


@pytest.mark.parametrize("word", ["NO", "Hapana"])
def test_a_no_leaves_nothing_of_it(
    word: str, amina: Member, business: Persona, written: Dictation
) -> None:
    assert "nothing of it is kept" in texted(amina, word)
    assert not Dictation.objects.exists()
    assert about(amina) == WORDS["about"]
    assert "nothing of it is kept" not in texted(amina, word)


@pytest.mark.parametrize(("word", "kept"), [("yes", SAID), ("no", "")])
def test_or_they_answer_on_their_own_page(
    word: str, kept: str, as_: As, amina: Member, written: Dictation
) -> None:
    url = reverse("personas:dictation_answer", args=[written.pk])
    assert url in as_(amina).get(MINE).content.decode()
    assert as_(amina).post(url, {"answer": word}).status_code == 302
    assert about(amina) == kept
    assert url not in as_(amina).get(MINE).content.decode()
    assert as_(amina).post(url, {"answer": word}).status_code == 404


def test_only_whose_business_it_is_answers(
    as_: As, amina: Member, bakari: Member, dalia: Member, written: Dictation
) -> None:
    url = reverse("personas:dictation_answer", args=[written.pk])
    for other in (bakari, dalia):
        assert as_(other).post(url, {"answer": "yes"}).status_code == 404
        assert as_(other).post(url, {"answer": "no"}).status_code == 404
        assert "Kept" not in texted(other, "YES")
        with pytest.raises(Refusal, match="past"):
            dictations.accept(other, written)
        dictations.decline(other, written)
    assert Dictation.objects.waiting().get() == written
    assert about(amina) == about(bakari) == ""


def test_after_a_day_it_is_gone(as_: As, amina: Member, written: Dictation) -> None:
    with time_machine.travel(NOON + timedelta(hours=23, minutes=59)):
        dictations.forget_lapsed()
        assert Dictation.objects.waiting().exists()
    with time_machine.travel(NOON + timedelta(hours=24, minutes=1)):
        assert "Kept" not in texted(amina, "YES")
        with pytest.raises(Refusal, match="past"):
            dictations.accept(amina, written)
        assert "wrote this down" not in as_(amina).get(MINE).content.decode()
        dictations.forget_lapsed()
    assert not Dictation.objects.exists()
    assert about(amina) == ""


def test_what_was_kept_stays_when_the_day_is_over(amina: Member, written: Dictation) -> None:
    dictations.accept(amina, written)
    with time_machine.travel(NOON + timedelta(days=2)):
        dictations.forget_lapsed()
    assert Dictation.objects.get() == written
    assert about(amina) == SAID


def test_nobody_but_a_steward_and_only_of_their_own_group(
    as_: As, amina: Member, bakari: Member, dalia: Member, chidi: Member, group: Group
) -> None:
    elsewhere = world.group(chidi, "Eldoret Boda")
    key = {"key": str(uuid4()), **THREE}
    for by, place, member in (
        (dalia, group, amina),
        (chidi, group, amina),
        (bakari, group, chidi),
        (bakari, elsewhere, chidi),
        (chidi, elsewhere, amina),
    ):
        assert as_(by).get(page_of(place, member)).status_code == 404
        assert as_(by).post(page_of(place, member), key).status_code == 404
    assert not Dictation.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"since": "", "well": "", "about": ""}, "Write something first"),
        ({"about": "Call 0712 345 678"}, "Leave your number out"),
        ({"about": "u" * 390}, "too long"),
        ({"about": "Ѕ" * 150}, "too long for a text"),
    ],
)
def test_a_form_in_disorder_asks_nobody_and_keeps_what_was_typed(
    wrong: dict[str, str], says: str, as_: As, amina: Member, bakari: Member, group: Group
) -> None:
    typed = {"key": str(uuid4()), **THREE, **wrong}
    answer = as_(bakari).post(page_of(group, amina), typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    assert typed["about"] in page
    assert not Dictation.objects.exists()
    assert asked(amina) == 0


def test_a_steward_describes_their_own_business_on_their_own_page(
    as_: As, bakari: Member, group: Group
) -> None:
    with pytest.raises(Refusal, match="your own page"):
        dictated(bakari, bakari, group)
    person = as_(bakari).get(f"/groups/{group.slug}/people/{bakari.handle}/").content.decode()
    assert page_of(group, bakari) not in person


def test_a_second_waits_for_the_answer_to_the_first(
    amina: Member, bakari: Member, group: Group, written: Dictation
) -> None:
    """So that a yes is never to words they have not read."""
    with pytest.raises(Refusal, match="not answered yet"):
        dictated(bakari, amina, group, "Other words")
    dictations.decline(amina, written)
    again = dictated(bakari, amina, group, "Other words")
    dictations.accept(amina, again)
    assert about(amina) == "Other words"
    assert asked(amina) == 2


def test_nobody_is_written_down_over_and_over(amina: Member, bakari: Member, group: Group) -> None:
    for number in range(5):
        dictations.decline(amina, dictated(bakari, amina, group, f"Words {number}"))
    with pytest.raises(Refusal) as refusal:
        dictated(bakari, amina, group)
    assert refusal.value.status == 429


def test_whose_badges_rest_writes_nobody_down(amina: Member, bakari: Member, group: Group) -> None:
    freezing.begin(bakari, "device")
    with pytest.raises(Refusal):
        dictated(bakari, amina, group)
    assert not Dictation.objects.exists()
    assert asked(amina) == 0


def test_who_blocked_the_steward_is_not_asked(
    as_: As, amina: Member, bakari: Member, group: Group
) -> None:
    world.blocked(amina, bakari)
    dictated(bakari, Member.objects.get(pk=amina.pk), group)
    assert asked(amina) == 0
    assert not Notice.objects.filter(kind="about.dictated").exists()
    assert "wrote this down" not in as_(amina).get(MINE).content.decode()
    assert "Kept" not in texted(amina, "YES")
    assert about(amina) == ""


def test_by_night_the_text_waits_for_the_morning_and_a_yes_before_is_to_something_else(
    amina: Member, bakari: Member, group: Group, settings: Any
) -> None:
    settings.QUIET_HOURS = "22:00-06:30"
    with time_machine.travel(NOON + timedelta(hours=11)):
        one = dictated(bakari, amina, group)
        assert one.texted_at is not None
        assert Text.objects.get(body__contains="wrote this down").due_from == one.texted_at
        assert "Kept" not in texted(amina, "YES")
        assert about(amina) == ""
    with time_machine.travel(one.texted_at + timedelta(minutes=1)):
        assert "Kept" in texted(amina, "YES")


def test_while_it_waits_nobody_asks_whether_the_page_is_still_right(
    amina: Member, bakari: Member, group: Group, opened: Persona
) -> None:
    """A yes to the one is never a yes to the other."""
    later = NOON + timedelta(days=91)
    with time_machine.travel(later):
        one = dictated(bakari, amina, group)
        personas.ask_still_right()
        assert not personas.is_asked(amina)
        dictations.accept(amina, one)
        personas.ask_still_right()
        assert personas.is_asked(amina)
    with time_machine.travel(later + timedelta(hours=1)):
        assert "you looked today" in texted(amina, "YES")
    assert about(amina) == SAID


def test_a_yes_or_no_with_a_number_speaks_of_something_else(
    amina: Member, written: Dictation
) -> None:
    for word in ("YES 57", "NO 57"):
        texted(amina, word)
    assert Dictation.objects.waiting().get() == written
    assert about(amina) == ""


def test_for_programs_it_is_written_down_read_and_kept(
    call: Call, amina: Member, bakari: Member, dalia: Member, chidi: Member, group: Group
) -> None:
    path = f"/groups/{group.slug}/people/{amina.handle}/about"
    words = {"key": str(uuid4()), "about": SAID}
    first, again = (call(bakari, path, **words).json() for _time in range(2))
    assert first == again
    assert (first["about"], first["by"], first["accepted_at"]) == (SAID, "bakari", None)
    for other in (dalia, chidi):
        assert call(other, path, **words).status_code == 404
    assert call(amina, "/me/dictations").json() == [first]
    assert call(dalia, "/me/dictations").json() == []
    answer = f"/me/dictations/{first['id']}/answer"
    assert call(bakari, answer, keep=True).status_code == 404
    assert call(amina, answer, keep=True).json()["accepted_at"]
    assert call(amina, "/me/persona").json()["about"] == SAID
    assert call(amina, answer, keep=True).status_code == 404


def test_and_a_no_of_a_program_leaves_nothing(
    call: Call, amina: Member, written: Dictation
) -> None:
    assert call(amina, f"/me/dictations/{written.pk}/answer", keep=False).status_code == 204
    assert not Dictation.objects.exists()
    assert about(amina) == ""
