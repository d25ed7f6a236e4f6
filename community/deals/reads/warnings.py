"""What is said calmly to whoever deals with somebody few know."""

from django.utils.translation import gettext as _

from community.deals.models import Claim
from community.deals.reads.claims import against
from community.members.apart import share_a_phone
from community.members.models import Member
from community.members.trust import Line


def warnings(reader: Member, other: Member, line: Line) -> list[str]:
    """Facts the site has seen itself, and what one can do; nothing is forbidden."""
    said = []
    if line.frozen:
        said.append(
            _(
                "%(name)s came in by a new phone or number lately. Make sure that it is still "
                "them: call, or meet."
            )
            % {"name": other}
        )
    elif not line.vouched:
        said.append(
            _(
                "Nobody vouches for %(name)s yet. See the goods before you pay, or let a third "
                "member be there when it changes hands."
            )
            % {"name": other}
        )
    said += [stands(one, other) for one in against(other)]
    if share_a_phone(reader, other):
        said.append(
            _(
                "You two have used one phone. Your deal stands, but what you say of each other "
                "here does not count for others."
            )
        )
    return said


def stands(one: Claim, other: Member) -> str:
    words = {"day": f"{one.settled_at:%d/%m/%Y}", "name": other, "matter": one.matter}
    if one.is_of_money:
        said = _("Two stewards found on %(day)s that %(name)s owed %(matter)s and did not pay.")
    else:
        said = _("Two stewards found on %(day)s of %(name)s: %(matter)s.")
    return said % words
