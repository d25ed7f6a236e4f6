"""The steward's yes or no, and the author's no; their yes is in `accepting`, since it publishes."""

from django.db import transaction
from django.utils import timezone

from community.imports.actions.telling import tell_author, tell_authors
from community.imports.models import Find, Import
from community.members.models import Member


@transaction.atomic
def keep(by: Member, find: Find) -> None:
    """A steward thinks it of use; its author is asked."""
    judge(by, find, kept_at=timezone.now(), passed_at=None)
    tell_author(by, find.writer)


def pass_over(by: Member, find: Find) -> None:
    judge(by, find, kept_at=None, passed_at=timezone.now())


def judge(by: Member, find: Find, **when: object) -> None:
    """What its author has accepted is no steward's any more."""
    Find.objects.filter(pk=find.pk, accepted_at=None).update(judged_by=by, **when)


@transaction.atomic
def keep_all(by: Member, imported: Import, sort: str) -> int:
    """All of one sort that nobody has judged yet; their authors are asked."""
    rest = imported.finds.unjudged().filter(sort=sort, refused_at=None)
    count = rest.update(kept_at=timezone.now(), judged_by=by)
    tell_authors(by, imported)
    return count


def refuse(by: Member, find: Find) -> None:
    """Its author says no; they may still say yes."""
    Find.objects.filter(pk=find.pk, accepted_at=None).update(refused_at=timezone.now())
