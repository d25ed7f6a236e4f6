"""The request of a signed-in member, and the door that asks for one."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from community.members.models import Member

P = ParamSpec("P")


class MemberRequest(HttpRequest):
    user: Member


def member_page(
    view: Callable[Concatenate[MemberRequest, P], HttpResponse],
) -> Callable[..., Any]:
    """A page for signed-in members; anyone else is sent to sign in and comes back here after."""
    return login_required(view)
