"""What a member's words find in the contact books of their groups, and in what those gather."""

from django.urls import reverse

from community.contacts.models import Case, Contact
from community.members.models import Member
from community.search import search as searching
from community.search.found import Found, later
from groups.models import Group

MOST = 30


def search(member: Member, words: str) -> list[Found]:
    return [*contacts(member, words), *cases(member, words)]


def contacts(member: Member, words: str) -> list[Found]:
    """As they are written now, with how they are reached."""
    mine = Contact.objects.standing().whole().filter(group__in=Group.objects.of(member))
    fields = [f"entry__{name}" for name in ("name", "purpose", "spot")]
    rows = searching.best(mine.order_by("-pk"), words, *fields, most=MOST)
    return [found_contact(one) for one in rows]


def found_contact(one: Contact) -> Found:
    entry = one.entry
    said = (entry.purpose, entry.phone, entry.email, entry.spot, one.group.name) if entry else ()
    snippet = " · ".join(word for word in said if word)
    return Found(str(one), reverse("contacts:contact", args=[one.pk]), snippet, None, "contact")


def cases(member: Member, words: str) -> list[Found]:
    mine = Case.objects.standing().filter(group__in=Group.objects.of(member)).order_by("-pk")
    return [
        Found(
            one.about,
            reverse("contacts:case", args=[one.pk]),
            later(searching.snippet, one.what, words),
            one.made_at,
            "case",
        )
        for one in searching.best(mine, words, "about", "what", "outcome", most=MOST)
    ]
