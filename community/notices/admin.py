from django.contrib import admin

from community.machine.desk import Ledger
from community.notices.models import Delivery, Notice


@admin.register(Notice)
class NoticeAdmin(Ledger):
    list_display = ("member", "kind", "text", "made_at", "read_at")
    list_select_related = ("member",)
    list_filter = ("kind",)
    search_fields = ("text", "member__display_name")


@admin.register(Delivery)
class DeliveryAdmin(Ledger):
    list_display = ("member", "way", "due_at", "claimed_at", "sent_at", "withheld_at")
    list_select_related = ("member",)
    list_filter = ("way",)
    search_fields = ("member__display_name",)
