"""Sign-in by one-time code: the same door, the same answers, whether the number is known or new.

django-allauth keeps the code in the session, compares it and signs the member in; what is ours is
that it begins without asking whose number it is, so that a new one gets its account after the code.
"""

import time
from typing import Any, cast

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from allauth.core.internal.cryptokit import compare_user_code
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from community.members.models import Member


class Coded:
    """One browser and one number, to which a code was sent."""

    request: HttpRequest
    state: dict[str, Any]

    @property
    def phone(self) -> str:
        return cast(str, self.state["phone"])

    @property
    def fresh(self) -> bool:
        return "code" in self.state and time.time() - self.state["at"] < settings.SMS_BETWEEN

    @property
    def open(self) -> bool:
        age = time.time() - self.state["at"]
        return "code" in self.state and age <= app_settings.LOGIN_BY_CODE_TIMEOUT

    def generate_code(self) -> str:
        """A copy asked for soon is a copy, so that either text will do; later it is a new code."""
        age = time.time() - self.state["at"]
        if "code" not in self.state or age > app_settings.LOGIN_BY_CODE_TIMEOUT / 2:
            self.state.update(at=time.time(), code=get_adapter().generate_login_code())
        return cast(str, self.state["code"])

    def fits(self, typed: str) -> bool:
        return self.open and bool(compare_user_code(actual=typed, expected=self.state["code"]))

    def persist(self) -> None:
        raise NotImplementedError


class Door(Coded, LoginCodeVerificationProcess):
    """One browser's sign-in with one number."""

    persist = LoginCodeVerificationProcess.persist

    @classmethod
    def at(cls, request: HttpRequest, phone: str) -> "Door":
        login = Login(phone=phone)
        login.state["stages"] = {"current": LoginByCodeStage.key}
        stage = LoginByCodeStage(LoginStageController(request, login), request, login)
        stage.state.update(cls.initial_state(None, phone=phone), initiated_by_user=True)
        return cls(stage)

    @classmethod
    def waiting(cls, request: HttpRequest) -> "Door | None":
        """The sign-in this browser has begun, be its code still good or not."""
        stage = LoginStageController.enter(request, LoginByCodeStage.key)
        return cls(stage) if stage else None

    def let_in(self, member: Member, next_url: str | None) -> HttpResponse:
        self._user: Any = member
        return cast(HttpResponse, self.finish(next_url))


class Change(Coded):
    """A member's way to another number, in the browser where they asked for it."""

    KEPT = "new_number"

    def __init__(self, request: HttpRequest, state: dict[str, Any]) -> None:
        self.request, self.state = request, state

    @classmethod
    def to(cls, request: HttpRequest, phone: str) -> "Change":
        return cls(request, {"phone": phone, "at": time.time()})

    @classmethod
    def waiting(cls, request: HttpRequest) -> "Change | None":
        state = request.session.get(cls.KEPT)
        return cls(request, state) if state else None

    def persist(self) -> None:
        self.request.session[self.KEPT] = self.state

    def abort(self) -> None:
        self.request.session.pop(self.KEPT, None)
