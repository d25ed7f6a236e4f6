"""What a member's word weighs: by the age of the account when it spoke."""

from datetime import UTC, datetime, timedelta

import pytest

from community.members import voice
from community.members.models import Member

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


def test_each_is_a_voice_of_their_own_until_vouches_are_counted(
    amina: Member, dalia: Member
) -> None:
    found = voice.voices([amina, dalia])
    assert {one.circle for one in found.values()} == {amina.pk, dalia.pk}
    assert {one.standing for one in found.values()} == {1.0}
