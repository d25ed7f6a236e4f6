"""Fetch through the person: what a group gathered about offices is for its members; else 404."""

from community.contacts.models import Contact, Entry
from community.members.models import Member
from groups.access import found
from groups.models import Group


def contact_of(member: Member, pk: int) -> Contact:
    """Dropped ones too: any member may put them back."""
    mine = Contact.objects.whole().filter(group__in=Group.objects.of(member))
    return found(mine.filter(pk=pk).first())


def entry_of(member: Member, pk: int) -> Entry:
    mine = Entry.objects.filter(contact__group__in=Group.objects.of(member))
    return found(mine.select_related("contact__group").filter(pk=pk).first())
