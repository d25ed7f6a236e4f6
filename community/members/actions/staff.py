from community.members.actions.joining import join
from community.members.models import Member


def appoint(phone: str) -> Member:
    """Makes the member behind this number staff: they reach /admin/ by the same sign-in."""
    member = join(phone)
    member.is_staff = member.is_superuser = True
    member.save(update_fields=["is_staff", "is_superuser"])
    return member
