"""The members end the office of a steward: a petition, a secret vote, a result nobody can stop."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from community.front.seeding import clock
from community.members import freezing
from community.members.models import Deed, Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import memberships, recalls, stewards
from groups.electorate import electorate, signers_needed
from groups.models import Elector, Group, Paper, Recall, Signature
from groups.models.recall import BARRED, IN_PEACE, TO_SIGN, TO_VOTE, Result
from tests import world
from tests.doors import As, Call

pytestmark = pytest.mark.django_db
WHY = "He lets his cousins in and keeps the levy."


@pytest.fixture
def hall(bakari: Member) -> Group:
    """Bakari's group with seven others, all of them there for a fortnight."""
    with clock.at(timezone.now() - timedelta(days=14)):
        group = world.group(by=bakari)
        for name in ("Amina", "Dalia", "Wanjiru", "Otieno", "Njeri", "Kioko", "Zawadi"):
            world.joined(world.member(name), group)
    return group


def of(hall: Group, name: str) -> Member:
    return Member.objects.get(display_name=name, memberships__group=hall)


def asked(hall: Group, by: str = "Amina") -> Recall:
    return recalls.petition(of(hall, by), hall, of(hall, "Bakari"), uuid4(), WHY)


def opened(hall: Group) -> Recall:
    one = asked(hall)
    for name in ("Dalia", "Wanjiru"):
        recalls.sign(of(hall, name), one, uuid4())
    one.refresh_from_db()
    assert one.is_vote, "three of seven are more than a tenth, and the least"
    return one


def voted(hall: Group, one: Recall, yes: int, no: int) -> Recall:
    voters = list(one.electors.select_related("member").order_by("pk"))
    for number, elector in enumerate(voters[: yes + no]):
        recalls.vote(elector.member, one, uuid4(), number < yes)
    with clock.at(one.closes_at):
        recalls.close_due()
    one.refresh_from_db()
    return one


class TestThePetition:
    def test_three_signatures_open_the_vote(self, hall: Group) -> None:
        one = asked(hall)
        assert (one.needed, one.is_vote) == (3, False)
        recalls.sign(of(hall, "Dalia"), one, uuid4())
        assert not Recall.objects.get(pk=one.pk).is_vote
        recalls.sign(of(hall, "Wanjiru"), one, uuid4())
        assert Recall.objects.get(pk=one.pk).is_vote
        told = Notice.objects.filter(kind="group.recall")
        assert told.count() == 8, "seven may vote, and Bakari knows of it"

    def test_who_began_it_and_who_signed_is_told_to_nobody(self, hall: Group, as_: As) -> None:
        one = opened(hall)
        assert not Notice.objects.filter(actor__isnull=False, kind="group.recall").exists()
        page = as_(of(hall, "Bakari")).get(f"/recalls/{one.pk}/").content.decode()
        assert WHY in page
        for name in ("Amina", "Dalia", "Wanjiru"):
            assert name not in page

    def test_signing_twice_is_signing_once(self, hall: Group) -> None:
        one, key = asked(hall), uuid4()
        for again in (key, key, uuid4()):
            recalls.sign(of(hall, "Dalia"), one, again)
        assert Signature.objects.filter(recall=one).count() == 2

    @pytest.mark.parametrize("who", ["newcomer", "frozen", "accused", "stranger"])
    def test_who_may_not_decide_does_not_sign(self, hall: Group, who: str) -> None:
        one = asked(hall)
        someone = {
            "newcomer": lambda: world.joined(world.member("New"), hall),
            "frozen": lambda: resting(of(hall, "Dalia")),
            "accused": lambda: of(hall, "Bakari"),
            "stranger": lambda: world.member("Chidi"),
        }[who]()
        with pytest.raises(Refusal):
            recalls.sign(someone, one, uuid4())
        assert Signature.objects.filter(recall=one).count() == 1

    def test_too_few_in_fourteen_days_and_it_is_over(self, hall: Group) -> None:
        one = asked(hall)
        with clock.at(timezone.now() + TO_SIGN):
            recalls.close_due()
            with pytest.raises(Refusal):
                recalls.sign(of(hall, "Dalia"), one, uuid4())
        one.refresh_from_db()
        assert one.result == Result.UNSIGNED
        assert of(hall, "Bakari") in hall.stewards()
        assert not Deed.objects.filter(verb__startswith="steward.").exists()

    def test_the_reason_must_be_said(self, hall: Group) -> None:
        with pytest.raises(Refusal, match="Say why"):
            recalls.petition(of(hall, "Amina"), hall, of(hall, "Bakari"), uuid4(), "  ")
        assert not Recall.objects.exists()

    def test_against_somebody_who_is_no_steward_there_is_none(self, hall: Group) -> None:
        with pytest.raises(Refusal, match="no steward"):
            recalls.petition(of(hall, "Amina"), hall, of(hall, "Dalia"), uuid4(), WHY)

    def test_twice_under_one_key_is_one_petition(self, hall: Group) -> None:
        key = uuid4()
        words = (of(hall, "Amina"), hall, of(hall, "Bakari"), key, WHY)
        assert recalls.petition(*words) == recalls.petition(*words)
        assert Recall.objects.count() == 1


def resting(member: Member) -> Member:
    freezing.begin(member, "number")
    return member


class TestTheVote:
    def test_more_yes_than_no_ends_the_office_and_stands_in_the_book(self, hall: Group) -> None:
        bakari, one = of(hall, "Bakari"), voted(hall, opened(hall), yes=3, no=2)
        assert one.result == Result.RECALLED
        assert bakari not in hall.stewards()
        assert hall.memberships.filter(member=bakari).exists(), "a member still"
        deed = Deed.objects.get(verb="steward.recalled")
        assert (deed.by, deed.member, deed.after, deed.reason) == (None, bakari, "3 : 2, 7", WHY)

    @pytest.mark.parametrize(
        ("yes", "no", "result"),
        [(2, 2, Result.KEPT), (2, 3, Result.KEPT), (2, 0, Result.UNHEARD), (0, 0, Result.UNHEARD)],
    )
    def test_a_tie_a_no_or_too_few_keep_the_steward(
        self, hall: Group, yes: int, no: int, result: str
    ) -> None:
        one = voted(hall, opened(hall), yes, no)
        assert one.result == result
        assert of(hall, "Bakari") in hall.stewards()
        assert Deed.objects.filter(verb="steward.kept").count() == 1

    def test_closing_twice_counts_once(self, hall: Group) -> None:
        one = voted(hall, opened(hall), yes=3, no=0)
        recalls.close(one)
        assert Deed.objects.filter(verb="steward.recalled").count() == 1

    def test_nobody_votes_twice_and_the_same_key_is_the_same_vote(self, hall: Group) -> None:
        one, amina, key = opened(hall), of(hall, "Amina"), uuid4()
        for _time in range(2):
            recalls.vote(amina, one, key, True)
        with pytest.raises(Refusal, match="cannot be changed"):
            recalls.vote(amina, one, uuid4(), False)
        assert [paper.ends for paper in one.papers.all()] == [True]

    def test_a_paper_says_nothing_of_who_or_when(self, hall: Group) -> None:
        names = {field.name for field in Paper._meta.get_fields()}
        assert names == {"id", "recall", "ends"}
        one = opened(hall)
        recalls.vote(of(hall, "Amina"), one, uuid4(), True)
        assert str(one.papers.get()) == "a paper"

    def test_the_count_is_told_only_when_it_is_over(self, hall: Group, call: Call) -> None:
        one = opened(hall)
        recalls.vote(of(hall, "Amina"), one, uuid4(), True)
        shown = call(of(hall, "Dalia"), f"/recalls/{one.pk}").json()
        assert (shown["yes"], shown["no"], shown["result"]) == (0, 0, "")
        voted(hall, one, yes=0, no=0)
        assert call(of(hall, "Dalia"), f"/recalls/{one.pk}").json()["yes"] == 1

    def test_who_is_put_out_by_the_steward_votes_all_the_same(self, hall: Group, as_: As) -> None:
        one, amina = opened(hall), of(hall, "Amina")
        memberships.remove(of(hall, "Bakari"), hall, amina, "She asks too much")
        assert as_(amina).get(f"/recalls/{one.pk}/").status_code == 200
        sent = {"key": uuid4(), "ends": "yes"}
        assert as_(amina).post(f"/recalls/{one.pk}/papers/", sent).status_code == 302
        assert one.papers.count() == 1

    def test_who_is_let_in_for_the_day_has_no_vote(self, hall: Group) -> None:
        one = opened(hall)
        with pytest.raises(Refusal, match="written down"):
            recalls.vote(world.joined(world.member("Cousin"), hall), one, uuid4(), False)

    def test_the_steward_has_no_vote_and_no_way_to_stop_it(self, hall: Group, as_: As) -> None:
        one, bakari = opened(hall), of(hall, "Bakari")
        with pytest.raises(Refusal):
            recalls.vote(bakari, one, uuid4(), False)
        for way in ("", "closing/", "withdrawal/", "papers/", "signatures/"):
            as_(bakari).post(f"/recalls/{one.pk}/{way}", {"key": uuid4(), "ends": "no"})
        stewards.make_steward(bakari, hall, of(hall, "Otieno"))
        stewards.unmake_steward(bakari, hall, bakari)
        one.refresh_from_db()
        assert (one.closed_at, one.closes_at - one.opened_at) == (None, TO_VOTE)  # type: ignore[operator]
        assert Elector.objects.filter(recall=one).count() == 7
        assert voted(hall, one, yes=3, no=0).result == Result.RECALLED, "giving it up does not help"


class TestAfterwards:
    def test_a_recalled_steward_is_not_made_one_again_for_half_a_year(self, hall: Group) -> None:
        bakari, otieno = of(hall, "Bakari"), of(hall, "Otieno")
        stewards.make_steward(bakari, hall, otieno)
        one = voted(hall, opened(hall), yes=3, no=0)
        with pytest.raises(Refusal, match="can be steward from"):
            stewards.make_steward(otieno, hall, bakari)
        assert bakari not in hall.stewards()
        with clock.at(one.closed_at + BARRED + timedelta(hours=1)):  # type: ignore[operator]
            stewards.make_steward(otieno, hall, bakari)
        assert bakari in hall.stewards()

    def test_another_group_s_recall_bars_nobody_here(self, hall: Group) -> None:
        voted(hall, opened(hall), yes=3, no=0)
        other = world.group(by=of(hall, "Amina"), name="Gikomba Mitumba")
        world.joined(of(hall, "Bakari"), other)
        stewards.make_steward(of(hall, "Amina"), other, of(hall, "Bakari"))
        assert of(hall, "Bakari") in other.stewards()

    def test_a_steward_is_left_in_peace_for_ninety_days(self, hall: Group) -> None:
        voted(hall, opened(hall), yes=0, no=3)
        with clock.at(timezone.now() + TO_VOTE), pytest.raises(Refusal, match="90 days"):
            asked(hall, "Dalia")
        with clock.at(timezone.now() + TO_VOTE + IN_PEACE):
            assert asked(hall, "Dalia").is_open

    def test_one_member_begins_one_in_thirty_days(self, hall: Group) -> None:
        bakari, otieno = of(hall, "Bakari"), of(hall, "Otieno")
        stewards.make_steward(bakari, hall, otieno)
        asked(hall)
        with pytest.raises(Refusal, match="30 days"):
            recalls.petition(of(hall, "Amina"), hall, otieno, uuid4(), WHY)

    def test_a_second_petition_is_the_first_one(self, hall: Group) -> None:
        asked(hall)
        with pytest.raises(Refusal, match="sign that one"):
            asked(hall, "Dalia")


class TestThePages:
    def test_from_the_people_to_the_petition_to_the_vote(self, hall: Group, as_: As) -> None:
        amina = as_(of(hall, "Amina"))
        listed = reverse("groups:recalls", args=[hall.slug])
        assert listed in amina.get(f"/groups/{hall.slug}/people/").content.decode()
        form = f"/groups/{hall.slug}/people/{of(hall, 'Bakari').handle}/recall/"
        assert form in amina.get(listed).content.decode()
        made = amina.post(form, {"key": uuid4(), "reason": WHY})
        for name in ("Dalia", "Wanjiru"):
            url = f"{made.url}signatures/"
            assert as_(of(hall, name)).post(url, {"key": uuid4()}).status_code == 302
        assert "The office ends" in amina.get(made.url).content.decode()
        amina.post(f"{made.url}papers/", {"key": uuid4(), "ends": "yes"})
        assert "You have voted" in amina.get(made.url).content.decode()
        assert WHY in amina.get(listed).content.decode()

    def test_a_refused_form_keeps_what_was_typed(self, hall: Group, as_: As) -> None:
        asked(hall)
        form = f"/groups/{hall.slug}/people/{of(hall, 'Bakari').handle}/recall/"
        answer = as_(of(hall, "Dalia")).post(form, {"key": uuid4(), "reason": WHY})
        assert answer.status_code == 422
        assert WHY in answer.content.decode()

    def test_strangers_find_nothing_by_page_or_program(
        self, hall: Group, chidi: Member, as_: As, call: Call
    ) -> None:
        one = opened(hall)
        bakari = of(hall, "Bakari").handle
        for url in (
            f"/recalls/{one.pk}/",
            f"/groups/{hall.slug}/recalls/",
            f"/groups/{hall.slug}/people/{bakari}/recall/",
        ):
            assert as_(chidi).get(url).status_code == 404
        for way in ("papers", "signatures"):
            sent = {"key": uuid4(), "ends": "yes"}
            assert as_(chidi).post(f"/recalls/{one.pk}/{way}/", sent).status_code == 404
        assert call(chidi, f"/recalls/{one.pk}").status_code == 404
        words = {"key": str(uuid4()), "reason": WHY}
        path = f"/groups/{hall.slug}/stewards/{bakari}/recall"
        assert call(chidi, path, **words).status_code == 404

    def test_the_same_by_program(self, hall: Group, call: Call) -> None:
        path = f"/groups/{hall.slug}/stewards/{of(hall, 'Bakari').handle}/recall"
        one = call(of(hall, "Amina"), path, key=str(uuid4()), reason=WHY).json()
        assert (one["signatures"], one["needed"], one["vote"]) == (1, 3, False)
        for name in ("Dalia", "Wanjiru"):
            call(of(hall, name), f"/recalls/{one['id']}/signatures", key=str(uuid4()))
        sent: dict[str, Any] = {"key": str(uuid4()), "ends": True}
        answer = call(of(hall, "Amina"), f"/recalls/{one['id']}/papers", **sent).json()
        assert (answer["vote"], answer["voted"], answer["electors"]) == (True, True, 7)


class TestWhoDecides:
    def test_a_week_in_a_number_and_no_change_of_phone(self, hall: Group) -> None:
        world.joined(world.member("New"), hall)
        Member.objects.filter(pk=of(hall, "Njeri").pk).update(phone=None)
        Member.objects.filter(pk=of(hall, "Kioko").pk).update(is_active=False)
        resting(of(hall, "Zawadi"))
        names = {one.display_name for one in electorate(hall)}
        assert names == {"Bakari", "Amina", "Dalia", "Wanjiru", "Otieno"}

    def test_of_two_both_and_of_thirty_one_four(self, bakari: Member) -> None:
        with clock.at(timezone.now() - timedelta(days=8)):
            group = world.group(by=bakari)
            for number in range(2):
                world.joined(world.member(f"First {number}"), group)
            few = group
        assert signers_needed(few, bakari) == 2
        with clock.at(timezone.now() - timedelta(days=8)):
            for number in range(29):
                world.joined(world.member(f"Then {number}"), group)
        assert signers_needed(group, bakari) == 4

    @given(yes=st.integers(0, 7), no=st.integers(0, 7), electors=st.integers(1, 7))
    def test_the_office_ends_only_by_more_yes_and_never_by_a_handful(
        self, yes: int, no: int, electors: int
    ) -> None:
        if yes + no > electors:
            return
        result = recalls.counted(Box(electors), yes, no)  # type: ignore[arg-type]
        if result == Result.RECALLED:
            assert yes > no
            assert yes + no >= min(3, electors)
        if yes <= no:
            assert result != Result.RECALLED


class Box:
    """A vote of so many electors, without rows."""

    is_vote = True

    def __init__(self, electors: int) -> None:
        self.electors = self
        self.count = lambda: electors


def test_nothing_leads_from_a_paper_to_a_person() -> None:
    reached: set[type[Model]] = {
        field.related_model
        for field in Paper._meta.get_fields()
        if field.is_relation and isinstance(field.related_model, type)
    }
    assert reached == {Recall}
