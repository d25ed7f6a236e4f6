"""What is on record of the jobs of many members, in short: a line each, two queries for all."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.deals.models import Deal, Feedback
from community.deals.questions import AS, SHORT
from community.members.models import Member
from community.members.rating import Word, shares


def past_jobs(reader: Member, members: Sequence[Member]) -> dict[int, list[str]]:
    """What the reader dealt with them, and what others answered first about them."""
    told: dict[int, list[str]] = defaultdict(list)
    for member, many in together(reader, members).items():
        line = ngettext("%d deal done with you", "%d deals done with you", many)
        told[member].append(line % many)
    for (member, role), words in said(members).items():
        found = shares(words)[0]
        share = {"role": AS[role], "what": SHORT[role][0], "yes": found.yes, "n": found.n}
        told[member].append(_("%(role)s, %(what)s: %(yes)d of %(n)d") % share)
    return told


def together(reader: Member, members: Sequence[Member]) -> Counter[int]:
    both = Q(author=reader, member__in=members) | Q(member=reader, author__in=members)
    pairs = Deal.objects.done().filter(both).values_list("author", "member")
    return Counter(one if other == reader.pk else other for one, other in pairs)


def said(members: Sequence[Member]) -> dict[tuple[int, str], list[Word]]:
    """By whom it is about and what they were; only what is public and weighs something."""
    found: dict[tuple[int, str], list[Word]] = defaultdict(list)
    rows = Feedback.objects.public().filter(member__in=members, weighs__gt=0)
    for one in rows.order_by("role", "pk"):
        if one.role in AS:
            found[one.member_id, one.role].append(Word(one.author_id, one.answers, one.weighs))
    return found
