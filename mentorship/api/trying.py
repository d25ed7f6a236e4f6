"""Before one asks and after one was answered: what is known already, what was tried, what came."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from community.members.requests import member
from groups.access import group_of
from mentorship import access
from mentorship.actions import attempts
from mentorship.api.questions import question_out
from mentorship.api.schemas import questions as said
from mentorship.models import Attempt
from mentorship.reads import similar

router = Router(tags=["mentorship"])


@router.get("/groups/{slug:slug}/questions/similar", response=list[said.QuestionOut])
def known(request: HttpRequest, slug: str, title: said.Words = "") -> list[dict[str, Any]]:
    """At most three of the trade that were answered and say nearly the same; look before asking."""
    group = group_of(member(request), slug)
    return [question_out(row) for row in similar.answered(member(request), group, title)]


@router.post("/answers/{int:pk}/attempt", response=said.AttemptOut)
def begin(request: HttpRequest, pk: int) -> dict[str, Any]:
    """You will try what it says; DELETE: not after all."""
    given = access.answer_of(member(request), pk)
    return attempt_out(attempts.begin(member(request), given))


@router.delete("/answers/{int:pk}/attempt", response={204: None})
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    attempts.drop(member(request), access.answer_of(member(request), pk))
    return HttpResponse(status=204)


@router.post("/answers/{int:pk}/result", response=said.AttemptOut)
def tell(request: HttpRequest, pk: int, body: said.AttemptResultIn) -> dict[str, Any]:
    """What came of it: better, same or worse, with a line; the last word holds."""
    given = access.answer_of(member(request), pk)
    return attempt_out(attempts.tell(member(request), given, **body.dict()))


def attempt_out(one: Attempt) -> dict[str, Any]:
    return {"answer": one.answer_id, "result": one.result, "words": one.words}
