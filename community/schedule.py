"""The sitemap of periodic jobs: what the worker does by the clock (UTC)."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from procrastinate.contrib.django import app

from community.alerts.actions import alerts
from community.deals import tasks as claims
from community.deals import weighing
from community.deals.actions import closings as deals
from community.deals.actions import hearings, lookups
from community.front import gathering
from community.front.erasing import erasing
from community.imports import tasks as imports
from community.members import tasks as members
from community.notices import deliver, digest
from community.personas import tasks as personas
from community.personas.actions import dictations
from community.personas.actions import personas as pages
from community.pictures import keeping
from community.sms import tasks as sms
from groups import tasks as groups
from groups.actions import closings as ballots
from groups.actions import enrolments, recalls, slips, successions, suspensions, terms
from mentorship import tasks as mentorship
from mentorship.actions import askings, badges, films, hours, nudges, rests, silences, weights
from pricing import circles, publishing
from pricing.actions import closings
from pricing.desk import alarms


def send_what_is_still_owed(timestamp: int) -> None:
    sms.hand_over_the_rest()
    groups.make_ready_the_rest()
    mentorship.make_ready_the_rest()
    personas.make_ready_the_rest()
    claims.make_ready_the_rest()


def look_after_ballots(timestamp: int) -> None:
    ballots.look_after_ballots()
    recalls.close_due()
    terms.look_after_stewards()


def look_after_questions(timestamp: int) -> None:
    askings.look_after_questions()


def look_after_hours(timestamp: int) -> None:
    hours.look_after_hours()


def look_after_badges(timestamp: int) -> None:
    badges.look_after_badges()


def look_after_rests(timestamp: int) -> None:
    rests.look_after_rests()


def look_after_terms(timestamp: int) -> None:
    silences.look_after_terms()


def look_after_those_who_wait(timestamp: int) -> None:
    nudges.look_after_those_who_wait()


def deliver_notices(timestamp: int) -> None:
    alerts.tell_sure()
    deliver.release_held()
    deliver.send_due()


def let_back_in(timestamp: int) -> None:
    suspensions.end_due()
    enrolments.forget_lapsed()
    dictations.forget_lapsed()


def wake_with_the_digest(timestamp: int) -> None:
    digest.send_due()


def tidy_up(timestamp: int) -> None:
    sms.forget()
    deliver.forget()
    groups.take_away_the_withdrawn()
    slips.forget()
    personas.take_away_the_taken_down()
    keeping.tidy()
    imports.drop_the_old()
    lookups.forget()
    alerts.forget()
    gathering.drop_the_old()
    members.forget()
    SessionStore.clear_expired()


def work_out_standing(timestamp: int) -> None:
    members.start_anew()


def erase_who_asked(timestamp: int) -> None:
    successions.ask_heirs()
    erasing.erase_due()


def close_rounds(timestamp: int) -> None:
    closings.close_due()
    closings.remind_due()


def publish_prices(timestamp: int) -> None:
    publishing.publish_all()


def weigh_feedback(timestamp: int) -> None:
    weighing.weigh_all()
    weights.weigh_anew()
    circles.weigh_anew()


def look_after_deals(timestamp: int) -> None:
    deals.look_after_deals()
    hearings.look_after_hearings()


def look_at_films(timestamp: int) -> None:
    films.look_at_films()


def ask_whether_pages_are_right(timestamp: int) -> None:
    pages.ask_still_right()


def look_for_floods(timestamp: int) -> None:
    alarms.look()


BY_THE_CLOCK = {
    "* * * * *": close_rounds,
    "*/1 * * * *": deliver_notices,
    "*/5 * * * *": send_what_is_still_owed,
    "1-59/5 * * * *": look_after_ballots,
    "2-59/5 * * * *": let_back_in,
    "*/2 * * * *": look_after_hours,
    "3-59/10 * * * *": look_after_questions,
    "8-59/10 * * * *": look_for_floods,
    "6-59/10 * * * *": look_after_rests,
    "4-59/30 * * * *": look_after_deals,
    "*/5 1-10 * * *": wake_with_the_digest,  # from four to two in Nairobi: each at their hour
    "5 6 * * *": look_after_badges,  # at nine in the morning in Nairobi
    "15 6 * * *": look_after_terms,
    "20 6 * * *": ask_whether_pages_are_right,
    "25 6 * * *": look_after_those_who_wait,
    "10 0 * * *": tidy_up,
    "25 * * * *": erase_who_asked,
    "40 0 * * *": work_out_standing,
    "50 0 * * *": weigh_feedback,
    "55 0 * * *": look_at_films,
    "10 22 * * *": publish_prices,  # at one in the night in Nairobi
}

jobs: Any = app
for cron, job in BY_THE_CLOCK.items():
    name = f"clock.{job.__name__}"
    jobs.periodic(cron=cron)(jobs.task(name=name, queueing_lock=name)(job))
