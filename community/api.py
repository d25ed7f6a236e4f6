"""The sitemap of the JSON API: the same access and the same acts as the pages, for programs.

Each room brings a router; the token comes from `manage.py token PHONE`. The same key sent twice
has one effect and gets the same answer.
"""

import json
import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError
from ninja.parser import Parser
from ninja.security import HttpBearer

from community.contacts.api import router as contacts
from community.contacts.cases_api import router as complaints
from community.deals.api import router as deals
from community.deals.claims_api import router as claims
from community.deals.feedback_api import router as feedback
from community.front.api import router as front
from community.live.api import router as live
from community.machine import limiter
from community.members import bearer
from community.members.api import router as members
from community.members.models import Member
from community.notices.api import router as notices
from community.personas.api import router as personas
from community.text.refusals import Refusal
from groups.api import router as groups
from groups.ballots_api import router as ballots
from groups.crafts_api import router as crafts
from groups.entries_api import router as entries
from groups.findings_api import router as findings
from groups.freezes_api import router as freezes
from groups.meetups_api import router as meetups
from groups.order_api import router as order
from groups.pictures_api import router as pictures
from groups.recalls_api import router as recalls
from groups.reports_api import router as reports
from groups.rules_api import router as rules
from groups.talk_api import router as said
from mentorship.adverts_api import router as adverts
from mentorship.api import router as mentorship
from mentorship.badges_api import router as badges
from mentorship.hours_api import router as hours
from mentorship.keepings_api import router as keepings
from mentorship.learning_api import router as learning
from mentorship.lessons_api import router as lessons
from mentorship.mentors_api import router as mentors
from mentorship.notebook_api import router as notebook
from mentorship.shelf_api import router as shelf
from mentorship.trying_api import router as trying
from pricing.api import router as pricing

A_MINUTE = 300
# As JSON writes it: a backslash that is itself escaped begins no sign, but six letters of text.
NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


class Token(HttpBearer):
    """`Authorization: Bearer …`; the member is then request.user, as on a page."""

    def authenticate(self, request: HttpRequest, token: str) -> Member | None:
        member = bearer.member_of(f"Bearer {token}")
        if member is not None:
            limiter.spend("api", member.pk, A_MINUTE, 60)
            request.user = member
        return member


class Storable(Parser):
    """What the database can hold: no NUL, no half of a surrogate pair; anything else is a 400."""

    def parse_body(self, request: HttpRequest) -> Any:
        body = json.loads(request.body)
        said = json.dumps(body, ensure_ascii=False)
        storable("\0" if NUL.search(said) else said)
        return body

    def parse_querydict(
        self, data: Any, list_fields: list[str], request: HttpRequest
    ) -> dict[str, Any]:
        storable(request.path, *(one for one in data.values() if isinstance(one, str)))
        return super().parse_querydict(data, list_fields, request)


def storable(*texts: str) -> None:
    for text in texts:
        if "\0" in text or (not text.isascii() and halved(text)):
            raise HttpError(400, "This text cannot be stored.")


def halved(text: str) -> bool:
    return any("\ud800" <= sign <= "\udfff" for sign in text)


api = NinjaAPI(title="Sokoni", version="1", auth=Token(), docs_url=None, parser=Storable())
talk = (groups, ballots, crafts, entries, meetups, order, pictures, recalls, rules, said)
safety = (reports, findings, freezes)
taught = (lessons, shelf, hours, notebook, keepings)
advice = (mentorship, trying, adverts, mentors, learning, badges, *taught)
for room in (
    live,
    members,
    notices,
    *talk,
    *safety,
    pricing,
    *advice,
    deals,
    claims,
    feedback,
    personas,
    contacts,
    complaints,
    front,
):
    api.add_router("", room)


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    words = {"detail": str(refusal.reason), "field": refusal.field}
    return api.create_response(request, words, status=refusal.status)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, missing: Http404) -> HttpResponse:
    return api.create_response(request, {"detail": "Not Found"}, status=404)
