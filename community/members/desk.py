"""The desk of staff: Django's own, which asks for a second key where one is asked for."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest


class DeskConfig(AdminConfig):
    default_site = "community.members.desk.Desk"


class Desk(AdminSite):
    def has_permission(self, request: HttpRequest) -> bool:
        from community.members.keys import is_missing

        member: Any = request.user
        return super().has_permission(request) and not is_missing(member)
