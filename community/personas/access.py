"""Fetch through the person: who reads which persona, and whose number."""

from typing import TypeVar

from django.db.models import QuerySet
from django.http import Http404

from community.members.models import Member
from community.personas.models import Calling, Dictation, Persona, Photo, Proof, Sharing
from groups.models import Group

T = TypeVar("T")


def page_at(slug: str) -> Persona:
    """A page for everybody, where it is switched on."""
    return found(Persona.objects.open().select_related("place", "member").filter(slug=slug).first())


def photo_of(member: Member, pk: int) -> Photo:
    """One's own, to take it down or put it back."""
    return found(Photo.objects.select_related("picture").filter(author=member, pk=pk).first())


def sharing_of(member: Member, pk: int) -> Sharing:
    """One that this member gave."""
    return found(Sharing.objects.select_related("member").filter(author=member, pk=pk).first())


def calling_to(member: Member, pk: int) -> Calling:
    """One by which somebody asked this member to call."""
    return found(Calling.objects.select_related("author").filter(member=member, pk=pk).first())


def dictation_for(member: Member, pk: int) -> Dictation:
    """What a steward wrote down of this member, while it waits for their yes or no."""
    return found(Dictation.objects.to_answer(member).filter(pk=pk).first())


def proof_of(member: Member, pk: int) -> Proof:
    return found(Proof.objects.select_related("group").filter(author=member, pk=pk).first())


def group_to_prove(member: Member, slug: str) -> Group:
    return found(groups_to_prove(member).filter(slug=slug).first())


def groups_to_prove(member: Member) -> QuerySet[Group]:
    """One's own, but for those that nobody outside may know of."""
    return Group.objects.of(member).filter(hidden=False)


def found(thing: T | None) -> T:
    if thing is None:
        raise Http404
    return thing
