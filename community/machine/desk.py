"""What the staff's pages (the admin) have in common."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

if TYPE_CHECKING:
    Desk = admin.ModelAdmin[Any]
else:
    Desk = admin.ModelAdmin


class Ledger(Desk):
    """Rows that acts have written: staff may read them, and no hand adds or changes one."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnly(Ledger):
    """Rows that are not deleted by hand either: only an act takes back what acts have made."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
