from django.contrib import admin

from community.machine.desk import Desk
from community.sectors.models import Place, Sector


class NamedAdmin(Desk):
    search_fields = ("name", "name_sw")
    prepopulated_fields = {"slug": ("name",)}


@admin.register(Sector)
class SectorAdmin(NamedAdmin):
    list_display = ("name", "name_sw", "slug")


@admin.register(Place)
class PlaceAdmin(NamedAdmin):
    list_display = ("name", "county", "latitude", "longitude")
    list_filter = ("county",)
