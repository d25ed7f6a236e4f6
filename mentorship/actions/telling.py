"""Notices of advice and lessons, each in the language of the one who reads it."""

from collections.abc import Iterable
from itertools import groupby

from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import override

from community.members.models import Member
from community.notices.tell import tell


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
    readers = sorted(set(members), key=lambda one: (one.language, one.pk))
    for language, alike in groupby(readers, key=lambda one: one.language):
        with override(language):
            text = str(sentence) % words
        tell(alike, kind, text=Truncator(text).chars(200), url=url, by=by)
