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

from community.alerts.api import router as alerts
from community.contacts.api import router as contacts
from community.deals.api import router as deals
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
from mentorship.api import router as mentorship
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
wings = (pricing, mentorship, deals, personas, contacts, alerts)
rooms = (live, members, notices, groups, *wings, front)
for room in rooms:
    api.add_router("", room)


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    words = {"detail": str(refusal.reason), "field": refusal.field}
    return api.create_response(request, words, status=refusal.status)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, missing: Http404) -> HttpResponse:
    return api.create_response(request, {"detail": "Not Found"}, status=404)
