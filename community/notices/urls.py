from django.urls import path

from community.notices.views import devices, notices, preferences

app_name = "notices"
urlpatterns = [
    path("me/notices/", preferences.preferences, name="preferences"),
    path("me/notices/devices/", devices.add, name="devices"),
    path("me/notices/devices/<int:pk>/removal/", devices.remove, name="device_removal"),
    path("notices/", notices.listed, name="list"),
    path("notices/readings/", notices.read_all, name="read_all"),
    path("notices/<int:pk>/reading/", notices.read, name="read"),
]
