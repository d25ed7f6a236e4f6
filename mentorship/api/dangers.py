"""Warnings of answers for programs: the pages' access and acts."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from community.members.requests import member
from mentorship import access, access_asked
from mentorship.actions import dangers
from mentorship.api.questions import answer_out
from mentorship.api.schemas import questions as said

router = Router(tags=["mentorship"])


@router.post("/answers/{int:pk}/danger", response=said.AnswerOut)
def warn(request: HttpRequest, pk: int, body: said.DangerIn) -> dict[str, Any]:
    """You, a steward of the trade, warn every reader of it; DELETE takes that off."""
    dangers.warn(member(request), access_asked.warnable_of(member(request), pk), **body.dict())
    return answer_out(access.answer_of(member(request), pk))


@router.delete("/answers/{int:pk}/danger", response=said.AnswerOut)
def lift(request: HttpRequest, pk: int) -> dict[str, Any]:
    dangers.lift(member(request), access_asked.warnable_of(member(request), pk))
    return answer_out(access.answer_of(member(request), pk))
