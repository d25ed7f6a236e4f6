"""Every address of deals and claims, tried by everybody: who may, may; the rest see 404."""

import re
from typing import Any, NamedTuple
from uuid import uuid4

import pytest
from django.test import Client

from community.deals.actions import claims, lookups, terms, witnesses
from community.deals.models import (
    Claim,
    Deal,
    Feedback,
    Hearing,
    Lookup,
    Result,
    Terms,
    Verdict,
    Witness,
)
from community.deals.urls import urlpatterns
from community.members.models import Member
from tests import world
from tests.doors import As

pytestmark = pytest.mark.django_db


class Town(NamedTuple):
    """Amina and Wanjiru deal and differ, Dalia is witness, Bakari and Otieno are stewards."""

    people: dict[str, Member]
    deal: Deal
    change: Terms
    witness: Witness
    claim: Claim
    hearing: Hearing
    lookup: Lookup
    done: Deal
    said: Feedback

    def at(self, path: str) -> str:
        handle = self.people["wanjiru"].handle
        rows = self._asdict()
        numbers = {name: row.pk for name, row in rows.items() if name != "people"}
        return path.format(handle=handle, **numbers)


@pytest.fixture
def town(
    amina: Member,
    wanjiru: Member,
    dalia: Member,
    bakari: Member,
    otieno: Member,
    chidi: Member,
    staff: Member,
) -> Town:
    deal = world.deal(amina, wanjiru)
    change = terms.call_off(amina, deal, uuid4())
    claim = world.claim(amina, str(wanjiru.phone))
    claims.reply(wanjiru, claim, "It was never delivered.")
    people = {"amina": amina, "wanjiru": wanjiru, "dalia": dalia, "bakari": bakari}
    return Town(
        people | {"otieno": otieno, "chidi": chidi, "staff": staff},
        deal,
        change,
        witnesses.ask(amina, deal, uuid4(), dalia.handle),
        claim,
        claim.hearings.get(),
        lookups.look(amina, uuid4(), "0722900900"),
        (done := world.dealt(amina, wanjiru)),
        world.feedback(wanjiru, done),
    )


BOTH = {"amina", "wanjiru"}
READ = {
    "/deals/{deal}/": BOTH,
    "/deals/{deal}/terms/": BOTH,
    "/deals/{deal}/claims/new/": BOTH,
    "/witnesses/{witness}/": {"dalia"},
    "/feedback/deal/{done}/": BOTH,
    "/feedback/{said}/": BOTH,
    "/members/{handle}/feedback/": BOTH | {"dalia", "bakari", "otieno"},
    "/claims/{claim}/": BOTH,
    "/register/lookups/{lookup}/": {"amina"},
    "/hearings/{hearing}/": {"bakari", "otieno"},
    "/members/{handle}/deals/new/": BOTH | {"dalia", "bakari", "otieno"},
    "/deals/": {"amina", "wanjiru", "dalia", "bakari", "otieno", "chidi", "staff"},
    "/register/": {"amina", "wanjiru", "dalia", "bakari", "otieno", "chidi", "staff"},
    "/claims/new/": {"amina", "wanjiru", "dalia", "bakari", "otieno", "chidi", "staff"},
    "/hearings/": {"amina", "wanjiru", "dalia", "bakari", "otieno", "chidi", "staff"},
}
WRITTEN = {
    "/deals/{deal}/calling-off/": BOTH,
    "/deals/{deal}/results/": BOTH,
    "/deals/{deal}/vouch/": BOTH,
    "/deals/{deal}/witnesses/": BOTH,
    "/terms/{change}/agreement/": BOTH,
    "/feedback/{said}/mending/": BOTH,
    "/feedback/{said}/withdrawal/": BOTH,
    "/feedback/{said}/reply/": BOTH,
    "/feedback/{said}/appeal/": BOTH,
    "/terms/{change}/refusal/": BOTH,
    "/terms/{change}/withdrawal/": BOTH,
    "/claims/{claim}/reply/": BOTH,
    "/claims/{claim}/withdrawal/": BOTH,
    "/claims/{claim}/appeal/": BOTH,
}


@pytest.mark.parametrize("path", READ)
def test_a_page_is_read_by_whom_it_concerns(as_: As, town: Town, path: str) -> None:
    answers = {name: as_(one).get(town.at(path)) for name, one in town.people.items()}
    assert {name for name, answer in answers.items() if answer.status_code == 200} == READ[path]
    others = {answer.status_code for name, answer in answers.items() if name not in READ[path]}
    assert others <= {404}, "not 403, which would say that it is there"


@pytest.mark.parametrize("path", WRITTEN)
def test_an_act_is_done_by_whom_it_concerns_and_by_a_post_alone(
    as_: As, town: Town, path: str
) -> None:
    before = everything()
    for name, one in town.people.items():
        if name not in WRITTEN[path]:
            assert as_(one).post(town.at(path), {"key": str(uuid4())}).status_code == 404
        else:
            assert as_(one).get(town.at(path)).status_code == 405
    assert everything() == before


def everything() -> list[Any]:
    models: Any = (Deal, Terms, Result, Witness, Claim, Feedback, Hearing, Verdict)
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.mark.parametrize("path", [*READ, *WRITTEN])
def test_a_visitor_is_sent_to_sign_in_or_not_answered(
    town: Town, client: Client, path: str
) -> None:
    answer = client.get(town.at(path))
    assert answer.status_code == 405 or answer["Location"].startswith("/in/")
    if path in WRITTEN:
        assert client.post(town.at(path))["Location"].startswith("/in/")


def test_no_address_of_deals_is_forgotten_here() -> None:
    tried = {re.sub(r"{\w+}", "*", path) for path in (*READ, *WRITTEN)}
    plain = [str(one.pattern).replace("<slug:noun>", "deal") for one in urlpatterns]
    ours = {"/" + re.sub(r"<[\w:]+>", "*", one) for one in plain}
    assert ours - tried == {"/claims/*/picture/*/"}, "which its own tests try"


@pytest.mark.parametrize("number", ["0", "999999999", "9" * 18])
def test_a_number_that_is_nobody_s_is_404(as_: As, amina: Member, number: str) -> None:
    for noun in ("deals", "witnesses", "claims", "hearings", "register/lookups"):
        assert as_(amina).get(f"/{noun}/{number}/").status_code == 404
    for act in ("agreement", "refusal", "withdrawal"):
        assert as_(amina).post(f"/terms/{number}/{act}/").status_code == 404
