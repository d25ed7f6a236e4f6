"""Groups at /admin/: staff look; what changes goes through an act, so that it leaves its event."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from community.machine.desk import ReadOnly
from groups.models import Group, Membership, Message, Removal, Request, Room


@admin.register(Group)
class GroupAdmin(ReadOnly):
    list_display = ("name", "sector", "place", "by_approval", "hidden", "made_at")
    list_filter = ("by_approval", "hidden", "sector")
    list_select_related = ("sector", "place")
    search_fields = ("name", "about")


@admin.register(Membership)
class MembershipAdmin(ReadOnly):
    list_display = ("member", "group", "steward", "since")
    list_filter = ("steward",)
    list_select_related = ("member", "group")
    search_fields = ("member__display_name", "member__handle", "group__name")


@admin.register(Room)
class RoomAdmin(ReadOnly):
    list_display = ("name", "group", "made_at")
    list_select_related = ("group",)
    search_fields = ("name", "group__name")


@admin.register(Message)
class MessageAdmin(ReadOnly):
    """Only what stands: a withdrawn text is shown to nobody, staff included."""

    list_display = ("__str__", "author", "room", "made_at", "edited_at")
    list_select_related = ("author", "room", "withdrawal")
    search_fields = ("text",)
    exclude = ("html", "mentions")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Message]:
        return Message.objects.standing()


@admin.register(Request)
class RequestAdmin(ReadOnly):
    list_display = ("member", "group", "made_at", "answered_at", "answered_by", "accepted")
    list_filter = ("accepted",)
    list_select_related = ("member", "group", "answered_by")


@admin.register(Removal)
class RemovalAdmin(ReadOnly):
    list_display = ("member", "group", "by", "reason", "made_at")
    list_select_related = ("member", "group", "by")
