"""A message taken back: a mark stays, the text goes out by no door any more."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from community.live import replay
from community.live.models import Event
from community.members import bearer
from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups import reads
from groups.actions import editions, withdrawals
from groups.models import Group, Message, Room, Withdrawal
from tests import world
from tests.doors import As

SECRET = "Zabibu"


@pytest.fixture
def said(group: Group, amina: Member) -> Message:
    message = world.message(amina, group, f"{SECRET} ya kwanza @bakari")
    editions.edit(amina, message, uuid4(), f"{SECRET} ya pili @bakari")
    return Message.objects.get(pk=message.pk)


def everything(as_: As, member: Member, room: Room, message: Message) -> str:
    """All that the server says of a message, by every door, to one member."""
    browser, token = as_(member), {"Authorization": f"Bearer {bearer.issue(member)}"}
    pages = [
        reverse("groups:room", args=[room.pk]),
        reverse("groups:room", args=[room.pk]) + f"?before={message.pk + 1}",
        reverse("groups:message", args=[message.pk]),
        reverse("groups:group", args=[room.group.slug]),
        reverse("live:events", args=[room.topic]) + "?after=0",
        reverse("notices:list"),
        reverse("front:search") + f"?q={SECRET}ya",
    ]
    said = [browser.get(page).content.decode() for page in pages]
    said.append(Client().get(f"/api/v1/rooms/{room.pk}/messages", headers=token).content.decode())
    said.append(str(replay.since(room.topic, 0).frames))
    said.append(str(reads.search(member, SECRET)))
    return "\n".join(said)


def test_withdrawn_the_text_goes_out_by_no_door(
    as_: As, room: Room, said: Message, amina: Member, bakari: Member
) -> None:
    assert everything(as_, bakari, room, said).count(SECRET) >= 5, "it was there before"
    withdrawals.withdraw(amina, said, uuid4())
    for member in (amina, bakari):
        after = everything(as_, member, room, said)
        assert f"m{said.pk}" in after, "the mark stays in its place"
        assert SECRET not in after.replace(f"{SECRET}ya", "")


def test_the_mark_says_so_in_both_languages(
    as_: As, room: Room, said: Message, amina: Member, bakari: Member
) -> None:
    withdrawals.withdraw(amina, said, uuid4())
    page = as_(bakari).get(reverse("groups:room", args=[room.pk])).content.decode()
    assert '<i lang="en">withdrawn</i>' in page
    assert 'class="msg gone"' in page


def test_staff_do_not_see_it_either(as_: As, said: Message, amina: Member, staff: Member) -> None:
    url = reverse("admin:groups_message_changelist")
    assert SECRET in as_(staff).get(url).content.decode()
    withdrawals.withdraw(amina, said, uuid4())
    assert SECRET not in as_(staff).get(url).content.decode()
    one = as_(staff).get(reverse("admin:groups_message_change", args=[said.pk]), follow=True)
    assert SECRET not in one.content.decode()


def test_its_author_takes_it_back_without_a_reason(as_: As, said: Message, amina: Member) -> None:
    url = reverse("groups:withdrawal", args=[said.pk])
    assert as_(amina).post(url, {"key": str(uuid4())}).status_code == 302
    assert Withdrawal.objects.get().author == amina
    assert Event.objects.filter(kind="message.withdrawn", subject=said.pk).count() == 1


def test_a_steward_withdraws_it_and_its_author_reads_why(
    as_: As, said: Message, amina: Member, bakari: Member
) -> None:
    url = reverse("groups:withdrawal", args=[said.pk])
    words = {"key": str(uuid4()), "reason": "No adverts here"}
    assert as_(bakari).post(url, words).status_code == 302
    assert "No adverts here" in Notice.objects.get(member=amina).text
    assert (
        "No adverts here"
        in as_(amina).get(reverse("groups:message", args=[said.pk])).content.decode()
    )


@pytest.mark.parametrize("reason", ["", "  ", "\u200b"])
def test_a_steward_who_says_no_reason_withdraws_nothing(
    reason: str, as_: As, said: Message, bakari: Member
) -> None:
    url = reverse("groups:withdrawal", args=[said.pk])
    answer = as_(bakari).post(url, {"key": str(uuid4()), "reason": reason})
    assert answer.status_code == 422
    assert not Withdrawal.objects.exists()


def test_another_member_withdraws_nothing(as_: As, said: Message, dalia: Member) -> None:
    url = reverse("groups:withdrawal", args=[said.pk])
    answer = as_(dalia).post(url, {"key": str(uuid4()), "reason": "I do not like it"})
    assert answer.status_code == 422
    assert not Withdrawal.objects.exists()


def test_withdrawing_twice_is_one_withdrawal(said: Message, amina: Member, bakari: Member) -> None:
    key = uuid4()
    withdrawals.withdraw(amina, said, key)
    withdrawals.withdraw(amina, said, key)
    withdrawals.withdraw(bakari, said, uuid4(), "spam")
    assert Withdrawal.objects.get().author == amina
    assert Event.objects.filter(kind="message.withdrawn").count() == 1


def test_it_can_be_put_back_for_fifteen_minutes(
    as_: As, room: Room, said: Message, amina: Member, bakari: Member
) -> None:
    withdrawals.withdraw(amina, said, uuid4())
    url = reverse("groups:restoration", args=[said.pk])
    assert as_(amina).post(url).status_code == 302
    assert SECRET in as_(bakari).get(reverse("groups:room", args=[room.pk])).content.decode()
    assert Event.objects.filter(kind="message.restored", subject=said.pk).count() == 1


def test_after_fifteen_minutes_it_stays_withdrawn(as_: As, said: Message, amina: Member) -> None:
    gone = withdrawals.withdraw(amina, said, uuid4())
    with time_machine.travel(gone.made_at + timedelta(minutes=15), tick=False):
        answer = as_(amina).post(reverse("groups:restoration", args=[said.pk]))
    assert answer.status_code == 422
    assert "that time is over" in answer.content.decode()
    assert Withdrawal.objects.exists()


def test_what_a_steward_withdrew_its_author_cannot_put_back(
    said: Message, amina: Member, bakari: Member
) -> None:
    withdrawals.withdraw(bakari, said, uuid4(), "spam")
    with pytest.raises(Refusal, match="Only the one who withdrew"):
        withdrawals.restore(amina, said)
    withdrawals.restore(bakari, said)
    assert not Withdrawal.objects.exists()


def test_putting_back_what_stands_is_harmless(said: Message, amina: Member) -> None:
    withdrawals.restore(amina, said)
    assert not Event.objects.filter(kind="message.restored").exists()
