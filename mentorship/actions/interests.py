from collections.abc import Iterable
from uuid import UUID, uuid5

from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.models import Member
from community.members.once import once, said
from community.text import wording
from community.text.refusals import Refusal
from mentorship.models import Interest

MOST = 5


def declare(by: Member, key: UUID, words: str) -> Interest:
    """What a member sells or earns by; it stands beside each of their answers from now on."""
    line = wording.line(words, 60, "words")
    return once(Interest, by, key, lambda: declared(by, key, line), said(words=line))


def declared(by: Member, key: UUID, line: str) -> Interest:
    standing = Interest.objects.standing().filter(author=by)
    known = standing.filter(words__iexact=line).first()
    if known is not None:
        return known
    if standing.count() >= MOST:
        raise Refusal(_("Say it in five lines at most: take one back first."), "words")
    return Interest.objects.create(author=by, key=key, words=line)


def declare_all(by: Member, key: UUID, lines: Iterable[str]) -> None:
    """Part of an act that asks for them, line by line."""
    for line in filter(None, (one.strip() for one in lines)):
        kept = wording.line(line, 60, "interests")
        declared(by, uuid5(key, kept.lower()), kept)


def end(by: Member, interest: Interest) -> Interest:
    """They have it no more; a second time changes nothing."""
    if interest.author_id != by.pk:
        raise Refusal(_("Each says this for themselves."))
    Interest.objects.standing().filter(pk=interest.pk).update(ended_at=timezone.now())
    return interest
