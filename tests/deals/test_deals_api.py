"""Deals for programs: what the pages do, with the same refusals."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from community.deals.models import Deal, Witness
from community.members.models import Member
from tests import world
from tests.doors import Call

pytestmark = pytest.mark.django_db


def words(**more: Any) -> dict[str, Any]:
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    usual = {"key": str(uuid4()), "what": "bags of maize", "quantity": "10", "price": "45000"}
    return {**usual, "due_on": tomorrow, "place": "Gate B", **more}


def test_two_make_and_finish_a_deal(call: Call, amina: Member, wanjiru: Member) -> None:
    made = call(amina, "/deals", **words(member=wanjiru.handle, selling=True)).json()
    assert (made["seller"], made["asked"]["by"]) == (amina.handle, amina.handle)
    agreed = call(wanjiru, f"/terms/{made['asked']['id']}/agreement", ok=True).json()
    assert agreed["agreed_at"]
    assert agreed["asked"] is None
    for one in (amina, wanjiru):
        said = {"key": str(uuid4()), "done": True}
        last = call(one, f"/deals/{made['id']}/results", **said).json()
    assert last["ending"] == "done"
    assert call(amina, "/deals").json() == []
    assert call(amina, f"/deals/{made['id']}").json()["ending"] == "done"


def test_a_change_and_calling_off_wait_for_the_other(
    call: Call, amina: Member, wanjiru: Member
) -> None:
    made = world.deal(amina, wanjiru)
    changed = call(amina, f"/deals/{made.pk}/terms", **words(price="50000")).json()
    assert changed["terms"]["price"] == "45000.00"
    assert changed["asked"]["price"] == "50000.00"
    refused = call(wanjiru, f"/terms/{changed['asked']['id']}/refusal", ok=True).json()
    assert refused["asked"] is None
    off = call(wanjiru, f"/deals/{made.pk}/calling-off", key=str(uuid4())).json()
    assert off["asked"]["calls_off"] is True
    back = call(wanjiru, f"/terms/{off['asked']['id']}/withdrawal", ok=True).json()
    assert (back["asked"], back["ending"]) == (None, "")


def test_a_witness_is_asked(call: Call, amina: Member, wanjiru: Member, dalia: Member) -> None:
    made = world.deal(amina, wanjiru)
    call(amina, f"/deals/{made.pk}/witnesses", key=str(uuid4()), member=dalia.handle)
    assert Witness.objects.get().member == dalia


def test_a_refusal_says_the_field(call: Call, amina: Member, wanjiru: Member) -> None:
    far = words(member=wanjiru.handle, selling=True, due_on="2020-01-01")
    answer = call(amina, "/deals", **far)
    assert (answer.status_code, answer.json()["field"]) == (422, "due_on")
    assert not Deal.objects.exists()


def test_the_same_key_gets_the_same_answer(call: Call, amina: Member, wanjiru: Member) -> None:
    sent = words(member=wanjiru.handle, selling=False)
    assert call(amina, "/deals", **sent).json() == call(amina, "/deals", **sent).json()
    assert Deal.objects.count() == 1


def test_strangers_get_404_at_every_door(
    call: Call, amina: Member, wanjiru: Member, chidi: Member
) -> None:
    made = world.deal(amina, wanjiru)
    assert call(chidi, "/deals").json() == []
    assert call(chidi, f"/deals/{made.pk}").status_code == 404
    assert call(chidi, f"/deals/{made.pk}/terms", **words()).status_code == 404
    said = {"key": str(uuid4()), "done": True}
    assert call(chidi, f"/deals/{made.pk}/results", **said).status_code == 404
    assert call(chidi, f"/terms/{made.promised.pk}/agreement", ok=True).status_code == 404
    sent = words(member=wanjiru.handle, selling=True)
    assert call(chidi, "/deals", **sent).status_code == 404
