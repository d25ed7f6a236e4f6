from collections.abc import Sequence

from django.db.models import Count
from django.utils.translation import ngettext

from community.members.models import Member
from mentorship.models import Answer


def past_jobs(reader: Member, members: Sequence[Member]) -> dict[int, list[str]]:
    """How many answers of each helped, by the word of whoever asked."""
    helped = Answer.objects.standing().filter(author__in=members, help__isnull=False)
    many = helped.order_by().values_list("author").annotate(many=Count("pk"))
    return {author: [line(n)] for author, n in many}


def line(many: int) -> str:
    return ngettext("%d answer helped", "%d answers helped", many) % many
