"""A group's own words for things, kept by its stewards; they change no page but what search finds,
so no event is recorded."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.book import refuse_powerless
from community.members.models import Member
from community.members.once import once, said
from community.search.words import WORD, plain
from community.text import wording
from community.text.refusals import Refusal
from groups.actions.doors import locked
from groups.models import Group, Synonym

MOST, FEWEST, LONGEST = 200, 2, 8


def teach(by: Member, group: Group, key: UUID, words: str) -> Synonym:
    """A steward says which words mean the same: sukari = sugar."""
    kept = same_words(words)
    return once(
        Synonym, by, key, lambda: taught(by, group, key, kept), said(group=group, words=kept)
    )


def taught(by: Member, group: Group, key: UUID, words: str) -> Synonym:
    refuse_powerless(by)
    standing = locked(group).synonyms.filter(dropped_at=None)
    if standing.filter(words=words).exists():
        raise Refusal(_("This group already knows these words."), "words")
    if standing.count() >= MOST:
        raise Refusal(_("A group has at most %d lines of words.") % MOST, "words")
    return Synonym.objects.create(author=by, key=key, group=group, words=words)


def same_words(words: str) -> str:
    """Two to eight single words, joined by =."""
    said = wording.line(words, 200, "words").split("=")
    names = list(dict.fromkeys(plain(one).strip() for one in said))
    if not FEWEST <= len(names) <= LONGEST or not all(map(WORD.fullmatch, names)):
        raise Refusal(_("Write two words or more with = between them: sukari = sugar."), "words")
    return " = ".join(names)


def drop(by: Member, synonym: Synonym) -> None:
    """A steward takes a line out; it can be put back."""
    refuse_powerless(by)
    Synonym.objects.filter(pk=synonym.pk, dropped_at=None).update(dropped_at=timezone.now())


def put_back(by: Member, synonym: Synonym) -> None:
    refuse_powerless(by)
    Synonym.objects.filter(pk=synonym.pk).update(dropped_at=None)
