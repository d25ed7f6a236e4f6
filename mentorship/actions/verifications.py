from uuid import UUID

from django.utils.translation import gettext as _

from community.members.models import Member
from community.members.once import once, said
from community.sectors.models import Sector
from community.text import wording
from community.text.refusals import Refusal
from mentorship import verifying
from mentorship.actions import badges
from mentorship.actions.applications import check_area
from mentorship.models import Verification
from mentorship.models.verification import Area


def verify(
    by: Member,
    member: Member,
    key: UUID,
    sector: Sector,
    skill: str,
    proof: str,
    area: str = Area.CRAFT,
) -> Verification:
    """Staff saw proof that a member knows a skill, in a trade that has not two who could see it;
    the badge holds for a year.

    The door by which a trade gets its first verifiers: nobody there can have met three others yet,
    so the word of staff stands for the vouches and the interests an application asks for. It is
    shut once there are two, and what goes through it is in the log that everybody reads.
    """
    skill, proof = wording.line(skill, 60, "skill"), wording.said(proof, 1000, "proof")
    words = {"member": member, "sector": sector, "skill": skill, "proof": proof}

    def act() -> Verification:
        check_staff(by)
        check_area(area)
        check(by, member, sector, skill)
        return badges.give(by, key, area=area, **words)

    return once(Verification, by, key, act, said(**words))


def check(by: Member, member: Member, sector: Sector, skill: str) -> None:
    if member == by:
        raise Refusal(_("Nobody verifies themselves."), "member")
    held = Verification.objects.standing().filter(member=member).of_skill(sector, skill)
    if held.exists():
        raise Refusal(_("This skill is verified already."), "skill")
    if not verifying.falls_to_staff(sector, skill, member):
        raise Refusal(_("This trade has two who can verify it: let the mentor apply."), "sector")


def check_staff(by: Member) -> None:
    if not by.is_staff:
        raise Refusal(_("Only staff verify mentors."))
