from django.contrib import admin

from community.machine.desk import Ledger
from community.sms.models import Received, Spending, Stop, Text


@admin.register(Text)
class TextAdmin(Ledger):
    """Without the body: it may hold somebody's one-time code."""

    list_display = ("to", "made_at", "claimed_at", "sent_at", "withheld_at", "reference")
    fields = list_display
    search_fields = ("to",)


@admin.register(Received)
class ReceivedAdmin(Ledger):
    list_display = ("phone", "body", "made_at")
    search_fields = ("phone", "body")


@admin.register(Spending)
class SpendingAdmin(Ledger):
    list_display = ("day", "purse", "texts")
    list_filter = ("day",)
    search_fields = ("purse",)


@admin.register(Stop)
class StopAdmin(Ledger):
    list_display = ("phone", "made_at")
    search_fields = ("phone",)
