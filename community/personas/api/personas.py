"""Personas for programs: the same access and the same acts as the pages; never a number."""

from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema

from community.members.access import member_known_to
from community.members.requests import KeyIn, member
from community.personas import access, proving, reads
from community.personas.actions import pages, personas, proofs, sharings
from community.personas.models import Level, Persona, Proof
from community.personas.models.persona import FIELDS
from community.personas.proving import State
from community.sectors.models import Place
from community.text.refusals import Refusal

router = Router(tags=["personas"])
Words = Annotated[str, Field(max_length=500)]


class FaceOut(Schema):
    """What you see of a business; what is not for you is empty."""

    business: str
    sells: str
    hours: str
    place: str
    landmark: str
    about: str
    photos: list[str]


class PersonaOut(FaceOut):
    """One's own: `shown` says of each field who sees it (me, group, public)."""

    shown: dict[str, str]
    page: str
    checked_at: datetime | None


class PersonaIn(Schema):
    """The whole of it; a field that `shown` leaves out begins as narrow as it is for anybody."""

    business: Words = ""
    sells: Words = ""
    hours: Words = ""
    place: Annotated[str, Field(max_length=60)] = ""
    landmark: Words = ""
    about: Words = ""
    shown: dict[str, str] = {}


class PageIn(Schema):
    open: bool


class SharingOut(Schema):
    id: int
    member: str
    made_at: datetime
    ended: bool


class NumbersOut(Schema):
    """To whom you gave yours, and who gave you theirs: the number itself is on their page."""

    given: list[SharingOut]
    received: list[str]


class ProofIn(KeyIn):
    group: Annotated[str, Field(max_length=60)]


class ProofOut(Schema):
    """`check` is the address where anybody sees whether it is valid, out of date or taken back."""

    id: int
    group: str
    business: str
    since: date
    vouched: int
    met: int
    ends_at: datetime
    state: str
    check: str


@router.get("/me/persona", response=PersonaOut)
def mine(request: HttpRequest) -> dict[str, Any]:
    return persona_out(reads.mine(member(request)))


@router.put("/me/persona", response=PersonaOut)
def describe(request: HttpRequest, body: PersonaIn) -> dict[str, Any]:
    said = body.dict() | {"place": place(body.place)}
    return persona_out(personas.describe(member(request), **said))


@router.put("/me/persona/page", response=PersonaOut)
def switch(request: HttpRequest, body: PageIn) -> dict[str, Any]:
    act = pages.open_page if body.open else pages.close_page
    return persona_out(act(member(request)))


@router.get("/members/{slug:handle}/persona", response=FaceOut)
def face(request: HttpRequest, handle: str) -> dict[str, Any]:
    other = member_known_to(member(request), handle)
    level = Level.ME if other == member(request) else Level.GROUP
    return face_out(reads.face(reads.persona_of(other), level))


@router.get("/me/numbers", response=NumbersOut)
def numbers(request: HttpRequest) -> dict[str, Any]:
    found = reads.numbers(member(request))
    received = [one.author.handle for one in found.received]
    return {"given": [sharing_out(one) for one in found.given], "received": received}


@router.post("/members/{slug:handle}/number", response=SharingOut)
def share(request: HttpRequest, handle: str, body: KeyIn) -> dict[str, Any]:
    other = member_known_to(member(request), handle)
    return sharing_out(sharings.share(member(request), other, body.key))


@router.post("/numbers/{int:pk}/withdrawal", response=SharingOut)
def take_back(request: HttpRequest, pk: int) -> dict[str, Any]:
    mine = access.sharing_of(member(request), pk)
    return sharing_out(sharings.take_back(member(request), mine))


@router.post("/me/proofs", response=ProofOut)
def prove(request: HttpRequest, body: ProofIn) -> dict[str, Any]:
    group = access.group_to_prove(member(request), body.group)
    made = proofs.prove(member(request), group, body.key)
    return proof_out(request, made, proving.state(made, proving.known(member(request))))


@router.get("/me/proofs", response=list[ProofOut])
def proven(request: HttpRequest) -> list[dict[str, Any]]:
    return [proof_out(request, one, state) for one, state in reads.proofs(member(request))]


@router.post("/me/proofs/{int:pk}/withdrawal", response={204: None})
def unprove(request: HttpRequest, pk: int) -> HttpResponse:
    proofs.take_back(member(request), access.proof_of(member(request), pk))
    return HttpResponse(status=204)


def place(slug: str) -> Place | None:
    found = Place.objects.filter(slug=slug).first() if slug else None
    if slug and found is None:
        raise Refusal(_("There is no such place."), "place")
    return found


def persona_out(persona: Persona) -> dict[str, Any]:
    shown = {field: persona.level(field).value for field in FIELDS}
    page = persona.get_absolute_url() if persona.is_open else ""
    own = face_out(reads.face(persona, Level.ME))
    return own | {"shown": shown, "page": page, "checked_at": persona.checked_at}


def face_out(face: reads.Face) -> dict[str, Any]:
    place = face.place.slug if face.place else ""
    return face._asdict() | {"place": place, "photos": [photo.words for photo in face.photos]}


def sharing_out(sharing: Any) -> dict[str, Any]:
    ended = sharing.ended_at is not None
    names = {"id": sharing.pk, "member": sharing.member.handle}
    return names | {"made_at": sharing.made_at, "ended": ended}


def proof_out(request: HttpRequest, proof: Proof, state: State) -> dict[str, Any]:
    names = ("business", "since", "vouched", "met", "ends_at")
    check = reverse("personas:proof_check", args=[proving.token(proof)])
    said = {name: getattr(proof, name) for name in names}
    whole = {"id": proof.pk, "group": proof.group.slug, "state": state.value}
    return said | whole | {"check": request.build_absolute_uri(check)}
