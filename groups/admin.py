from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from groups.models import Group, Membership, Message, Removal, Request, Room

if TYPE_CHECKING:
    Admin = admin.ModelAdmin[Any]
else:
    Admin = admin.ModelAdmin


class Seen(Admin):
    """Staff look; whatever changes goes through an act, so that it leaves its event."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Group)
class GroupAdmin(Seen):
    list_display = ("name", "sector", "place", "by_approval", "hidden", "made_at")
    list_filter = ("by_approval", "hidden", "sector")
    list_select_related = ("sector", "place")
    search_fields = ("name", "about")


@admin.register(Membership)
class MembershipAdmin(Seen):
    list_display = ("member", "group", "steward", "since")
    list_filter = ("steward",)
    list_select_related = ("member", "group")
    search_fields = ("member__display_name", "member__handle", "group__name")


@admin.register(Room)
class RoomAdmin(Seen):
    list_display = ("name", "group", "made_at")
    list_select_related = ("group",)
    search_fields = ("name", "group__name")


@admin.register(Message)
class MessageAdmin(Seen):
    """Only what stands: a withdrawn text is shown to nobody, staff included."""

    list_display = ("__str__", "author", "room", "made_at", "edited_at")
    list_select_related = ("author", "room", "withdrawal")
    search_fields = ("text",)
    exclude = ("html", "mentions")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Message]:
        return Message.objects.standing()


@admin.register(Request)
class RequestAdmin(Seen):
    list_display = ("member", "group", "made_at", "answered_at", "answered_by", "accepted")
    list_filter = ("accepted",)
    list_select_related = ("member", "group", "answered_by")


@admin.register(Removal)
class RemovalAdmin(Seen):
    list_display = ("member", "group", "by", "reason", "made_at")
    list_select_related = ("member", "group", "by")
