"""Notices of the group, each in the language of the one who reads it."""

from collections.abc import Iterable
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import override

from community.members.models import Member
from community.notices.tell import tell

LONGEST = 200


def told(
    members: Iterable[Member],
    kind: str,
    sentence: Promise,
    *,
    url: str,
    by: Member,
    **words: object,
) -> None:
    """`sentence` is lazy, with %(…)s for the words; nobody is told of what they did themselves."""
    by_language = sorted(members, key=lambda member: (member.language, member.pk))
    for language, readers in groupby(by_language, key=lambda member: member.language):
        with override(language):
            text = str(sentence) % words
        tell(readers, kind, text=text[:LONGEST], url=url, by=by)
