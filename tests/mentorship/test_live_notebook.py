"""What is counted changes the open page of whoever counts, and for the trade what all found
together: never what one of them counted, nor who did."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from django.utils.translation import override

from community.live import access as live
from community.live.models import Event
from community.members.models import Member
from groups.models import Group
from mentorship import fragments_notebook as fragments
from mentorship.actions import experiments
from mentorship.models import Experiment
from tests import world
from tests.doors import As


@pytest.fixture
def trial(bakari: Member, group: Group) -> Experiment:
    return world.experiment(bakari, group)


def events(topic: str) -> list[Event]:
    return list(Event.objects.filter(topic=topic).order_by("number"))


def day(trial: Experiment) -> str:
    return fragments.draw_experiment(events(trial.topic))[-1]


def pool(trial: Experiment) -> str:
    return fragments.draw_idea(events(trial.idea.topic))[-1]


def english(html: str) -> str:
    shown = html
    while '<i lang="sw">' in shown:
        before, _, rest = shown.partition('<i lang="sw">')
        shown = before + rest.partition("</i>")[2]
    return shown.replace('<i lang="en">', "").replace("</i>", "")


def counts(by: Member, trial: Experiment, came: int = 9, ago: int = 0) -> None:
    when = timezone.localdate() - timedelta(days=ago)
    experiments.count(by, trial, uuid4(), when, 40, 4, 40, came)


def test_a_day_counted_elsewhere_comes_to_the_open_page_as_a_fresh_look_shows_it(
    trial: Experiment, bakari: Member, as_: As
) -> None:
    address = trial.get_absolute_url()
    assert f'data-live="{trial.topic}" data-after="0"' in as_(bakari).get(address).content.decode()
    counts(bakari, trial)
    page, news = as_(bakari).get(address).content.decode(), english(day(trial))
    telling, row = news.split("<li", 1)
    assert telling.replace(" data-only", "").strip() in page
    assert f"<li{row}".strip() in page
    assert "9 of 40" in row


def test_a_day_counted_again_takes_the_place_of_the_first(
    trial: Experiment, bakari: Member
) -> None:
    counts(bakari, trial)
    counts(bakari, trial, came=12)
    first, last = fragments.draw_experiment(events(trial.topic))
    name = f'id="day{trial.pk}-{timezone.localdate():%Y%m%d}"'
    assert name in first
    assert name in last
    assert "12 of 40" in last
    counts(bakari, trial, ago=1)
    assert name not in day(trial)


def test_the_same_count_twice_is_told_once(trial: Experiment, bakari: Member) -> None:
    words, key = (timezone.localdate(), 40, 4, 40, 9), uuid4()
    for _twice in range(2):
        experiments.count(bakari, trial, key, *words)
    assert len(events(trial.topic)) == len(events(trial.idea.topic)) == 1


def test_of_fewer_than_five_the_trade_hears_nothing_and_of_nobody_who_it_was(
    trial: Experiment, bakari: Member, wanjiru: Member, as_: As
) -> None:
    counts(bakari, trial, came=33)
    answer = as_(wanjiru).get(f"/live/{trial.idea.topic}/events?after=0").json()
    (event,) = answer["events"]
    assert event["by"] is None
    assert "from five of them on" in event["html"]
    assert "33" not in english(event["html"])
    page = as_(wanjiru).get(trial.idea.get_absolute_url()).content.decode()
    assert english(event["html"]).replace(" data-only", "").strip() in page.replace(
        " data-only", ""
    )


def test_from_five_on_what_they_found_together_comes_to_the_open_page(
    trial: Experiment, bakari: Member, group: Group, as_: As
) -> None:
    traders = [world.joined(world.member(f"Trader {number}"), group) for number in range(5)]
    world.long_here(*traders)
    for one in traders:
        own = experiments.take_up(one, trial.idea)
        for ago in range(5):
            counts(one, own, came=20, ago=ago)
    assert "5 traders tried" in pool(trial)
    page = as_(bakari).get(trial.idea.get_absolute_url()).content.decode()
    assert english(pool(trial)).strip() in page
    assert f'data-live="{trial.idea.topic}"' in page


def test_only_whoever_counts_watches_their_days_and_only_the_trade_what_is_found(
    trial: Experiment, bakari: Member, wanjiru: Member, chidi: Member, group: Group
) -> None:
    assert live.may_watch(bakari, trial.topic)
    assert not live.may_watch(wanjiru, trial.topic)
    assert live.may_watch(wanjiru, trial.idea.topic)
    assert not live.may_watch(chidi, trial.idea.topic)
    group.memberships.filter(member=wanjiru).delete()
    assert not live.may_watch(wanjiru, trial.idea.topic)


def test_what_comes_is_the_same_for_readers_of_both_languages(
    trial: Experiment, bakari: Member
) -> None:
    counts(bakari, trial)
    said = {}
    for language in ("en", "sw"):
        with override(language):
            said[language] = (day(trial), pool(trial))
    assert said["en"] == said["sw"]


def test_an_event_of_something_gone_draws_nothing(trial: Experiment) -> None:
    lost = Event(topic_id=trial.topic, number=9, kind="tally.counted", subject=10**9)
    assert fragments.draw_experiment([lost]) == [""]
    assert fragments.draw_idea([lost]) == [""]
