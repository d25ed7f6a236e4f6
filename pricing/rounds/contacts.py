"""Who had to do with a member by buying together: in the same rounds, on either side."""

from django.db.models import Q

from community.members.models import Member
from pricing.models import Offer, Pledge, Round


def contacts(member: Member) -> set[int]:
    pledged, quoted = Pledge.objects.filter(author=member), Offer.objects.filter(author=member)
    mine = Q(pk__in=pledged.values("round")) | Q(pk__in=quoted.values("invitation__round"))
    rounds = Round.objects.filter(mine)
    buyers = Pledge.objects.filter(round__in=rounds).values_list("author", flat=True)
    sellers = Offer.objects.filter(invitation__round__in=rounds).values_list("author", flat=True)
    return {*buyers, *sellers} - {member.pk}
