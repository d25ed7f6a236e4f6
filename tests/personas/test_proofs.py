"""A proof that anybody can check: valid, out of date, taken back; never of a hidden group."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from community.front.seeding import clock
from community.members import freezing
from community.members.actions import vouches
from community.members.models import Member, Vouch
from community.personas import proving, signing
from community.personas.actions import pages, proofs
from community.personas.models import Persona, Proof
from community.text.refusals import Refusal
from groups.actions import memberships
from groups.models import Group
from tests import world
from tests.members.signed import signed_in
from tests.personas.conftest import PUBLIC, said

MINE = "/me/business/proofs/"


def proven(by: Member, group: Group) -> Proof:
    return proofs.prove(by, group, uuid4())


def checked(proof: Proof) -> str:
    """What a stranger reads who checks it."""
    token = proving.token(Proof.objects.get(pk=proof.pk))
    return Client().get(reverse("personas:proof_check", args=[token])).content.decode()


@pytest.fixture
def proof(amina: Member, opened: Persona, vouched: Group) -> Proof:
    return proven(amina, vouched)


def test_it_states_the_group_since_when_and_who_vouched(proof: Proof, group: Group) -> None:
    page = checked(proof)
    assert "This proof is valid" in page
    month = timezone.localdate().strftime("%b %Y")
    assert f"One of the verified traders of {group} since {month}, vouched by 2 (1 met)" in page
    assert "Mama Amina Cereals" in page


def test_after_ninety_days_it_is_out_of_date(proof: Proof) -> None:
    with clock.at(proof.ends_at - timedelta(minutes=1)):
        assert "This proof is valid" in checked(proof)
    with clock.at(proof.ends_at + timedelta(minutes=1)):
        page = checked(proof)
    assert "This proof is out of date" in page
    assert "Mama Amina Cereals" not in page


def test_where_fewer_vouch_than_it_says_it_is_out_of_date(
    proof: Proof, amina: Member, dalia: Member
) -> None:
    vouches.take_back(dalia, Vouch.objects.standing().get(author=dalia, member=amina))
    assert "This proof is out of date" in checked(proof)


def test_its_member_takes_it_back(proof: Proof, amina: Member) -> None:
    answer = signed_in(amina).post(reverse("personas:proof_withdrawal", args=[proof.pk]))
    assert answer.status_code == 302
    assert "This proof was taken back" in checked(proof)
    assert proofs.take_back(amina, proof).ended_at, "a second time changes nothing"


def leaves(amina: Member, group: Group) -> None:
    memberships.leave(amina, group)


def is_found_out(amina: Member, group: Group) -> None:
    told = world.report(
        Member.objects.get(handle="dalia"), "message", world.message(amina, group).pk
    )
    world.finding(group.author, told, "warned")


def changes_phone(amina: Member, group: Group) -> None:
    freezing.begin(amina, "number")


def closes_the_page(amina: Member, group: Group) -> None:
    pages.close_page(amina)


def takes_another_name(amina: Member, group: Group) -> None:
    said(amina, PUBLIC, business="Kariobangi Hardware")


def sells_the_account(amina: Member, group: Group) -> None:
    Member.objects.filter(pk=amina.pk).update(is_active=False)


def hides_the_group(amina: Member, group: Group) -> None:
    Group.objects.filter(pk=group.pk).update(hidden=True)


@pytest.mark.parametrize(
    "happens",
    [
        leaves,
        is_found_out,
        changes_phone,
        closes_the_page,
        takes_another_name,
        sells_the_account,
        hides_the_group,
    ],
)
def test_what_happens_since_ends_it_and_nothing_of_it_is_repeated(
    happens: Any, proof: Proof, amina: Member, group: Group
) -> None:
    happens(amina, group)
    page = checked(proof)
    assert "This proof was taken back" in page
    assert group.name not in page
    assert "Mama Amina" not in page


def test_of_a_hidden_group_none_is_given_and_the_page_offers_none(
    amina: Member, opened: Persona, vouched: Group
) -> None:
    hidden = world.group(by=amina, name="Chama Kimya", hidden=True)
    form = {"key": str(uuid4()), "group": hidden.slug}
    client = signed_in(amina)
    assert client.post(MINE, form).status_code == 404
    assert client.post(MINE, form | {"group": "no-such-group"}).status_code == 404
    assert "Chama Kimya" not in client.get(MINE).content.decode()
    with pytest.raises(Refusal, match="needs members who vouch"):
        proven(amina, hidden)
    assert not Proof.objects.exists()


def test_it_needs_a_page_a_word_and_a_place_inside(
    amina: Member, chidi: Member, group: Group, dalia: Member
) -> None:
    with pytest.raises(Refusal, match="open that first"):
        proven(amina, group)
    said(amina, PUBLIC)
    pages.open_page(amina)
    with pytest.raises(Refusal, match="needs members who vouch"):
        proven(amina, group)
    said(chidi, PUBLIC, business="Chidi Stores")
    pages.open_page(chidi)
    world.vouch(dalia, chidi)
    with pytest.raises(Refusal, match="needs members who vouch"):
        proven(chidi, group)
    assert not Proof.objects.exists()


def test_the_page_makes_one_and_the_same_key_one_only(
    amina: Member, opened: Persona, vouched: Group
) -> None:
    form = {"key": str(uuid4()), "group": vouched.slug}
    client = signed_in(amina)
    first, second = (client.post(MINE, form)["Location"] for _time in range(2))
    assert first == second
    page = client.get(first).content.decode()
    assert 'class="square"' in page
    assert "/check/" in page
    assert "valid" in client.get(MINE).content.decode()


def test_a_proof_is_its_members_alone_to_show_and_to_take_back(proof: Proof, dalia: Member) -> None:
    client = signed_in(dalia)
    assert client.get(reverse("personas:proof", args=[proof.pk])).status_code == 404
    assert client.post(reverse("personas:proof_withdrawal", args=[proof.pk])).status_code == 404


def test_a_seal_that_is_not_ours_is_said_to_be_none(client: Client, proof: Proof) -> None:
    token = proving.token(proof)
    forged = [
        f"{proof.pk}-{'A' * 22}",
        f"{proof.pk + 1}-{token.split('-', 1)[1]}",
        token[:-1],
        token + "A",
        "x",
        "-",
        "9" * 30 + "-A",
    ]
    for one in forged:
        answer = client.get(reverse("personas:proof_check", args=[one]))
        assert answer.status_code == 404
        assert "This is no proof of ours" in answer.content.decode()


def test_a_row_altered_behind_our_back_no_longer_fits_its_seal(
    client: Client, proof: Proof
) -> None:
    token = proving.token(proof)
    Proof.objects.filter(pk=proof.pk).update(vouched=40)
    answer = client.get(reverse("personas:proof_check", args=[token]))
    assert answer.status_code == 404


@given(number=st.integers(0, 10**12), statement=st.text(), other=st.text())
def test_a_seal_fits_its_own_words_alone(number: int, statement: str, other: str) -> None:
    token = signing.token(number, statement)
    assert signing.fits(token, number, statement)
    assert signing.number_of(token) == number
    assert signing.fits(token, number, other) == (statement == other)


@given(st.text(max_size=40))
def test_whatever_is_typed_as_a_token_is_read_or_not_and_never_breaks(written: str) -> None:
    assert signing.number_of(written) is None or written[0].isdigit()


def test_the_square_is_small_enough_for_a_cheap_phone(proof: Proof) -> None:
    assert len(proving.token(proof)) < 40


def test_a_list_of_many_proofs_asks_no_more(
    amina: Member, proof: Proof, vouched: Group, django_assert_max_num_queries: Any
) -> None:
    for _time in range(5):
        proven(amina, vouched)
    client = signed_in(amina)
    with django_assert_max_num_queries(14):
        client.get(MINE)
