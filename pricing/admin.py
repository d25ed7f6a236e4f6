"""What staff edit by hand; prices are made by their acts, so that cells and boards follow.

A redefined unit leaves old quotes with the factor they had.
"""

from django.contrib import admin

from community.machine.desk import Desk, ReadOnly
from pricing.models import Cell, Commodity, Market, Quote, Unit


class UnitInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Unit
    extra = 1


@admin.register(Commodity)
class CommodityAdmin(Desk):
    list_display = ("name", "name_sw", "category", "base", "half_life_days")
    list_filter = ("category", "sectors")
    search_fields = ("name", "name_sw", "synonyms")
    prepopulated_fields = {"slug": ("name",)}
    filter_horizontal = ("sectors",)
    inlines = (UnitInline,)


@admin.register(Unit)
class UnitAdmin(Desk):
    list_display = ("commodity", "name", "factor", "base", "place")
    list_filter = ("place",)
    search_fields = ("name", "commodity__name")
    list_select_related = ("commodity", "place")


@admin.register(Market)
class MarketAdmin(Desk):
    list_display = ("name", "place", "latitude", "longitude")
    list_filter = ("place",)
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}


@admin.register(Quote)
class QuoteAdmin(ReadOnly):
    list_display = ("cell", "price", "quantity", "unit", "per_base", "seen_at", "author", "source")
    list_filter = ("source", "cell__kind", "cell__currency")
    list_select_related = ("cell__commodity", "cell__market", "author")
    search_fields = ("cell__commodity__name", "cell__market__name")
    date_hierarchy = "seen_at"


@admin.register(Cell)
class CellAdmin(ReadOnly):
    list_display = ("commodity", "market", "kind", "currency", "base", "middle", "people", "as_of")
    list_filter = ("kind", "currency", "base")
    list_select_related = ("commodity", "market")
    search_fields = ("commodity__name", "market__name")
