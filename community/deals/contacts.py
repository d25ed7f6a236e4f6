"""Who had to do with a member by a deal: the other of the two, and who was there to see it."""

from django.db.models import Q

from community.deals.models import Deal, Witness
from community.members.models import Member


def contacts(member: Member) -> set[int]:
    """Two promised each other something, or one of them asked the other to."""
    theirs = Deal.objects.filter(Q(author=member) | Q(member=member))
    others = {pk for pair in theirs.values_list("author", "member") for pk in pair}
    saw = Witness.objects.filter(deal__in=theirs).values_list("member", flat=True)
    return {*others, *saw} - {member.pk}
