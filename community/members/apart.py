"""Whether two members are two: who uses one phone speaks, to others, with one voice."""

from community.members.models import Browser, Member


def share_a_phone(one: Member, other: Member) -> bool:
    """Both came in by the same browser, ever. A family may; their deals stand, but prove nothing
    to others: no vouch and no feedback that counts comes of them."""
    return Browser.objects.shared(one, other).exists()
