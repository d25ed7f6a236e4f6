"""Coming in by programs: the same doors, the same stewards, the same refusals."""

from typing import Any
from uuid import uuid4

import pytest
from django.conf import LazySettings

from community.members.models import Member
from groups.actions import memberships
from groups.models import Enrolment, Group, Ticket
from tests import world
from tests.doors import Call


def keyed(**words: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), **words}


def test_an_invitation_is_made_passed_on_and_taken_back(
    call: Call, group: Group, bakari: Member, chidi: Member, wanjiru: Member
) -> None:
    words = keyed(most=2, days=3)
    path = f"/groups/{group.slug}/tickets"
    made = [call(bakari, path, **words).json() for _time in range(2)]
    assert made[0] == made[1]
    assert Ticket.objects.count() == 1
    came = call(chidi, f"/tickets/{made[0]['word']}/admission", ok=True)
    assert came.json() == {"group": group.slug}
    assert group.memberships.filter(member=chidi).exists()
    (listed,) = call(bakari, path).json()
    assert (listed["used"], listed["most"]) == (1, 2)
    back = call(bakari, f"/tickets/{made[0]['id']}/revocation", ok=True).json()
    assert back["revoked_at"]
    late = call(world.member("Njeri"), f"/tickets/{made[0]['word']}/admission", ok=True)
    assert (late.status_code, "taken back" in late.json()["detail"]) == (422, True)


def test_a_wrong_word_leads_nowhere(call: Call, chidi: Member, group: Group) -> None:
    assert call(chidi, "/tickets/AAAAAAAAA/admission", ok=True).status_code == 404


def test_too_many_people_are_refused_with_the_field(
    call: Call, group: Group, bakari: Member
) -> None:
    answer = call(bakari, f"/groups/{group.slug}/tickets", **keyed(most=500))
    assert (answer.status_code, answer.json()["field"]) == (422, "most")
    assert not Ticket.objects.exists()


def test_written_down_they_say_yes_or_no(
    call: Call, group: Group, bakari: Member, chidi: Member, settings: LazySettings
) -> None:
    settings.SMS_BETWEEN = 0
    path = f"/groups/{group.slug}/enrolments"
    words = keyed(phone=chidi.phone, name="Chidi", language="en")
    made = [call(bakari, path, **words).json() for _time in range(2)]
    assert made[0] == made[1]
    assert chidi.phone not in str(made[0])
    (asked,) = call(chidi, "/me/enrolments").json()
    assert (asked["group"], asked["by"]) == (group.slug, bakari.handle)
    assert call(chidi, f"/enrolments/{asked['id']}/refusal", ok=True).json() == []
    assert not Enrolment.objects.exists()
    call(bakari, path, **keyed(phone=chidi.phone, name="Chidi", language="en"))
    (asked,) = call(chidi, "/me/enrolments").json()
    came = call(chidi, f"/enrolments/{asked['id']}/acceptance", ok=True).json()
    assert came == {"group": group.slug}
    assert call(bakari, path).json()[0]["answered_at"]


def test_nobody_answers_for_another_number(
    call: Call, group: Group, bakari: Member, chidi: Member, amina: Member
) -> None:
    words = keyed(phone=chidi.phone, name="Chidi")
    made = call(bakari, f"/groups/{group.slug}/enrolments", **words).json()
    for end in ("acceptance", "refusal"):
        assert call(amina, f"/enrolments/{made['id']}/{end}", ok=True).status_code == 404
    assert Enrolment.objects.exists()


def test_who_asks_is_let_in_or_turned_away(call: Call, bakari: Member, chidi: Member) -> None:
    closed = world.group(by=bakari, name="Tailors of Thika", by_approval=True)
    memberships.join(chidi, closed)
    path = f"/groups/{closed.slug}/requests"
    (asked,) = call(bakari, path).json()
    assert (asked["member"], asked["accepted"]) == (chidi.handle, None)
    untold = call(bakari, f"/requests/{asked['id']}/refusal", reason=" ")
    assert (untold.status_code, call(bakari, path).json()[0]["accepted"]) == (422, None)
    no = call(bakari, f"/requests/{asked['id']}/refusal", reason="Full").json()
    assert (no["accepted"], no["reason"]) == (False, "Full")
    memberships.join(chidi, closed)
    (asked,) = call(bakari, path).json()
    for _time in range(2):
        yes = call(bakari, f"/requests/{asked['id']}/acceptance", ok=True).json()
        assert yes["accepted"] is True
    assert closed.memberships.filter(member=chidi).exists()


def test_one_member_is_invited_once(
    call: Call, group: Group, bakari: Member, chidi: Member
) -> None:
    path = f"/groups/{group.slug}/invitations"
    for _time in range(2):
        assert call(bakari, path, member="@chidi").json() == {"member": "chidi"}
    assert group.invitations.count() == 1
    unknown = call(bakari, path, member="nobody")
    assert (unknown.status_code, unknown.json()["field"]) == (422, "handle")


@pytest.mark.parametrize("who", ["amina", "chidi"])
def test_to_who_is_no_steward_none_of_it_is_there(
    who: str, call: Call, group: Group, bakari: Member, request: pytest.FixtureRequest
) -> None:
    one = request.getfixturevalue(who)
    path = f"/groups/{group.slug}"
    made = call(bakari, f"{path}/tickets", **keyed()).json()
    for noun in ("tickets", "enrolments", "requests"):
        assert call(one, f"{path}/{noun}").status_code == 404
    assert call(one, f"{path}/tickets", **keyed()).status_code == 404
    assert call(one, f"/tickets/{made['id']}/revocation", ok=True).status_code == 404
    words = keyed(phone="0722 000444", name="Njeri")
    assert call(one, f"{path}/enrolments", **words).status_code == 404
    assert call(one, f"{path}/invitations", member="dalia").status_code == 404
    assert not Enrolment.objects.exists()


def test_a_steward_without_a_second_key_is_refused_here_too(
    call: Call, group: Group, bakari: Member, chidi: Member, settings: LazySettings
) -> None:
    settings.SECOND_KEY = True
    for noun, words in (("tickets", keyed()), ("invitations", {"member": "chidi"})):
        answer = call(bakari, f"/groups/{group.slug}/{noun}", **words)
        assert (answer.status_code, "second key" in answer.json()["detail"]) == (422, True)
    assert not Ticket.objects.exists()
    assert not group.invitations.exists()
