from django.contrib import admin

from community.machine.desk import Ledger
from community.notices.models import Notice


@admin.register(Notice)
class NoticeAdmin(Ledger):
    list_display = ("member", "kind", "text", "made_at", "read_at")
    list_select_related = ("member",)
    list_filter = ("kind",)
    search_fields = ("text", "member__display_name")
