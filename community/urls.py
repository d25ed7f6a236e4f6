"""The sitemap of pages: read it and you know everything one can do here."""

from django.contrib import admin
from django.urls import include, path

from community.api import api

urlpatterns = [
    path("", include("community.front.urls")),
    path("", include("community.members.entrance")),
    path("", include("community.members.urls")),
    path("", include("community.notices.urls")),
    path("", include("community.sms.urls")),
    path("", include("groups.urls")),
    path("", include("pricing.urls")),
    path("", include("mentorship.urls")),
    path("", include("community.deals.urls")),
    path("", include("community.personas.urls")),
    path("", include("community.contacts.urls")),
    path("", include("community.alerts.urls")),
    path("", include("community.imports.urls")),
    path("admin/", admin.site.urls),
    path("", include("community.live.urls")),
    path("api/v1/", api.urls),
    path("", include("community.machine.urls")),
]

handler500 = "community.machine.views.broken"
