from typing import Any

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.http import HttpRequest

from community.machine.desk import Desk, Ledger
from community.members import leaving
from community.members.models import Member, Token, Tries

# allauth's own pages search by user name and e-mail, which nobody has here.
for unwanted in (EmailAddress, UserSession):
    if admin.site.is_registered(unwanted):
        admin.site.unregister(unwanted)


@admin.register(Member)
class MemberAdmin(Desk):
    """Members come by the door and are closed, not deleted; their handle and number stay."""

    list_display = ("display_name", "handle", "phone", "place", "language", "is_active", "is_staff")
    list_filter = ("is_active", "is_staff", "language", "trades")
    list_select_related = ("place",)
    search_fields = ("display_name", "handle", "phone")
    fields = (
        "display_name",
        "handle",
        "phone",
        "language",
        "place",
        "trades",
        "is_active",
        "is_staff",
        "is_superuser",
        "joined_at",
        "last_login",
    )
    readonly_fields = ("handle", "phone", "joined_at", "last_login")
    autocomplete_fields = ("place",)
    filter_horizontal = ("trades",)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Only a superuser makes staff: whoever could would make themselves anything."""
        closed = () if is_superuser(request) else ("is_staff", "is_superuser")
        return (*self.readonly_fields, *closed)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nor do staff close a superuser."""
        above = isinstance(obj, Member) and obj.is_superuser and not is_superuser(request)
        return not above and super().has_change_permission(request, obj)

    def save_model(self, request: HttpRequest, obj: Member, form: Any, change: bool) -> None:
        """Whoever is closed, or no longer staff, is cut from what their open pages hear."""
        super().save_model(request, obj, form, change)
        leaving.cut(obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def is_superuser(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "is_superuser", False))


@admin.register(Tries)
class TriesAdmin(Ledger):
    """Deleting a row opens a locked number again."""

    list_display = ("phone", "wrong", "last_at")
    search_fields = ("phone",)


@admin.register(Token)
class TokenAdmin(Ledger):
    """Deleting a row ends a program's access; the key itself is not kept."""

    list_display = ("member", "name", "made_at")
    list_select_related = ("member",)
    fields = ("member", "name", "made_at")
