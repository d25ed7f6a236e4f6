from django.urls import path

from community.notices.views import notices

app_name = "notices"
urlpatterns = [
    path("notices/", notices.listed, name="list"),
    path("notices/readings/", notices.read_all, name="read_all"),
    path("notices/<int:pk>/reading/", notices.read, name="read"),
]
