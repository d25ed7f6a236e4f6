"""Buying together by text message, for those without data."""

from uuid import uuid4

import pytest
import time_machine

from community.live.models import Event
from community.members.models import Member
from community.sms.actions.receiving import receive
from community.sms.models import Text
from groups.models import Group
from pricing.actions import closings
from pricing.models import Confirmation, Pledge, Round
from pricing.rounds import fragments
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(bakari: Member, group: Group) -> Round:
    return world.round_for(bakari, group, "10", more_days=0)


def sends(member: Member, text: str, id: str = "") -> str:
    before = Text.objects.count()
    receive(str(member.phone), text, id or str(uuid4()))
    return "\n".join(text.body for text in Text.objects.order_by("pk")[before:])


def closed(round: Round) -> None:
    with time_machine.travel(round.closes_at, tick=False):
        closings.close_due()


@pytest.mark.parametrize(
    "text",
    [
        "PLEDGE {} 5 5600",
        "pledge {} 5 5,600/=",
        "Ahidi #{} 5 @5600",
        "AHIDI {}: 5 bags 5600",
    ],
)
def test_amina_pledges_in_one_line(round: Round, amina: Member, text: str) -> None:
    reply = sends(amina, text.format(round.pk))
    assert "5 x bag 90 kg, at most KSh 5,600 each" in reply
    assert "5 of 10" in reply
    mine = Pledge.objects.standing().get()
    assert (mine.author, mine.quantity, mine.limit) == (amina, 5, 5600)


def test_the_word_alone_tells_what_is_open(round: Round, amina: Member) -> None:
    reply = sends(amina, "PLEDGE")
    assert reply.startswith(f"{round.pk} Maize, bag 90 kg: 0 of 10, until ")
    assert len(reply) <= 160


def test_with_nothing_open_it_says_so(amina: Member) -> None:
    assert sends(amina, "AHIDI") == "No round is open in your groups."


def test_she_is_answered_in_her_own_language(round: Round, amina: Member) -> None:
    amina.language = "sw"
    amina.save(update_fields=["language"])
    assert sends(amina, f"AHIDI {round.pk} 5 5600")
    assert Pledge.objects.standing().exists()


def test_a_gateway_that_repeats_itself_pledges_once(round: Round, amina: Member) -> None:
    for _again in range(2):
        sends(amina, f"PLEDGE {round.pk} 5 5600", id="same")
    assert Pledge.objects.count() == 1


@pytest.mark.parametrize("said", ["0 5600", "1000000000 5600", "5 0", "-5 5600"])
def test_what_cannot_be_is_said_and_not_kept(round: Round, amina: Member, said: str) -> None:
    reply = sends(amina, f"PLEDGE {round.pk} {said}")
    assert "zero" in reply or "too large" in reply
    assert not Pledge.objects.exists()


@pytest.mark.parametrize("said", ["5", "5 5600 7", "yes"])
def test_what_is_not_clear_is_asked_back(round: Round, amina: Member, said: str) -> None:
    assert f"write PLEDGE {round.pk}, how many (bag 90 kg)" in sends(
        amina, f"PLEDGE {round.pk} {said}"
    )
    assert not Pledge.objects.exists()


def test_a_no_takes_the_pledge_back_while_it_is_open(round: Round, amina: Member) -> None:
    world.pledge(amina, round, "5")
    assert "withdrawn" in sends(amina, f"PLEDGE {round.pk} NO")
    assert not Pledge.objects.standing().exists()


@pytest.mark.parametrize(("said", "agreed"), [("NDIYO", True), ("yes", True), ("hapana", False)])
def test_after_the_close_it_is_a_word_on_the_price(
    round: Round, amina: Member, chidi: Member, said: str, agreed: bool
) -> None:
    world.pledge(amina, round, "12", "5500")
    world.offer(chidi, round, ("1", "5000"))
    closed(round)
    assert "KSh 5,000 each" in sends(amina, f"AHIDI {round.pk} {said}")
    assert Confirmation.objects.get().agreed is agreed


def test_a_pledge_after_the_close_is_refused(round: Round, amina: Member) -> None:
    closed(round)
    assert "closed" in sends(amina, f"PLEDGE {round.pk} 5 5600")
    assert not Pledge.objects.exists()


@pytest.mark.parametrize("number", ["{}", "99999", "9" * 40, "x"])
def test_strangers_and_suppliers_learn_of_no_round(
    round: Round, chidi: Member, wanjiru: Member, number: str
) -> None:
    world.offer(wanjiru, round, ("1", "5000"))
    for outside in (chidi, wanjiru):
        reply = sends(outside, f"PLEDGE {number.format(round.pk)} 5 5600")
        assert "Maize" not in reply
        assert "No round" in reply or "no round" in reply
    assert not Pledge.objects.exists()


def test_a_phone_that_is_no_members_is_told_to_join(round: Round) -> None:
    receive("+254733000999", f"PLEDGE {round.pk} 5 5600", "1")
    assert "Join Sokoni" in Text.objects.get().body


def test_a_large_round_draws_its_bar_with_plain_digits(
    bakari: Member, amina: Member, group: Group
) -> None:
    large = world.round_for(bakari, group, "1200")
    world.pledge(amina, large, "1050")
    [drawn] = {*fragments.draw(list(Event.objects.filter(topic=large.topic)))}
    assert '<progress max="1200" value="1050">' in drawn
    assert "1,050 of 1,200" in drawn
