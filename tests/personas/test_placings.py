"""Where somebody trades is what members of that place have seen."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from community.members import freezing
from community.members.models import Browser, Member
from community.personas import reads
from community.personas.actions import placings
from community.personas.models import Persona, Placing
from community.text.refusals import Refusal
from tests import world
from tests.doors import As


def of(member: Member, town: str = "Nairobi") -> Member:
    member.place = world.place(town)
    member.save(update_fields=["place"])
    return member


def confirmed(by: Member, member: Member) -> Placing:
    return placings.confirm(of(by), member, uuid4())


def test_one_of_the_town_says_so_and_readers_see_how_many(
    as_: As, amina: Member, dalia: Member, wanjiru: Member, opened: Persona
) -> None:
    of(dalia)
    url = reverse("personas:attest", args=[amina.handle])
    page = as_(dalia).get(f"/members/{amina.handle}/").content.decode()
    assert "I have seen Amina sell in Nairobi" in page
    for _time in range(2):
        assert as_(dalia).post(url, {"key": str(uuid4())}).status_code == 302
    assert Placing.objects.standing().count() == 1
    confirmed(wanjiru, amina)
    page = as_(wanjiru).get(f"/members/{amina.handle}/").content.decode()
    assert "2 members of Nairobi have seen it" in page
    public = Client().get(opened.get_absolute_url()).content.decode()
    assert "2 members from there have seen it" in public
    assert "Dalia" not in public, "who said so is not told to strangers"


def test_who_is_of_another_town_or_the_same_one_may_not(
    as_: As, amina: Member, dalia: Member, chidi: Member, business: Persona
) -> None:
    for by, says in ((of(dalia, "Thika"), "Only those who are of"), (amina, "no town")):
        with pytest.raises(Refusal, match=says):
            placings.confirm(by, amina, uuid4())
    page = as_(dalia).get(f"/members/{amina.handle}/").content.decode()
    assert "I have seen Amina" not in page
    url = reverse("personas:attest", args=[amina.handle])
    assert as_(of(chidi)).post(url, {"key": str(uuid4())}).status_code == 404
    as_(dalia).post(url, {"key": str(uuid4())})
    assert not Placing.objects.exists()


def test_two_numbers_of_one_phone_are_one_voice(
    amina: Member, dalia: Member, business: Persona
) -> None:
    for one in (amina, dalia):
        Browser.objects.create(member=one, mark="one and the same", agent="")
    with pytest.raises(Refusal, match="used one phone"):
        confirmed(dalia, amina)


def test_taken_back_it_counts_no_more_and_may_be_said_again(
    as_: As, amina: Member, dalia: Member, opened: Persona
) -> None:
    confirmed(dalia, amina)
    url = reverse("personas:attest", args=[amina.handle])
    for _time in range(2):
        as_(dalia).post(url, {"ending": "1"})
    assert reads.seen_in(opened) == 0
    confirmed(dalia, amina)
    assert reads.seen_in(opened) == 1


def test_in_another_town_it_begins_anew(amina: Member, dalia: Member, opened: Persona) -> None:
    confirmed(dalia, amina)
    opened.place = world.place("Thika")
    opened.save(update_fields=["place"])
    assert reads.seen_in(opened) == 0


def test_the_word_of_one_whose_badges_rest_rests_too(
    amina: Member, dalia: Member, opened: Persona
) -> None:
    confirmed(dalia, amina)
    freezing.begin(dalia, "device")
    assert reads.seen_in(opened) == 0
    with pytest.raises(Refusal, match="changed your phone"):
        confirmed(dalia, amina)
