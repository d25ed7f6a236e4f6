"""What a persona shows, and to whom."""

from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse

from community.members import trust
from community.members.forms import KeyForm
from community.members.freezing import frozen
from community.members.models import Member
from community.personas import proving
from community.personas.models import Level, Persona, Photo, Proof, Sharing
from community.personas.models.persona import FIELDS
from community.personas.proving import State
from community.search import search as searching
from community.search.found import Found
from community.sectors.models import Place

MOST = 30


class Face(NamedTuple):
    """What some readers see of a business; what they do not see is empty."""

    business: str
    sells: str
    hours: str
    place: Place | None
    landmark: str
    about: str
    photos: list[Photo]

    @property
    def is_empty(self) -> bool:
        return not any(self)


class Numbers(NamedTuple):
    given: list[Sharing]
    received: list[Sharing]


def face(persona: Persona | None, to: Level) -> Face:
    """With the place and the pictures in one query each, and these only where they are shown."""
    if persona is None:
        return Face("", "", "", None, "", "", [])
    seen = {
        field: getattr(persona, field)
        for field in FIELDS
        if field != "photos" and persona.shows(field, to)
    }
    shown = photos_of(persona.member_id) if persona.shows("photos", to) else []
    usual = dict.fromkeys(FIELDS, "") | {"place": None}
    return Face(**{**usual, **seen, "photos": shown})


def photos_of(member: int) -> list[Photo]:
    return list(Photo.objects.standing().filter(author=member))


def mine(member: Member) -> Persona:
    """Their own, not yet kept where they have said nothing."""
    return persona_of(member) or Persona(member=member, place=member.place)


def persona_of(member: Member) -> Persona | None:
    return Persona.objects.select_related("place").filter(member=member).first()


def beside(reader: Member, member: Member) -> dict[str, object]:
    """For a member's page: their business as this reader sees it, and who gave whom a number."""
    level = Level.ME if reader == member else Level.GROUP
    words: dict[str, object] = {"face": face(persona_of(member), level), "handle": member.handle}
    if reader != member:
        words |= {"form": KeyForm(), **between(reader, member)}
    return words


def between(reader: Member, member: Member) -> dict[str, object]:
    """The number of `member`, where they gave it to this reader; not to an account that rests, for
    it may be somebody else who reads. And the reader's own, where it was given to `member`."""
    pair = {"author__in": (reader, member), "member__in": (reader, member)}
    by = {one.author_id: one for one in Sharing.objects.standing().filter(**pair)}
    told = member.pk in by and not frozen([reader.pk])
    return {"number": (member.phone or "") if told else "", "given": by.get(reader.pk)}


def numbers(member: Member) -> Numbers:
    """To whom they gave their number, and who gave them theirs and is still to be reached."""
    given = Sharing.objects.standing().filter(author=member).select_related("member")
    known = Member.objects.known_to(member).values("pk")
    received = Sharing.objects.standing().filter(member=member, author__in=known)
    return Numbers(
        list(given.order_by("-pk")), list(received.select_related("author").order_by("-pk"))
    )


def proofs(member: Member) -> list[tuple[Proof, State]]:
    """Those not taken back by themselves, the newest first, each with how it stands."""
    kept = Proof.objects.filter(author=member, ended_at=None)
    rows = kept.select_related("author", "group").order_by("-pk")[:10]
    now = proving.known(member)
    return [(one, proving.state(one, now)) for one in rows]


def proof_on(persona: Persona) -> Proof | None:
    """The newest that holds, for their page."""
    held = (one for one, state in proofs(persona.member) if state == State.VALID)
    return next(held, None)


def search(member: Member, words: str) -> list[Found]:
    """Those one shares a group with, by their names and by what they show their groups."""
    known = Member.objects.known_to(member).exclude(display_name="").exclude(pk=member.pk)
    named = searching.among(known, words, "display_name", "handle")
    sought = Q(pk__in=named.values("pk"))
    for field in ("business", "sells"):
        shown = Persona.objects.filter(member__in=known, **{f"shown__{field}__in": OUTWARD})
        sought |= Q(pk__in=searching.among(shown, words, field).values("member"))
    rows = known.filter(sought).select_related("persona").order_by("display_name", "pk")
    people = list(rows[:MOST])
    lines = trust.lines(people)
    return [found_member(one, lines[one.pk]) for one in people]


OUTWARD = [Level.GROUP, Level.PUBLIC]


def found_member(member: Member, line: trust.Line) -> Found:
    persona = getattr(member, "persona", None)
    said = [
        getattr(persona, field)
        for field in ("business", "sells")
        if persona and persona.shows(field, Level.GROUP)
    ]
    page = reverse("front:member", args=[member.handle])
    return Found(
        member.display_name,
        page,
        " · ".join([trust.spoken(line), *filter(None, said)]),
        None,
        "member",
    )
