"""The contact book as its pages show it, and how sure each line is."""

from collections.abc import Iterable, Sequence

from django.db.models import Q
from django.utils import timezone

from community.contacts.freshness import GOOD_FOR, Sure
from community.contacts.models import Contact, Entry, Word
from groups.models import Group

FEW = 20


def contacts(group: Group, words: str = "") -> list[Contact]:
    """By name; every word stands in the name, in what it is for, or where it is."""
    rows = Contact.objects.standing().whole().filter(group=group)
    for word in words.split()[:5]:
        named = Q(entry__name__icontains=word) | Q(entry__purpose__icontains=word)
        rows = rows.filter(named | Q(entry__spot__icontains=word))
    return with_words(list(rows))


def dropped(group: Group) -> list[Contact]:
    rows = Contact.objects.whole().filter(group=group, dropped_at__isnull=False)
    return list(rows.order_by("-dropped_at")[:FEW])


def history(contact: Contact) -> Sequence[Entry]:
    """What was written before, the newest first."""
    older = contact.entries.exclude(pk=contact.entry_id or 0).select_related("author")
    return list(older[:FEW])


def sure_of(contact: Contact) -> Contact:
    return with_words([contact])[0]


def with_words(rows: list[Contact]) -> list[Contact]:
    """Of all lines at once."""
    said: dict[int, dict[int, Word]] = {one.entry_id: {} for one in rows if one.entry_id}
    since = timezone.now() - GOOD_FOR
    for word in Word.objects.filter(entry__in=list(said), made_at__gte=since):
        said[word.entry_id][word.author_id] = word  # the newest of each member
    for one in rows:
        if one.entry:
            one.sure = sure(one.entry, said[one.entry.pk].values())
    return rows


def sure(entry: Entry, words: Iterable[Word]) -> Sure:
    """Whoever wrote the line may try it again; they are not one more who says so."""
    said = list(words)
    days = [timezone.localdate(one.made_at) for one in said if one.right]
    others = [one.right for one in said if one.author_id != entry.author_id]
    right = sum(others)
    return Sure(right, len(others) - right, max([entry.checked_on, *days]))
