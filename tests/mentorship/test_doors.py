"""Chidi, the outsider, knocks at every door of the group's mentorship and finds none."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from community.live.access import topic_of
from community.members import bearer
from community.members.models import Member
from groups.models import Group
from mentorship import access, urls
from mentorship.models import Answer, Question, Tutorial
from tests import world
from tests.doors import As

pytestmark = pytest.mark.django_db

GET = [
    "/groups/{group}/questions/",
    "/groups/{group}/questions/new/",
    "/questions/{question}/",
    "/questions/{question}/edition/",
    "/questions/{question}/skill/",
    "/questions/{question}/withdrawal/",
    "/answers/{answer}/",
    "/answers/{answer}/withdrawal/",
    "/groups/{group}/library/",
    "/groups/{group}/library/advert/",
    "/tutorials/{lesson}/",
    "/tutorials/{lesson}/editions/",
    "/tutorials/{lesson}/editions/1/",
    "/tutorials/{lesson}/edition/",
    "/tutorials/{draft}/",
    "/notebook/{experiment}/",
    "/ideas/{idea}/",
    "/rooms/{room}/kept/",
    "/kept/{keeping}/",
    "/applications/{application}/",
    "/reviews/",
    "/mentors/new/",
    "/live/question.{question}/events?after=0",
]
POST = [
    "/groups/{group}/questions/new/",
    "/questions/{question}/edition/",
    "/questions/{question}/skill/",
    "/questions/{question}/withdrawal/",
    "/questions/{question}/answers/",
    "/questions/{question}/declining/",
    "/answers/{answer}/edition/",
    "/answers/{answer}/withdrawal/",
    "/answers/{answer}/help/",
    "/answers/{answer}/attempt/",
    "/answers/{answer}/result/",
    "/notebook/{experiment}/tallies/",
    "/notebook/{experiment}/end/",
    "/ideas/{idea}/",
    "/tutorials/{lesson}/edition/",
    "/tutorials/{lesson}/submission/",
    "/tutorials/{lesson}/editions/1/publication/",
    "/tutorials/{lesson}/editions/1/return/",
    "/tutorials/{lesson}/trials/",
    "/tutorials/{lesson}/confirmation/",
    "/rooms/{room}/kept/lesson/",
    "/rooms/{room}/kept/answer/",
    "/kept/{keeping}/answer/",
    "/kept/{keeping}/refusal/",
    "/applications/{application}/pictures/",
    "/applications/{application}/sightings/",
    "/applications/{application}/withdrawal/",
    "/mentors/new/",
]
TERMS = {f"terms/*/{one}" for one in ("", "answer/", "goals/", "graduation/", "end/")}
TERMS |= {f"terms/*/{one}/" for one in ("checkins", "work", "sitting", "thirds", "relay")}
TERMS |= {f"entries/*/{one}" for one in ("", "correction/", "confirmation/", "picture/*/")}
TERMS |= {"attestations/*/", "relays/*/"}
SHELF = {f"tutorials/*/{one}/" for one in ("offline", "translation", "renewal", "marks")}
SHELF |= {f"tutorials/*/{one}/" for one in ("marks/*/lifting", "pictures", "pictures/*/out")}
SHELF |= {"tutorials/*/pictures/*/*/", "tutorials/*/near/", "showings/*/", "showings/*/answer/"}
SHELF |= {"groups/*/library/order/", "collections/*/", "collections/*/order/"}
SHELF |= {"groups/*/hours/", "hours/*/", "hours/*/end/", "turns/*/"}
API_GET = [
    "/groups/{group}/questions",
    "/questions/{question}",
    "/groups/{group}/tutorials",
    "/tutorials/{lesson}",
    "/tutorials/{draft}",
    "/topics/question.{question}/events",
]
API_POST = [
    "/groups/{group}/questions",
    "/questions/{question}/answers",
    "/answers/{answer}/help",
    "/tutorials/{lesson}/trials",
]
WORDS = {"title": "x", "detail": "", "text": "x", "outcome": "worked", "reason": "x", "why": "x"}


@pytest.fixture
def names(amina: Member, bakari: Member, group: Group) -> dict[str, Any]:
    """What there is to be found."""
    asked = world.question(amina, group)
    given = world.answer(bakari, asked)
    lesson = world.published(bakari, world.lesson(amina, group))
    draft = world.lesson(amina, group, "Not for you")
    keys = {"group": group.slug, "question": asked.pk, "answer": given.pk}
    trial = world.experiment(amina, group)
    said = world.message(bakari, group)
    keys |= {"room": said.room_id, "keeping": world.keeping(amina, said).pk}
    keys |= {"application": world.application(world.known(amina), group).pk}
    keys |= {"experiment": trial.pk, "idea": trial.idea_id}
    return keys | {"lesson": lesson.slug, "draft": draft.slug}


@pytest.mark.parametrize("door", GET)
def test_no_page_opens_to_chidi(door: str, names: dict[str, Any], chidi: Member, as_: As) -> None:
    assert as_(chidi).get(door.format(**names)).status_code == 404


@pytest.mark.parametrize("door", [one for one in GET if "new" not in one and "review" not in one])
def test_the_same_doors_open_to_their_own(
    door: str, names: dict[str, Any], amina: Member, as_: As
) -> None:
    if door == "/answers/{answer}/withdrawal/":
        names |= {"answer": world.answer(amina, Question.objects.get()).pk}
    assert as_(amina).get(door.format(**names)).status_code == 200


@pytest.mark.parametrize("door", POST)
def test_no_form_of_chidis_does_anything(
    door: str, names: dict[str, Any], chidi: Member, as_: As
) -> None:
    before = Question.objects.count(), Answer.objects.count(), Tutorial.objects.count()
    answer = as_(chidi).post(door.format(**names), {**WORDS, "key": uuid4()})
    assert answer.status_code == 404
    assert before == (Question.objects.count(), Answer.objects.count(), Tutorial.objects.count())


@pytest.mark.parametrize("door", API_GET)
def test_the_api_knows_nothing_for_chidi(
    door: str, names: dict[str, Any], amina: Member, chidi: Member, client: Client
) -> None:
    path = f"/api/v1{door.format(**names)}"
    assert client.get(path, headers=token(chidi)).status_code == 404
    own = client.get(path, headers=token(amina))
    assert own.status_code == (404 if "{draft}" in door else 200)


@pytest.mark.parametrize("door", API_POST)
def test_the_api_takes_nothing_from_chidi(
    door: str, names: dict[str, Any], chidi: Member, client: Client
) -> None:
    words = {**WORDS, "key": str(uuid4())}
    path = f"/api/v1{door.format(**names)}"
    answer = client.post(path, words, content_type="application/json", headers=token(chidi))
    assert answer.status_code == 404


def test_chidi_cannot_watch_the_question(
    names: dict[str, Any], amina: Member, chidi: Member
) -> None:
    assert access.may_watch(amina, names["question"])
    assert not access.may_watch(chidi, names["question"])
    assert topic_of(amina, f"question.{names['question']}")


@pytest.mark.parametrize("door", [*GET[:-1], "/mentors/"])
def test_the_signed_out_are_sent_to_sign_in(
    door: str, names: dict[str, Any], client: Client
) -> None:
    answer = client.get(door.format(**names))
    assert answer.status_code == 302
    assert "/in/" in answer["Location"]


def test_a_group_left_is_a_door_closed(
    names: dict[str, Any], amina: Member, group: Group, as_: As
) -> None:
    group.memberships.get(member=amina).delete()
    assert as_(amina).get(f"/questions/{names['question']}/").status_code == 404


def test_a_mentor_of_the_trade_sees_an_open_groups_question_from_outside(
    names: dict[str, Any], staff: Member, chidi: Member, group: Group, as_: As
) -> None:
    world.badge(staff, chidi, group)
    address = f"/questions/{names['question']}/"
    page = as_(chidi).get(address).content.decode()
    assert f"/groups/{group.slug}/people/" not in page, "the group itself stays closed"
    answered = as_(chidi).post(f"{address}answers/", {"text": "Dry it", "key": uuid4()})
    assert answered.status_code == 302


def test_a_mentor_outside_does_not_see_into_a_group_by_approval(
    staff: Member, chidi: Member, bakari: Member
) -> None:
    closed = world.group(bakari, "Closed Cereals", by_approval=True)
    world.badge(staff, chidi, closed)
    assert not access.may_watch(chidi, world.question(bakari, closed).pk)


def test_every_page_has_been_knocked_at() -> None:
    """A new page must be entered in the lists above."""
    knocked = {shape(door) for door in [*GET, *POST]}
    open_to_all = {"mentors/", "verifications/*/", "tutorials/new/", "notebook/", "notebook/new/"}
    open_to_all |= {"me/questions/", "me/interests/", "mentors/apply/", "mentors/log/"}
    open_to_all |= {"mentor/*/", "mentoring/", "verifications/*/terms/"}
    elsewhere = {"verifications/*/revocation/"}  # in test_verifications
    elsewhere |= {"revocations/*/appeal/", "revocations/appeals/*/opinions/"}  # in test_revocations
    elsewhere |= {"applications/*/pictures/*/*/", "me/interests/*/end/"}  # in their own files
    elsewhere |= {"questions/*/reading/", "questions/*/merger/"}  # in their own files
    elsewhere |= {"answers/*/danger/"}  # in test_dangers
    elsewhere |= TERMS | SHELF  # in the tests of each noun
    known = {shape("/" + str(one.pattern)) for one in urls.urlpatterns}
    assert known - knocked == open_to_all | elsewhere


def shape(path: str) -> str:
    """The path with a star for each thing it names."""
    parts = path.strip("/").partition("?")[0].split("/")
    return "/".join("*" if one[:1] in "{<1" else one for one in parts) + "/"


def token(member: Member) -> dict[str, str]:
    return {"authorization": f"Bearer {bearer.issue(member)}"}
