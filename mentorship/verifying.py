"""Who may verify a skill: the stewards of the trade's groups who are known, and those who are
verified in that very skill.

Which stewards count says `groups.offices`. Where there are not two, staff see the evidence
themselves.
"""

from django.db.models import Q, QuerySet

from community.members import trust
from community.members.models import Member, Standing
from community.sectors.models import Sector
from groups import offices
from mentorship.models import Appeal, Application, Sighting, Verification

ALIKE = 2
MET = 3


def verifiers(sector: Sector, skill: str, besides: Member) -> QuerySet[Member]:
    stewards = offices.stewardships().filter(group__sector=sector)
    skilled = Verification.objects.standing().of_skill(sector, skill)
    known = Q(pk__in=stewards.values("member")) | Q(pk__in=skilled.values("member"))
    return Member.objects.filter(known, is_active=True).exclude(pk=besides.pk)


def falls_to_staff(sector: Sector, skill: str, besides: Member) -> bool:
    """The trade has not two who could verify this."""
    return verifiers(sector, skill, besides).count() < ALIKE


def may_see(member: Member, one: Application) -> bool:
    """As one of those who may verify it, or as staff where there are not two."""
    if member.pk == one.author_id:
        return False
    if verifiers(one.sector, one.skill, one.author).filter(pk=member.pk).exists():
        return True
    return member.is_staff and falls_to_staff(one.sector, one.skill, one.author)


def waiting_for(member: Member) -> QuerySet[Application]:
    """What this member may look at and has not yet, longest first."""
    rows = Application.objects.waiting().exclude(author=member).exclude(sightings__author=member)
    if not member.is_staff:
        rows = rows.filter(mine(member))
    return rows.select_related("author", "sector").order_by("pk")


def mine(member: Member) -> Q:
    """The trades this member stewards a group of, being known, and the skills of their badges."""
    wanted = Q(sector__in=offices.held_by(member).values("group__sector"))
    for badge in Verification.objects.standing().filter(member=member):
        wanted |= Q(sector=badge.sector_id, skill__iexact=badge.skill)
    return wanted


def are_enough(one: Application) -> bool:
    """Staff, where it fell to them; or two, of whom one is outside the applicant's own ring."""
    agreed = list(Sighting.objects.filter(application=one, agrees=True))
    if any(word.as_staff for word in agreed):
        return True
    return len(agreed) >= ALIKE and not in_one_ring([one.author_id, *(w.author_id for w in agreed)])


def in_one_ring(members: list[int]) -> bool:
    """All of them vouch for nobody but each other."""
    circles = Standing.objects.filter(member__in=members).values_list("circle", flat=True)
    found = list(circles)
    return len(found) == len(members) and None not in found and len(set(found)) == 1


def lacks(member: Member) -> str:
    """What a member still needs before a skill of theirs is verified: phone, met; or nothing."""
    line = trust.lines([member])[member.pk]
    if not line.verified:
        return "phone"
    return "met" if line.met < MET else ""


def may_revoke(by: Member, badge: Verification) -> bool:
    if badge.member_id == by.pk:
        return False
    if by.is_staff or badge.author_id == by.pk:
        return True
    one = badge.application
    return one is not None and one.sightings.filter(author=by, agrees=True).exists()


def judges(made: Appeal) -> QuerySet[Member]:
    """Those who may verify the skill and have no part in it: neither gave it nor took it."""
    badge = made.revocation.verification
    able = verifiers(badge.sector, badge.skill, made.author)
    return able.exclude(pk=made.revocation.author_id).exclude(pk=badge.author_id)


def staff_beside(made: Appeal) -> list[Member]:
    rows = Member.objects.filter(is_staff=True, is_active=True)
    return list(rows.exclude(pk__in=[made.author_id, made.revocation.author_id]))


def is_for_staff(made: Appeal) -> bool:
    """Where those who are left cannot bring two alike together."""
    heard = list(made.opinions.values_list("author", "lifts"))
    waiting = judges(made).exclude(pk__in=[author for author, _lifts in heard]).count()
    lifting = sum(1 for _author, lifts in heard if lifts)
    return max(lifting, len(heard) - lifting) + waiting < ALIKE


def may_judge(by: Member, made: Appeal) -> bool:
    if made.answered_at or made.opinions.filter(author=by).exists():
        return False
    if judges(made).filter(pk=by.pk).exists():
        return True
    return by.is_staff and is_for_staff(made) and by in staff_beside(made)
