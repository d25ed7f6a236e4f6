"""The trial notebook: one change, two ways, counts that are nobody else's business."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.members.models import Browser, Member, Standing
from community.text.refusals import Refusal
from groups.models import Group
from mentorship.actions import experiments
from mentorship.models import Experiment, Idea, Tally
from mentorship.reads import experiments as reads
from mentorship.sequential import Word
from tests import world

NOTEBOOK = "/notebook/"
SignedIn = Callable[[Member], Client]
TRADERS = 5


@pytest.fixture
def trial(amina: Member, group: Group) -> Experiment:
    world.long_here(amina)
    return world.experiment(amina, group)


def typed(**other: Any) -> dict[str, Any]:
    day = timezone.localdate().isoformat()
    counts = {"saw_a": 40, "came_a": 4, "saw_b": 40, "came_b": 9}
    return {"key": str(uuid4()), "day": day, **counts, **other}


def traders(group: Group) -> list[Member]:
    """Four others of the trade."""
    members = [world.joined(world.member(f"Trader {n}"), group) for n in range(1, TRADERS)]
    world.long_here(*members)
    return members


def tried(trial: Experiment) -> list[Experiment]:
    return list(reads.told_apart(trial.idea.experiments.all()))


def told(trial: Experiment) -> reads.Telling:
    return reads.told(trial, reads.tallies(trial))


def test_amina_notes_a_trial_counts_and_is_told_which_way_is_better(
    as_: SignedIn, amina: Member, group: Group
) -> None:
    browser = as_(amina)
    words = {"change": "The photo", "way_a": "bottle alone", "way_b": "sauce in use"}
    sent = {"key": str(uuid4()), "sector": group.sector_id, **words}
    begun = browser.post("/notebook/new/", sent)
    page = browser.get(begun["Location"])
    assert b"Keep going." in page.content
    trial = Experiment.objects.get()
    assert browser.post(f"{begun['Location']}tallies/", typed()).status_code == 302
    world.tallied(trial, days=10)
    shown = browser.get(begun["Location"]).content.decode()
    assert "“sauce in use” is better." in shown
    assert "from 130 who came" in shown
    assert "“sauce in use” is better." in browser.get(NOTEBOOK).content.decode()


def test_a_trial_sent_twice_is_one(amina: Member, group: Group) -> None:
    sent = (uuid4(), group.sector, "The photo", "bottle", "in use")
    assert experiments.begin(amina, *sent) == experiments.begin(amina, *sent)
    assert Idea.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (("", "a", "b"), "change"),
        (("The photo", " ", "b"), "way_a"),
        (("The photo", "a", "b" * 61), "way_b"),
        (("The photo", "In use", "in USE"), "way_b"),
    ],
)
def test_a_trial_needs_a_change_and_two_ways_that_differ(
    amina: Member, group: Group, words: tuple[str, str, str], field: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        experiments.begin(amina, uuid4(), group.sector, *words)
    assert refusal.value.field == field
    assert not Idea.objects.exists()


def test_chidi_who_is_in_no_group_of_the_trade_notes_nothing_in_it(
    chidi: Member, group: Group
) -> None:
    with pytest.raises(Refusal, match="Join a group"):
        world.experiment(chidi, group)


def test_a_day_counted_twice_holds_its_last_count(trial: Experiment) -> None:
    world.tallied(trial, a=4)
    world.tallied(trial, a=5)
    [held] = reads.tallies(trial)
    assert held.came_a == 5
    assert Tally.objects.count() == 2, "nothing counted is thrown away"


def test_a_count_sent_twice_is_one(trial: Experiment) -> None:
    sent = (trial, uuid4(), timezone.localdate(), 40, 4, 40, 9)
    assert experiments.count(trial.author, *sent) == experiments.count(trial.author, *sent)
    with pytest.raises(Refusal, match="already sent"):
        experiments.count(trial.author, *sent[:-1], 10)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"came_a": 41}, "came_a"),
        ({"came_b": -1}, "came_b"),
        ({"saw_a": 100_001}, "saw_a"),
        ({"saw_b": "many"}, "saw_b"),
        ({"day": "2099-01-01"}, "day"),
        ({"day": "2020-01-01"}, "day"),
        ({"day": "yesterday"}, "day"),
    ],
)
def test_a_count_that_cannot_be_is_refused_and_what_was_typed_stays(
    as_: SignedIn, trial: Experiment, wrong: dict[str, Any], field: str
) -> None:
    sent = typed(**wrong)
    answer = as_(trial.author).post(f"/notebook/{trial.pk}/tallies/", sent)
    assert answer.status_code == 422
    form = answer.context["form"]
    assert field in form.errors
    assert form[field].value() == str(wrong[field])
    assert not Tally.objects.exists()


def test_an_ended_trial_counts_no_more_until_it_is_gone_on_with(
    as_: SignedIn, trial: Experiment
) -> None:
    browser, page = as_(trial.author), f"/notebook/{trial.pk}/"
    browser.post(f"{page}end/")
    browser.post(f"{page}end/")
    assert browser.post(f"{page}tallies/", typed()).status_code == 422
    browser.post(f"{page}end/", {"undo": "1"})
    assert browser.post(f"{page}tallies/", typed()).status_code == 302


def test_what_amina_counts_is_a_404_to_everybody_else(
    as_: SignedIn, trial: Experiment, bakari: Member, staff: Member
) -> None:
    page = reverse("mentorship:experiment", args=[trial.pk])
    for other in (bakari, staff):
        browser = as_(other)
        assert browser.get(page).status_code == 404
        assert browser.post(f"{page}tallies/", typed()).status_code == 404
        assert browser.post(f"{page}end/").status_code == 404
    assert not Tally.objects.exists()
    assert Client().get(page).status_code == 302


def test_an_idea_is_seen_by_its_trade_and_by_nobody_else(
    as_: SignedIn, trial: Experiment, bakari: Member, chidi: Member
) -> None:
    page = trial.idea.get_absolute_url()
    assert as_(bakari).get(page).status_code == 200
    assert as_(chidi).get(page).status_code == 404
    assert as_(chidi).post(page).status_code == 404
    assert b"The photo" not in as_(chidi).get(NOTEBOOK).content


def test_bakari_takes_the_idea_up_once_and_goes_on_where_he_ended(
    as_: SignedIn, trial: Experiment, bakari: Member
) -> None:
    browser, page = as_(bakari), trial.idea.get_absolute_url()
    first = browser.post(page)["Location"]
    browser.post(f"{first}end/")
    assert browser.post(page)["Location"] == first
    assert Experiment.objects.get(author=bakari).ended_at is None


def test_four_traders_tell_the_trade_nothing_and_five_do(trial: Experiment, group: Group) -> None:
    everyone = [trial] + [experiments.take_up(member, trial.idea) for member in traders(group)]
    for one in everyone[:-1]:
        world.tallied(one, days=3)
    assert reads.pool_of(trial.idea, tried(trial)) == reads.Pool(trial.idea)
    world.tallied(everyone[-1], days=3)
    pool = reads.pool_of(trial.idea, tried(trial))
    assert pool.tried == TRADERS
    assert pool.telling is not None
    assert (pool.telling.word, pool.telling.better) == (Word.B, "the sauce in use")


def counted(trial: Experiment, members: list[Member]) -> reads.Pool:
    for one in [trial, *(experiments.take_up(member, trial.idea) for member in members)]:
        world.tallied(one, days=3)
    return reads.pool_of(trial.idea, tried(trial))


def test_five_accounts_of_yesterday_do_not_speak_for_the_trade(
    trial: Experiment, group: Group
) -> None:
    puppets = [world.joined(world.member(f"Puppet {n}"), group) for n in range(5)]
    assert counted(trial, puppets) == reads.Pool(trial.idea)
    assert counted(trial, traders(group)).tried == TRADERS + 1, "all who are new are one of six"


def test_those_of_one_phone_or_one_ring_are_one_trader(trial: Experiment, group: Group) -> None:
    one, two, three, four = traders(group)
    for member in (one, two):
        Browser.objects.create(member=member, mark="the family's phone")
    for member in (three, four):
        words = {"flow": 1.0, "value": 0.5, "circle": three.pk, "as_of": timezone.now()}
        Standing.objects.update_or_create(member=member, defaults=words)
    assert counted(trial, [one, two, three, four]) == reads.Pool(trial.idea)
    others = [world.joined(world.member(f"Other {n}"), group) for n in range(2)]
    world.long_here(*others)
    assert counted(trial, others).tried == TRADERS


def test_the_idea_page_tells_what_five_found(
    as_: SignedIn, trial: Experiment, group: Group, bakari: Member
) -> None:
    page = trial.idea.get_absolute_url()
    assert b"from five of them on" in as_(bakari).get(page).content
    world.tallied(trial, days=3)
    for member in traders(group):
        world.tallied(experiments.take_up(member, trial.idea), days=3)
    shown = as_(bakari).get(page).content.decode()
    assert "5 traders tried" in shown
    assert "“the sauce in use” is better." in shown


def test_which_way_is_better_is_told_the_right_way_round(trial: Experiment) -> None:
    world.tallied(trial, days=10, a=12, b=4)
    telling = told(trial)
    assert (telling.better, telling.other) == ("the bottle alone", "the sauce in use")
    assert 1 < telling.least < 3 < telling.most


def test_what_is_tried_is_found_by_its_words(
    as_: SignedIn, trial: Experiment, bakari: Member
) -> None:
    browser = as_(bakari)
    assert b"The photo of the sauce" in browser.get(NOTEBOOK, {"q": "photo"}).content
    assert b"Nothing tried fits that." in browser.get(NOTEBOOK, {"q": "weighing"}).content


def test_an_empty_notebook_says_what_to_do(as_: SignedIn, amina: Member) -> None:
    assert b"note one and count" in as_(amina).get(NOTEBOOK).content


def test_more_trials_cost_no_more_queries(
    as_: SignedIn, amina: Member, group: Group, django_assert_max_num_queries: Any
) -> None:
    for number in range(8):
        world.tallied(world.experiment(amina, group, f"Change {number}"), days=2)
    browser = as_(amina)
    browser.get(NOTEBOOK)  # notes that she is here, once a while
    with django_assert_max_num_queries(8):
        browser.get(NOTEBOOK)


def test_tallies_of_a_day_long_past_are_not_taken(trial: Experiment) -> None:
    old = timezone.localdate() - timedelta(days=61)
    with pytest.raises(Refusal, match="two months"):
        experiments.count(trial.author, trial, uuid4(), old, 1, 1, 1, 1)
