"""What is known of the erased without knowing them: digests that only this site can make.

A handle is never given again, so that an old @mention leads to nobody else; and who was put out of
a group does not come in anew by having themselves forgotten.
"""

from django.utils.crypto import salted_hmac

from community.members.models import Erasure, Member


def digest(what: str) -> str:
    return str(salted_hmac("community.members.erased", what, algorithm="sha256").hexdigest())


def had(handle: str) -> bool:
    """Whether somebody who was erased had this handle."""
    return Erasure.objects.filter(handle=digest(handle)).exists()


def selves(member: Member) -> list[int]:
    """This member, and who had the same number before them and was erased while put out."""
    if member.phone is None:
        return [member.pk]
    before = Erasure.objects.filter(mark=digest(member.phone), done_at__isnull=False)
    return [member.pk, *before.values_list("author", flat=True)]
