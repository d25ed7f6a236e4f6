"""Complaints and their lines before the stewards: how a report reaches them."""

from collections.abc import Collection

from django.urls import reverse
from django.utils import timezone

from community.contacts import access
from community.contacts.models import Case, Voice
from community.members.models import Member
from groups.subjects import Noun, Subject


def case(member: Member, pk: int) -> Subject:
    one = access.case_of(member, pk)
    text = f"{one.about}\n{one.what}"
    return Subject("case", pk, one.group, one.author, text, page(pk))


def voice(member: Member, pk: int) -> Subject:
    """Without its author's name where they did not give it."""
    one = access.voice_of(member, pk)
    text = "\n".join([one.line, one.evidence])
    return Subject("voice", pk, one.case.group, one.author, text, page(one.case_id), not one.named)


def unnamed(pks: Collection[int]) -> set[int]:
    return {*Voice.objects.filter(pk__in=pks, named=False).values_list("pk", flat=True)}


def page(pk: int) -> str:
    return reverse("contacts:case", args=[pk])


def take_case(by: Member, pk: int, why: str) -> None:
    Case.objects.filter(pk=pk, taken_at=None).update(taken_at=timezone.now())


def give_case(by: Member, pk: int) -> None:
    Case.objects.filter(pk=pk).update(taken_at=None)


def take_voice(by: Member, pk: int, why: str) -> None:
    """Its words stay for an appeal, and are shown to nobody."""
    Voice.objects.filter(pk=pk, withdrawn_at=None).update(withdrawn_at=timezone.now())


def give_voice(by: Member, pk: int) -> None:
    """Unless its author has said it anew, or took it back with its words."""
    one = Voice.objects.filter(pk=pk).exclude(line="").first()
    if one and not one.case.voices.filter(author=one.author_id, withdrawn_at=None).exists():
        Voice.objects.filter(pk=pk).update(withdrawn_at=None)


CASE = Noun(case, take_case, give_case)
VOICE = Noun(voice, take_voice, give_voice, unnamed)
