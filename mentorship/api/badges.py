"""Badges for programs, from the application to the appeal: the pages' access and acts."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from community.members.requests import member
from community.sectors.models import Sector
from groups.access import found
from mentorship import access
from mentorship.actions import applications, interests, revocations, sightings
from mentorship.api.questions import taken
from mentorship.api.schemas import learning as said
from mentorship.models import Appeal, Application, Revocation
from mentorship.reads import verifications as badges

router = Router(tags=["mentorship"])


@router.post("/applications", response=said.ApplicationOut)
def apply(request: HttpRequest, body: said.ApplicationIn) -> dict[str, Any]:
    words = body.dict()
    words["sector"] = found(Sector.objects.filter(slug=words["sector"]).first())
    return application_out(applications.apply(member(request), **words))


@router.get("/applications/{int:pk}", response=said.ApplicationOut)
def application(request: HttpRequest, pk: int) -> dict[str, Any]:
    return application_out(access.application_of(member(request), pk))


@router.post("/applications/{int:pk}/sightings", response=said.ApplicationOut)
def see(request: HttpRequest, pk: int, body: said.SightingIn) -> dict[str, Any]:
    one = access.application_of(member(request), pk)
    sightings.see(member(request), one, **body.dict())
    return application_out(access.application_of(member(request), pk))


@router.get("/interests", response=list[dict[str, Any]])
def earns_by(request: HttpRequest) -> list[dict[str, Any]]:
    return [{"id": one.pk, "words": one.words} for one in badges.interests(member(request))]


@router.post("/interests", response=dict[str, Any])
def declare(request: HttpRequest, body: said.WordsIn) -> dict[str, Any]:
    told = interests.declare(member(request), **body.dict())
    return {"id": told.pk, "words": told.words}


@router.delete("/interests/{int:pk}", response=dict[str, Any])
def end_interest(request: HttpRequest, pk: int) -> dict[str, Any]:
    interests.end(member(request), access.interest_of(member(request), pk))
    return {"id": pk}


@router.get("/verifications/{int:pk}", response=said.BadgeOut)
def badge(request: HttpRequest, pk: int) -> dict[str, Any]:
    """Who verified whom, when and for what; the words of an appeal are for those it concerns."""
    return badge_out(request, pk)


@router.post("/verifications/{int:pk}/revocation", response=said.BadgeOut)
def revoke(request: HttpRequest, pk: int, body: said.LearningReasonIn) -> dict[str, Any]:
    held = access.revocable_of(member(request), pk)
    revocations.revoke(member(request), held, **body.dict())
    return badge_out(request, pk)


@router.post("/revocations/{int:pk}/appeal", response=said.BadgeOut)
def appeal(request: HttpRequest, pk: int, body: said.WordsIn) -> dict[str, Any]:
    gone = access.own_revocation_of(member(request), pk)
    revocations.appeal(member(request), gone, **body.dict())
    return badge_out(request, gone.verification_id)


@router.post("/revocations/appeals/{int:pk}/opinions", response=said.BadgeOut)
def judge(request: HttpRequest, pk: int, body: said.BadgeOpinionIn) -> dict[str, Any]:
    made = access.appeal_of(member(request), pk)
    revocations.judge(member(request), made, **body.dict())
    return badge_out(request, made.revocation.verification_id)


def badge_out(request: HttpRequest, pk: int) -> dict[str, Any]:
    page = badges.badge_page(member(request), access.verification_of(member(request), pk))
    one, gone = page["verification"], getattr(page["verification"], "revocation", None)
    givers = [word.author.handle for word in page["givers"]] or [one.author.handle]
    stands = one.is_standing and not page["frozen"]
    names = {"holder": one.member.handle, "sector": one.sector.slug, "verified_by": givers}
    words = {"interests": [told.words for told in page["interests"]], "standing": stands}
    back = gone and revocation_out(gone, appeal_out(page))
    about = taken(one, "skill", "area", "made_at", "ends_at")
    return {"id": pk, "frozen": page["frozen"], "revocation": back} | names | words | about


def revocation_out(gone: Revocation, appeal: dict[str, Any] | None) -> dict[str, Any]:
    about = taken(gone, "reason", "made_at", "lifted_at")
    return {"id": gone.pk, "by": gone.author.handle, "appeal": appeal} | about


def appeal_out(page: dict[str, Any]) -> dict[str, Any] | None:
    """Its words for who appealed, staff, and those who judge it."""
    made: Appeal | None = page["appeal"]
    if made is None:
        return None
    said = [{"by": one.author.handle} | taken(one, "lifts", "reason") for one in page["opinions"]]
    words = made.words if page["may_read"] else ""
    return {"id": made.pk, "words": words, "answered_at": made.answered_at, "opinions": said}


def application_out(one: Application) -> dict[str, Any]:
    seen = one.sightings.select_related("author").order_by("pk")
    words = [{"by": w.author.handle, "agrees": w.agrees, "words": w.words} for w in seen]
    about = {"author": one.author.handle, "sector": one.sector.slug, "skill": one.skill}
    about["area"] = one.area
    return {"id": one.pk, "words": one.words, "waiting": one.is_waiting, "sightings": words} | about
