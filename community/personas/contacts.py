"""Who had to do with a member by their business: who has their number, or gave them theirs."""

from community.members.models import Member
from community.personas.models import Sharing


def contacts(member: Member) -> set[int]:
    given = Sharing.objects.filter(author=member).values_list("member", flat=True)
    return {*given, *Sharing.objects.filter(member=member).values_list("author", flat=True)}
