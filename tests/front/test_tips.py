"""A private tip out of what a member did: one line at home, for them alone, not twice a week."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from community.front import telling
from community.front.reads.tips import activity, tip
from community.front.tips import RULES, Activity, Answered, Price, Trial, tips
from community.members.models import Member
from community.notices.actions.preferences import choose
from community.notices.matters import Matter, Way
from community.notices.models import Preference
from community.personas.models import Persona
from groups.models import Group
from mentorship.actions import attempts, experiments, helps
from mentorship.models import Experiment, Question
from tests import world
from tests.doors import As, Call
from tests.front.pages import Atmost


def in_days(days: int) -> Any:
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def rule_of(member: Member) -> str:
    said = tip(member)
    return said.rule if said else ""


def thrice(by: Member, market: str = "Wakulima") -> int:
    """Reports maize there three times, and says in which cell."""
    told = [
        world.quote(by, price, market=world.market(market)).cell_id for price in ("65", "66", "67")
    ]
    return told[0]


@pytest.fixture
def trial(amina: Member, group: Group) -> Experiment:
    return world.experiment(amina, group)


@pytest.fixture
def question(amina: Member, dalia: Member, group: Group) -> Question:
    asked = world.question(amina, group, "How do I keep weevils out?")
    world.answer(dalia, asked)
    return asked


def test_three_reports_of_one_price_in_a_month_say_to_watch_it(as_: As, amina: Member) -> None:
    world.quote(amina, "65")
    world.quote(amina, "66")
    assert tip(amina) is None
    cell = world.quote(amina, "67").cell
    page = as_(amina).get("/").content.decode()
    assert "You reported Maize at Wakulima 3 times this month: watch its price." in page
    assert f'href="/me/watches/new/{cell.pk}/"' in page
    assert as_(amina).get(f"/me/watches/new/{cell.pk}/").status_code == 200


def test_what_is_watched_is_not_advised(amina: Member) -> None:
    thrice(amina)
    assert rule_of(amina) == "watch"
    world.watch(amina, world.quote(amina, "68").cell)
    assert tip(amina) is None


def test_reports_of_other_months_and_of_others_do_not_count(amina: Member, bakari: Member) -> None:
    thrice(bakari)
    world.quote(amina, "65")
    assert tip(amina) is None
    thrice(amina)
    with in_days(31):
        assert tip(amina) is None


def test_a_trial_without_counts_is_remembered(as_: As, amina: Member, trial: Experiment) -> None:
    with in_days(2):
        assert tip(amina) is None
    with in_days(3):
        page = as_(amina).get("/").content.decode()
        assert "Your trial “The photo of the sauce” has waited 3 days for a count." in page
        assert f'href="/trials/{trial.pk}/"' in page or trial.get_absolute_url() in page
        world.tallied(trial)
        assert tip(amina) is None


def test_a_trial_that_ended_waits_for_nothing(amina: Member, trial: Experiment) -> None:
    experiments.end(amina, trial)
    with in_days(9):
        assert tip(amina) is None


def test_an_answer_of_which_nothing_was_said_is_asked_about(
    as_: As, amina: Member, dalia: Member, question: Question
) -> None:
    assert tip(amina) is None
    with in_days(2):
        page = as_(amina).get("/").content.decode()
        assert "“How do I keep weevils out?” was answered. Did it help you?" in page
        assert tip(dalia) is None


@pytest.mark.parametrize("said", ["helped", "trying"])
def test_who_said_what_came_of_it_is_not_asked(
    amina: Member, question: Question, said: str
) -> None:
    answer = question.answers.get()
    if said == "helped":
        helps.mark(amina, answer)
    else:
        attempts.begin(amina, answer)
    with in_days(5):
        assert tip(amina) is None


def test_a_page_for_everybody_without_hours_says_so(as_: As, amina: Member) -> None:
    mine = Persona.objects.create(member=amina, business="Amina Cereals", slug="amina-cereals")
    assert tip(amina) is None, "nobody sees a page that is not open"
    Persona.objects.filter(pk=mine.pk).update(open_at=timezone.now())
    assert "Your page does not say when you are open." in as_(amina).get("/").content.decode()
    Persona.objects.filter(pk=mine.pk).update(hours="8 to 6")
    assert tip(amina) is None


def test_one_line_and_no_more(as_: As, amina: Member, trial: Experiment) -> None:
    thrice(amina)
    with in_days(4):
        page = as_(amina).get("/").content.decode()
        assert page.count("/dismissal/") == 1
        assert "has waited 4 days" in page
        assert "watch its price" not in page


def test_put_away_it_is_silent_for_a_week_and_the_next_may_speak(
    as_: As, amina: Member, trial: Experiment
) -> None:
    thrice(amina)
    with in_days(4):
        assert rule_of(amina) == "count"
        for _twice in range(2):
            assert as_(amina).post("/tips/count/dismissal/").url == "/"
        assert rule_of(amina) == "watch"
        assert as_(amina).post("/tips/watch/dismissal/").status_code == 302
        assert tip(amina) is None


def test_no_rule_speaks_of_two_things_in_a_week(amina: Member) -> None:
    first = thrice(amina)
    said = tip(amina)
    assert said is not None
    assert said.about == str(first)
    world.watch(amina, world.quote(amina, "68").cell)
    thrice(amina, "Kongowea")
    assert tip(amina) is None, "this week the rule has spoken"
    cache.delete(telling.name_of(amina, "watch"))
    assert rule_of(amina) == "watch"


def test_off_in_the_preferences_it_says_nothing(as_: As, amina: Member) -> None:
    thrice(amina)
    assert "On my home page" in as_(amina).get("/me/notices/").content.decode()
    choose(amina, Matter.TIP, Way.SILENT)
    assert activity(amina) is None
    assert tip(amina) is None
    choose(amina, Matter.TIP, Way.TEXT)
    assert not Preference.objects.exists(), "a tip never calls: any other way is the page"
    assert rule_of(amina) == "watch"


def test_it_is_for_the_member_alone(as_: As, call: Call, amina: Member, bakari: Member) -> None:
    thrice(amina)
    assert rule_of(amina) == "watch"
    assert "watch its price" not in as_(bakari).get("/").content.decode()
    assert call(bakari, "/me/tips").json() == []
    as_(bakari).post("/tips/watch/dismissal/")
    assert rule_of(amina) == "watch", "nobody puts away another's"


def test_a_rule_that_is_none_is_not_found(as_: As, call: Call, amina: Member) -> None:
    assert as_(amina).post("/tips/gossip/dismissal/").status_code == 404
    assert as_(amina).get("/tips/watch/dismissal/").status_code == 405
    assert call(amina, "/me/tips/gossip/dismissal", send="post").status_code == 404


def test_a_program_reads_it_and_puts_it_away(call: Call, amina: Member) -> None:
    cell = thrice(amina)
    [said] = call(amina, "/me/tips").json()
    assert (said["rule"], said["url"]) == ("watch", f"/me/watches/new/{cell}/")
    assert call(amina, "/me/tips/watch/dismissal", send="post").json() == []
    assert call(amina, "/me/tips").json() == []


def test_without_the_cache_nothing_is_told(
    monkeypatch: pytest.MonkeyPatch, as_: As, amina: Member
) -> None:
    def gone(*words: object) -> None:
        raise ConnectionError

    thrice(amina)
    monkeypatch.setattr(telling, "may_speak", gone)
    assert tip(amina) is None
    assert as_(amina).get("/").status_code == 200


def test_it_costs_home_two_questions_at_most(
    amina: Member, trial: Experiment, question: Question, django_assert_max_num_queries: Atmost
) -> None:
    thrice(amina)
    with django_assert_max_num_queries(2):
        tip(amina)


some = st.integers(0, 9)


@given(some, some, some, st.booleans())
def test_each_rule_speaks_at_its_number_and_not_before(
    times: int, idle: int, late: int, bare: bool
) -> None:
    did = Activity(
        Price(1, "Maize", "Wakulima", times),
        Trial(2, "Photo", idle),
        Answered(3, "Why?", late),
        bare,
    )
    said = [one.rule for one in tips(did)]
    wanted = {"count": idle >= 3, "outcome": late >= 2, "watch": times >= 3, "hours": bare}
    assert said == [rule for rule in RULES if wanted[rule]]


def test_who_did_nothing_is_told_nothing() -> None:
    assert tips(Activity()) == []
