"""Fetch through the person: what a group gathered about offices is for its members; else 404."""

from community.contacts.models import Case, Contact, Entry, Voice
from community.members.models import Member
from groups.access import found, is_steward
from groups.models import Group


def contact_of(member: Member, pk: int) -> Contact:
    """Dropped ones too: any member may put them back."""
    mine = Contact.objects.whole().filter(group__in=Group.objects.of(member))
    return found(mine.filter(pk=pk).first())


def entry_of(member: Member, pk: int) -> Entry:
    mine = Entry.objects.filter(contact__group__in=Group.objects.of(member))
    return found(mine.select_related("contact__group").filter(pk=pk).first())


def case_of(member: Member, pk: int) -> Case:
    """One that its group gathers; what stewards took away is gone for all."""
    mine = Case.objects.standing().filter(group__in=Group.objects.of(member))
    wide = mine.select_related("author", "closed_by", "contact", "group__sector", "group__place")
    return found(wide.filter(pk=pk).first())


def case_ruled_by(member: Member, pk: int) -> Case:
    """Whoever began it, or a steward of its group."""
    one = case_of(member, pk)
    ruled = one.author_id == member.pk or is_steward(member, one.group)
    return found(one if ruled else None)


def case_stewarded_by(member: Member, pk: int) -> Case:
    one = case_of(member, pk)
    return found(one if is_steward(member, one.group) else None)


def voice_of(member: Member, pk: int) -> Voice:
    mine = Voice.objects.standing().filter(case__in=Case.objects.standing())
    mine = mine.filter(case__group__in=Group.objects.of(member))
    return found(mine.select_related("author", "case__group").filter(pk=pk).first())
