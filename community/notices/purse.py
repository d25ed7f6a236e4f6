"""How many texts a member's phone is sent of our own accord: so many a day, and so many a week.

What costs nothing here: codes, replies to what they texted, what a deal of theirs must prove, and
warnings of their own account. From four fifths of the week on each text says how many are left.
"""

from datetime import date, timedelta
from typing import NamedTuple

from django.utils import timezone

from community.members.models import Member
from community.notices.preferences import habits_of
from community.sms import budgets

WARNED = 4, 5


class Paid(NamedTuple):
    """This text is so many of so many of the week."""

    number: int
    most: int

    @property
    def is_near_the_end(self) -> bool:
        part, whole = WARNED
        return self.number * whole >= self.most * part


def pay(member: Member) -> Paid | None:
    """For one text, where day and week have one left; inside the act's transaction."""
    habits = habits_of(member)
    if not budgets.within(f"member {member.pk}", habits.texts_a_day):
        return None
    number = budgets.paid(week_of(member), habits.texts_a_week, monday())
    return Paid(number, habits.texts_a_week) if number else None


def this_week(member: Member) -> Paid:
    return Paid(budgets.spent_of(week_of(member), monday()), habits_of(member).texts_a_week)


def week_of(member: Member) -> str:
    return f"week {member.pk}"


def monday() -> date:
    today = timezone.localdate()
    return today - timedelta(days=today.weekday())
