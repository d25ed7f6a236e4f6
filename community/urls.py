"""The sitemap of pages: read it and you know everything one can do here."""

from django.contrib import admin
from django.urls import path

urlpatterns = [
    path("admin/", admin.site.urls),
]
