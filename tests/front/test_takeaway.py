"""Everything kept of oneself, and nothing of anybody else; a group's talk for its stewards."""

import csv
import json
from datetime import timedelta
from io import BytesIO, StringIO
from typing import Any
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from community.front import gathering, takeaway
from community.front.actions import takeaways
from community.front.models import Takeaway
from community.front.seeding import clock
from community.members import freezing
from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import stewards, withdrawals
from groups.models import Group
from tests import world


def browser(member: Member) -> Client:
    client = Client()
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    return client


def fetched(member: Member, url: str) -> Any:
    """Asked for on the page, gathered by the job, and fetched by its link."""
    assert browser(member).post(url, {"key": uuid4()}).status_code == 302
    one = Takeaway.objects.latest("pk")
    gathering.gather(one.pk)
    return browser(member).get(reverse("front:takeaway", args=[one.pk]))


def opened(answer: Any) -> tuple[dict[str, Any], str]:
    with ZipFile(BytesIO(answer.content)) as kept:
        return json.loads(kept.read("data.json")), kept.read("read.html").decode()


def test_all_that_one_said_told_and_asked_is_in_the_file(group: Group, amina: Member) -> None:
    world.message(amina, group, "Mahindi imefika.")
    world.question(amina, group, "Who buys?")
    world.quote(amina)
    data, page = opened(fetched(amina, reverse("front:my_data")))
    assert data["members.member"][0]["phone"] == amina.phone
    assert [one["text"] for one in data["groups.message"]] == ["Mahindi imefika."]
    assert data["mentorship.question"][0]["title"] == "Who buys?"
    assert len(data["pricing.quote"]) == 1
    assert "Mahindi imefika." in page


def test_nobody_else_s_words_and_no_keys_are_in_it(
    group: Group, amina: Member, dalia: Member
) -> None:
    said = world.message(amina, group, "Mahindi")
    world.message(dalia, group, "Siri ya Dalia")
    world.report(dalia, "message", said.pk, words="Siri ya ripoti")
    data, page = opened(fetched(amina, reverse("front:my_data")))
    for secret in ("Siri ya Dalia", "Siri ya ripoti", str(dalia.phone), "password"):
        assert secret not in page
        assert secret not in json.dumps(data)


def test_what_one_reported_is_in_one_s_own_file(group: Group, amina: Member, dalia: Member) -> None:
    world.report(dalia, "message", world.message(amina, group).pk, words="Siri ya ripoti")
    assert takeaway.of_member(dalia)["groups.report"][0]["words"] == "Siri ya ripoti"


def test_every_noun_that_has_an_author_is_looked_at(amina: Member) -> None:
    names = {name for name, _rows in takeaway.kept_of(amina)}
    ours = [one for one in apps.get_models() if one.__module__.split(".")[0] in takeaway.OURS]
    authored = {one._meta.label_lower for one in ours if takeaway.leads(one, "author")}
    assert authored <= names
    assert len(authored) > 20


def test_text_is_no_markup_in_the_page(group: Group, amina: Member) -> None:
    world.message(amina, group, "<script>alert(1)</script>")
    _data, page = opened(fetched(amina, reverse("front:my_data")))
    assert "<script>" not in page


def test_the_page_asks_first_and_the_sixth_of_a_day_waits(amina: Member) -> None:
    url = reverse("front:my_data")
    assert "Make the file" in browser(amina).get(url).content.decode()
    answers = [browser(amina).post(url, {"key": uuid4()}) for _time in range(6)]
    assert [one.status_code for one in answers] == [302] * 5 + [429]


def test_asked_twice_with_one_key_it_is_one_file(amina: Member) -> None:
    key = uuid4()
    first = takeaways.ask(amina, key)
    assert takeaways.ask(amina, key) == first
    assert Takeaway.objects.count() == 1


def test_while_it_is_gathered_the_page_says_how_far_it_is(amina: Member) -> None:
    one = takeaways.ask(amina, uuid4())
    Takeaway.objects.filter(pk=one.pk).update(parts=80, gathered=20)
    page = browser(amina).get(reverse("front:my_data")).content.decode()
    assert 'value="25"' in page
    assert reverse("front:takeaway", args=[one.pk]) not in page
    assert browser(amina).get(reverse("front:takeaway", args=[one.pk])).status_code == 404


def test_when_it_is_ready_a_notice_tells_of_it_once(amina: Member) -> None:
    one = takeaways.ask(amina, uuid4())
    for _time in range(2):
        gathering.gather(one.pk)
    assert Notice.objects.filter(member=amina, kind="takeaway.ready").count() == 1
    one.refresh_from_db()
    assert one.share == 100
    page = browser(amina).get(reverse("front:my_data")).content.decode()
    assert reverse("front:takeaway", args=[one.pk]) in page


def test_the_job_is_owed_in_the_same_step_as_the_row(amina: Member) -> None:
    one = takeaways.ask(amina, uuid4())
    job = ProcrastinateJob.objects.get(task_name="front.takeaway")
    assert job.args == {"takeaway": one.pk}


@pytest.mark.parametrize("who", ["bakari", "chidi", "staff"])
def test_the_link_opens_for_nobody_else(
    who: str, amina: Member, request: pytest.FixtureRequest
) -> None:
    one = takeaways.ask(amina, uuid4())
    gathering.gather(one.pk)
    url = reverse("front:takeaway", args=[one.pk])
    assert browser(amina).get(url).status_code == 200
    assert browser(request.getfixturevalue(who)).get(url).status_code == 404
    assert Client().get(url).status_code == 302


def test_after_seven_days_the_link_and_the_file_are_gone(amina: Member) -> None:
    one = takeaways.ask(amina, uuid4())
    gathering.gather(one.pk)
    url = reverse("front:takeaway", args=[one.pk])
    answer = browser(amina).get(url)
    assert answer["Cache-Control"] == "no-store"
    assert "sokoni-amina" in answer["Content-Disposition"]
    with clock.at(timezone.now() + timedelta(days=6, hours=23)):
        gathering.drop_the_old()
    assert default_storage.exists(one.path)
    with clock.at(timezone.now() + timedelta(days=7, minutes=1)):
        gathering.drop_the_old()
    assert not default_storage.exists(one.path)
    assert browser(amina).get(url).status_code == 404


def test_a_steward_no_longer_in_office_fetches_nothing(
    group: Group, amina: Member, bakari: Member
) -> None:
    stewards.make_steward(bakari, group, amina)
    one = takeaways.ask(amina, uuid4(), group)
    gathering.gather(one.pk)
    url = reverse("front:takeaway", args=[one.pk])
    assert browser(amina).get(url).status_code == 200
    stewards.unmake_steward(bakari, group, amina)
    assert browser(amina).get(url).status_code == 404


def test_the_group_s_people_and_prices_are_tables_without_phones(
    group: Group, amina: Member, bakari: Member
) -> None:
    Member.objects.filter(pk=amina.pk).update(display_name="=SUM(A1)")
    world.quote(amina, "65")
    answer = fetched(bakari, reverse("front:group_data", args=[group.slug]))
    with ZipFile(BytesIO(answer.content)) as kept:
        people = list(csv.DictReader(StringIO(kept.read("people.csv").decode())))
        prices = list(csv.DictReader(StringIO(kept.read("prices.csv").decode())))
        whole = " ".join(kept.read(name).decode() for name in kept.namelist())
    assert {one["handle"] for one in people} == {"amina", "bakari"}
    assert "'=SUM(A1)" in {one["name"] for one in people}, "a name is no sum"
    assert [(one["commodity"], one["market"], one["price"]) for one in prices] == [
        ("Maize", "Wakulima", "65.00")
    ]
    for number in (amina.phone, bakari.phone):
        assert str(number) not in whole


def test_signed_out_there_is_nothing(client: Client) -> None:
    assert client.post(reverse("front:my_data")).status_code == 302


def test_a_steward_takes_the_group_away(group: Group, amina: Member, bakari: Member) -> None:
    asked = world.question(amina, group, "Who buys?")
    world.answer(bakari, asked, "I do.")
    world.message(amina, group, "Mahindi imefika.")
    world.published(bakari, world.lesson(amina, group, "Dry maize well"))
    world.quote(amina)
    world.contact(amina, group)
    world.voice(amina, world.case(bakari, group))
    world.craft(amina, group)
    world.meetup(bakari, group)
    gone = world.message(amina, group, "Siri iliyoondolewa")
    withdrawals.withdraw(amina, gone, uuid4())
    data, page = opened(fetched(bakari, reverse("front:group_data", args=[group.slug])))
    counts = {name: len(rows) for name, rows in data.items()}
    assert counts == {
        "group": 1,
        "people": 2,
        "crafts": 1,
        "rooms": 1,
        "meetups": 1,
        "minutes": 0,
        "messages": 1,
        "questions": 1,
        "answers": 1,
        "prices": 1,
        "library": 1,
        "contacts": 1,
        "cases": 1,
        "voices": 1,
    }
    for secret in ("Siri iliyoondolewa", str(amina.phone), str(bakari.phone)):
        assert secret not in page


@pytest.mark.parametrize("who", ["amina", "chidi"])
def test_nobody_else_takes_a_group_away(
    who: str, group: Group, request: pytest.FixtureRequest
) -> None:
    url = reverse("front:group_data", args=[group.slug])
    member = request.getfixturevalue(who)
    assert browser(member).get(url).status_code == 404
    assert browser(member).post(url).status_code == 404


def test_whoever_may_only_have_her_phone_takes_nothing(amina: Member) -> None:
    freeze = freezing.begin(amina, "device")
    with pytest.raises(Refusal, match="You changed your phone"):
        takeaways.ask(amina, uuid4())
    assert not Takeaway.objects.exists()
    freezing.lift(freeze, "vouchers")
    assert takeaways.ask(amina, uuid4()).pk
