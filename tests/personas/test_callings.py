"""Please call me: of one who gave their number, once a day, refusable; and no number is in it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from community.front.seeding import clock
from community.members import freezing
from community.members.models import Member
from community.notices.models import Notice
from community.personas.actions import callings, sharings
from community.personas.models import Calling
from community.sms.models import Text
from community.text.refusals import Refusal
from tests import world
from tests.doors import As
from tests.mentorship.test_keywords import texted


@pytest.fixture
def both(amina: Member, dalia: Member) -> None:
    """Each gave the other their number."""
    sharings.share(dalia, amina, uuid4())
    sharings.share(amina, dalia, uuid4())


def asked(by: Member, member: Member) -> Calling:
    return callings.ask(by, member, uuid4())


def told(member: Member) -> str:
    text = Text.objects.filter(to=member.phone).last()
    return text.body if text else ""


@pytest.mark.usefixtures("both")
def test_by_one_tap_they_are_asked_by_page_and_text_and_no_number_is_in_it(
    as_: As, amina: Member, dalia: Member
) -> None:
    page = as_(amina).get(f"/members/{dalia.handle}/").content.decode()
    assert "Ask them to call me" in page
    url = reverse("personas:call", args=[dalia.handle])
    assert as_(amina).post(url, {"key": str(uuid4())}).status_code == 302
    notice = Notice.objects.get(member=dalia, kind="call.asked")
    assert notice.url == f"/members/{amina.handle}/"
    for words in (notice.text, told(dalia)):
        assert "Amina" in words
        assert str(amina.phone) not in words
    assert "Amina asked you to call" in as_(dalia).get(notice.url).content.decode()


@pytest.mark.usefixtures("both")
def test_by_text_from_a_phone_without_airtime(amina: Member, dalia: Member) -> None:
    assert texted(amina, f"CALL {dalia.handle}").endswith("Dalia is asked to call you.")
    assert Calling.objects.get().member == dalia
    assert "once a day" in texted(amina, f"PIGIA @{dalia.handle}")
    assert "Write CALL and the name" in texted(amina, "CALL ME")
    assert "Nobody in your groups" in texted(amina, "CALL nobody")
    assert Calling.objects.count() == 1


def test_a_number_that_nobody_has_is_told_where_members_come_in(chidi: Member) -> None:
    Member.objects.filter(pk=chidi.pk).update(is_active=False)
    assert "for members" in texted(chidi, "CALL dalia")


def test_only_one_who_gave_their_number_and_has_mine_is_asked(amina: Member, dalia: Member) -> None:
    with pytest.raises(Refusal, match="shared their number with you"):
        asked(amina, dalia)
    given = sharings.share(dalia, amina, uuid4())
    with pytest.raises(Refusal, match="Share your number"):
        asked(amina, dalia)
    sharings.share(amina, dalia, uuid4())
    sharings.take_back(dalia, given)
    with pytest.raises(Refusal, match="shared their number with you"):
        asked(amina, dalia)
    assert not Calling.objects.exists()
    assert told(dalia) == ""


@pytest.mark.usefixtures("both")
def test_once_a_day_and_the_same_key_is_the_same_asking(amina: Member, dalia: Member) -> None:
    key = uuid4()
    first = callings.ask(amina, dalia, key)
    assert callings.ask(amina, dalia, key) == first
    with pytest.raises(Refusal, match="once a day"):
        asked(amina, dalia)
    with clock.at(timezone.now() + timedelta(days=1, minutes=1)):
        assert asked(amina, dalia) != first


@pytest.mark.usefixtures("both")
def test_refused_they_do_not_ask_again_for_a_week(
    as_: As, amina: Member, dalia: Member, wanjiru: Member
) -> None:
    made = asked(amina, dalia)
    url = reverse("personas:call_refusal", args=[made.pk])
    for stranger in (amina, wanjiru):
        assert as_(stranger).post(url).status_code == 404
    for _time in range(2):
        assert as_(dalia).post(url).status_code == 302
    assert "asked you to call" not in as_(dalia).get(f"/members/{amina.handle}/").content.decode()
    with clock.at(timezone.now() + timedelta(days=3)), pytest.raises(Refusal, match="cannot call"):
        asked(amina, dalia)
    with clock.at(timezone.now() + timedelta(days=8)):
        asked(amina, dalia)


@pytest.mark.usefixtures("both")
def test_who_blocked_them_hears_nothing_and_whose_badges_rest_asks_nobody(
    amina: Member, dalia: Member
) -> None:
    world.blocked(dalia, amina)
    asked(amina, Member.objects.get(pk=dalia.pk))
    assert not Notice.objects.filter(kind="call.asked").exists()
    assert "call" not in told(dalia)
    freezing.begin(amina, "device")
    with pytest.raises(Refusal, match="changed your phone"):
        asked(amina, dalia)
