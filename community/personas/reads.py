"""What a persona shows, and to whom."""

from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from community.members import trust
from community.members.forms import KeyForm
from community.members.freezing import frozen
from community.members.models import Member
from community.personas import proving
from community.personas.abouts import told
from community.personas.checklist import Point, checklist
from community.personas.models import (
    Calling,
    Dictation,
    Level,
    Persona,
    Photo,
    Placing,
    Proof,
    Sharing,
)
from community.personas.models.calling import EACH
from community.personas.models.persona import ELSEWHERE, FIELDS
from community.personas.proving import State
from community.search import search as searching
from community.search.found import Found
from community.sectors.models import Place
from groups.models import Group, Membership

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
        if field not in ELSEWHERE and persona.shows(field, to)
    }
    if "about" in seen:
        seen["about"] = told(persona.about)
    shown = photos_of(persona.member_id) if persona.shows("photos", to) else []
    usual: dict[str, object] = dict.fromkeys(FIELDS.keys() - ELSEWHERE, "") | {"place": None}
    return Face(**{**usual, **seen, "photos": shown})


def photos_of(member: int) -> list[Photo]:
    return list(Photo.objects.standing().filter(author=member))


def mine(member: Member) -> Persona:
    """Their own, not yet kept where they have said nothing."""
    return persona_of(member) or Persona(member=member, place=member.place)


def persona_of(member: Member) -> Persona | None:
    return Persona.objects.select_related("place").filter(member=member).first()


def dictation_for(member: Member) -> Dictation | None:
    """What a steward wrote down of theirs, and waits for their yes or no."""
    return Dictation.objects.to_answer(member).first()


def dictation_in(place: Membership) -> Dictation | None:
    """The newest of this group for this member: whether it waits, or they kept it."""
    said = Dictation.objects.filter(member=place.member, group=place.group)
    return said.order_by("-pk").first()


def beside(reader: Member, member: Member) -> dict[str, object]:
    """For a member's page: their business as this reader sees it, and who gave whom a number."""
    level = Level.ME if reader == member else Level.GROUP
    said = persona_of(member)
    persona = said or Persona(member=member)
    words: dict[str, object] = {"face": face(said, level), "handle": member.handle}
    words["shown"] = {field: persona.shows(field, level) for field in ("place", "trades")}
    words |= attested(reader, member, persona)
    if reader != member:
        words |= {"form": KeyForm(), **between(reader, member)}
    return words


def attested(reader: Member, member: Member, persona: Persona) -> dict[str, object]:
    """How many of a town have seen this member sell there, and whether the reader may say so."""
    place = persona.place or member.place
    if place is None:
        return {"town": None}
    said = Placing.objects.standing().filter(member=member, place=place)
    authors = {*said.values_list("author", flat=True)}
    may = reader != member and reader.place_id == place.pk
    mine = reader.pk in authors
    return {"town": place, "seen": len(authors), "may_attest": may, "has_attested": mine}


def town(member: Member) -> Place | None:
    """Where they trade, as they say it of their business, or else of themselves."""
    persona = persona_of(member)
    return (persona.place if persona else None) or member.place


def seen_in(persona: Persona) -> int:
    """How many have seen them sell in the town of their page."""
    said = Placing.objects.standing().filter(member=persona.member_id, place=persona.place_id)
    return said.count() if persona.place_id else 0


def between(reader: Member, member: Member) -> dict[str, object]:
    """The number of `member`, where they gave it to this reader; not to an account that rests, for
    it may be somebody else who reads. And the reader's own, where it was given to `member`."""
    pair = {"author__in": (reader, member), "member__in": (reader, member)}
    by = {one.author_id: one for one in Sharing.objects.standing().filter(**pair)}
    told = member.pk in by and not frozen([reader.pk])
    may_call = told and reader.pk in by
    asks = Calling.objects.filter(author=member, member=reader, refused_at=None)
    waiting = asks.filter(made_at__gt=timezone.now() - EACH).first() if may_call else None
    may_ask = {"may_call": may_call, "calling": waiting}
    return may_ask | {"number": (member.phone or "") if told else "", "given": by.get(reader.pk)}


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


def provable(member: Member) -> list[Group]:
    """Those of their groups a proof may speak of now, the one they are in longest first."""
    now = proving.known(member)
    rows = Group.objects.filter(pk__in=now.facts) if now.business else Group.objects.none()
    return sorted(rows, key=lambda one: (now.facts[one.pk].since, one.pk))


def points(persona: Persona) -> list[Point]:
    """Whether a stranger can see, reach and trust them, with what is missing."""
    line = trust.lines([persona.member])[persona.member_id]
    return checklist(persona, line, proof_on(persona) is not None)


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
