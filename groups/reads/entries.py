"""Who was invited and written down, for the stewards; and where my own number was."""

from community.members.models import Member
from groups.models import Enrolment, Group, Ticket

MOST = 100


def tickets(group: Group) -> list[Ticket]:
    return list(Ticket.objects.of(group).select_related("author")[:MOST])


def enrolments(group: Group) -> list[Enrolment]:
    """Those who have not answered, and those who came; the last first."""
    rows = group.enrolments.select_related("author", "member").order_by("-pk")[:MOST]
    now = {*group.enrolments.waiting().values_list("pk", flat=True)}
    return [one for one in rows if one.answered_at or one.pk in now]


def joining(member: Member) -> list[Enrolment]:
    rows = Enrolment.objects.waiting().filter(phone=member.phone)
    return list(rows.select_related("group__sector", "group__place", "author").order_by("-pk"))
