"""What is said calmly to whoever deals with somebody few know."""

from django.db.models import Q
from django.utils.translation import gettext as _

from community.deals.models import Claim, Deal
from community.deals.models.deal import Ending
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
    said += firsts(reader, other)
    said += [stands(one, other) for one in against(other)]
    if share_a_phone(reader, other):
        said.append(
            _(
                "You two have used one phone. Your deal stands, but what you say of each other "
                "here does not count for others."
            )
        )
    return said


def firsts(reader: Member, other: Member) -> list[str]:
    """Who has no deal yet that both sides say is done: one small deal is how trust begins."""
    done = Deal.objects.filter(ending=Ending.DONE)
    mine = done.filter(Q(author__in=(reader, other)) | Q(member__in=(reader, other)))
    traded = {pk for pair in mine.values_list("author", "member") for pk in pair}
    said = []
    if other.pk not in traded:
        said.append(_("%(name)s has no recorded deal yet.") % {"name": other})
    if reader.pk not in traded:
        said.append(_("You have no recorded deal yet."))
    if said:
        small = _("Begin with a small one, and ask a third member to see it change hands.")
        return [" ".join([*said, small])]
    return said


def stands(one: Claim, other: Member) -> str:
    words = {"day": f"{one.settled_at:%d/%m/%Y}", "name": other, "matter": one.matter}
    if one.is_of_money:
        said = _("Two stewards found on %(day)s that %(name)s owed %(matter)s and did not pay.")
    else:
        said = _("Two stewards found on %(day)s of %(name)s: %(matter)s.")
    return said % words
