"""The request of a signed-in member, and the door that asks for one."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from ninja import Schema

from community.members.models import Member

P = ParamSpec("P")


class MemberRequest(HttpRequest):
    user: Member


def reader(request: HttpRequest) -> Member | None:
    """Who reads a page that is open to visitors too; None for a visitor."""
    user = request.user
    return user if isinstance(user, Member) and user.display_name else None


def member(request: HttpRequest) -> Member:
    """Whose program asks: the door of the API lets in nobody else."""
    assert isinstance(request.user, Member)
    return request.user


class KeyIn(Schema):
    """The key of an act: what is sent twice under one happens once."""

    key: UUID


View = Callable[Concatenate[MemberRequest, P], HttpResponse]


def member_page(view: View[P]) -> Callable[..., Any]:
    """A page for signed-in members; anyone else is sent to sign in and comes back here after.

    So does someone new, who has not yet said their name: nobody is nameless in a group.
    """

    @wraps(view)
    def page(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        mine = cast(MemberRequest, request)
        if not mine.user.display_name:
            here = urlencode({"next": request.get_full_path()})
            return redirect(f"{reverse('members:welcome')}?{here}")
        return view(mine, *args, **kwargs)

    return login_required(page)
