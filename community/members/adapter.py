"""What django-allauth asks of us: whose number this is, and where one goes after signing in."""

import base64
from hashlib import sha256
from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from community.members import browsers, freezing
from community.members.actions import erasures
from community.members.actions.arrivals import arrive
from community.members.languages import remember
from community.members.models import Member
from community.members.squares import square


class Adapter(DefaultAccountAdapter):
    """A member has one number, which is verified since they came in by it."""

    def get_phone(self, user: AbstractBaseUser) -> tuple[str, bool] | None:
        phone = cast(Member, user).phone
        return (phone, True) if phone else None

    def get_user_by_phone(self, phone: str) -> Member | None:
        return Member.objects.filter(phone=phone).first()

    def set_phone(self, user: AbstractBaseUser, phone: str, verified: bool) -> None:
        raise NotImplementedError("a number is changed by an action, not by allauth")

    def set_phone_verified(self, user: AbstractBaseUser, phone: str) -> None:
        """Nothing to write: a number that is in the table has been verified."""

    def send_verification_code_sms(
        self, user: AbstractBaseUser, phone: str, code: str, **kwargs: Any
    ) -> None:
        raise NotImplementedError("codes are sent by actions.codes")

    def is_safe_url(self, url: str | None) -> bool:
        """A path of ours: anything else is another site, or, to redirect(), the name of a view."""
        return bool(url and url.startswith("/") and super().is_safe_url(url))

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Being signed in is seen on the page; it is not announced as well."""

    def post_login(self, request: HttpRequest, user: Any, **words: Any) -> HttpResponse:
        """Their page, in their language; someone new is first asked for their name, and who came
        by a new phone reads what that means. Whoever had asked to be forgotten is not, now that
        they are back."""
        response: HttpResponse = super().post_login(request, user, **words)
        if erasures.undo(user):
            messages.success(request, _("Nothing is erased: you are here again."))
        mark = arrived(request, user)
        first = by_way_of(user)
        if first and isinstance(response, HttpResponseRedirect):
            response["Location"] = f"{reverse(first)}?{urlencode({'next': response.url})}"
        return browsers.remember(remember(response, user.language), mark)


def arrived(request: HttpRequest, member: Member) -> str:
    agent = request.headers.get("user-agent", "")
    session = request.session.session_key or ""
    ways = get_authentication_records(request, member)
    proven = any(way.get("method") == "mfa" for way in ways)
    return arrive(member, browsers.mark_of(request), agent, session, proven)


def by_way_of(member: Member) -> str:
    if not member.display_name:
        return "members:welcome"
    return "members:freeze" if freezing.lasting(member) else ""


class Keys(DefaultMFAAdapter):
    """What django-allauth asks of us about second keys; secrets lie encrypted in the database."""

    @cached_property
    def box(self) -> Fernet:
        return Fernet(base64.urlsafe_b64encode(sha256(settings.SECRET_KEY.encode()).digest()))

    def encrypt(self, text: str) -> str:
        return self.box.encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return self.box.decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        return square(url)

    def _get_site_name(self) -> str:
        return "Sokoni"
