"""What a member's word weighs: by the age of the account when it spoke."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from community.members import voice
from community.members.models import Member, Standing

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "weighs"), [(0, 0.01), (6.9, 0.01), (7, 0.25), (27.9, 0.25), (28, 1.0), (900, 1.0)]
)
def test_a_new_account_hardly_counts_beside_an_old_one(days: float, weighs: float) -> None:
    assert voice.by_age(NOON - timedelta(days=days), NOON) == weighs


def test_what_was_said_before_joining_is_no_louder(amina: Member) -> None:
    """A clock that went wrong makes nobody older."""
    assert voice.by_age(NOON, NOON - timedelta(days=400)) == voice.NEW_WEIGHS


def test_ten_new_accounts_weigh_a_tenth_of_one_that_has_been_here_for_a_month() -> None:
    assert pytest.approx(0.1) == 10 * voice.NEW_WEIGHS


def test_where_nobody_is_vouched_for_all_weigh_alike(amina: Member, dalia: Member) -> None:
    found = voice.voices([amina, dalia])
    assert {one.circle for one in found.values()} == {amina.pk, dalia.pk}
    assert len({one.standing for one in found.values()}) == 1
    assert 0 < found[amina.pk].standing < voice.UNVOUCHED


def test_who_is_known_weighs_their_standing_from_the_first_day(
    amina: Member, dalia: Member, wanjiru: Member
) -> None:
    for one, value, circle in ((amina, 0.7, None), (dalia, 0.0, wanjiru.pk)):
        words = {"flow": value, "value": value, "circle": circle, "as_of": NOON}
        Standing.objects.create(member=one, **words)
    found = voice.voices([amina, dalia])
    assert found[amina.pk] == (0.7, amina.pk)
    assert found[dalia.pk] == (voice.UNVOUCHED * voice.NEW_WEIGHS, wanjiru.pk)


def test_voices_are_one_query(amina: Member, dalia: Member, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        voice.voices([amina, dalia])
