"""Who judges a matter, and when it is settled: the same rule as for appeals in groups.

Stewards of the group in which it arose, with no part in it and none in an earlier hearing of it.
Two who say the same settle it. Where those who are left can no longer bring two alike together,
it falls to staff, of whom one settles it.
"""

from collections import Counter

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community.deals.models import Hearing, Verdict
from community.members.models import Freeze, Member
from community.notices.tell import tell

ALIKE = 2


def party(hearing: Hearing) -> set[int]:
    """Both sides, and whoever judged it before."""
    matter = hearing.claim or hearing.feedback
    sides = {matter.author_id, matter.member_id} if matter else set()
    earlier = Verdict.objects.exclude(hearing__claim=None).filter(hearing__claim=hearing.claim)
    before = earlier.exclude(hearing=hearing)
    return {*before.values_list("author", flat=True), *(one for one in sides if one)}


def judges(hearing: Hearing) -> list[Member]:
    if hearing.group is None:
        return []
    resting = Freeze.objects.lasting().values("member")
    stewards = hearing.group.stewards().filter(is_active=True).exclude(pk__in=resting)
    return [one for one in stewards.exclude(pk__in=party(hearing)) if is_apart(one, hearing)]


def is_apart(member: Member, hearing: Hearing) -> bool:
    """Nor is the number theirs that a claim speaks of."""
    return hearing.claim is None or not hearing.claim.is_about(member)


def is_for_staff(hearing: Hearing) -> bool:
    heard = list(hearing.verdicts.values_list("author", "says"))
    spoken = {author for author, _says in heard}
    waiting = sum(1 for one in judges(hearing) if one.pk not in spoken)
    most = max(Counter(says for _author, says in heard).values(), default=0)
    return most + waiting < ALIKE


def may_judge(member: Member, hearing: Hearing) -> bool:
    if not hearing.is_open or hearing.verdicts.filter(author=member).exists():
        return False
    return member in judges(hearing) or judges_as_staff(member, hearing)


def judges_as_staff(member: Member, hearing: Hearing) -> bool:
    apart = member.pk not in party(hearing) and is_apart(member, hearing)
    return member.is_staff and apart and is_for_staff(hearing)


def tell_judges(hearing: Hearing) -> None:
    """Those who may judge it now."""
    due = list(judges(hearing))
    if is_for_staff(hearing):
        staff = Member.objects.filter(is_staff=True, is_active=True)
        due += [one for one in staff if judges_as_staff(one, hearing)]
    url = reverse("deals:hearing", args=[hearing.pk])
    tell(due, "deal.hearing", text=_("Two members differ. Judge it with another steward."), url=url)
