from django.urls import path

from community.members.views import blocks, profiles, sessions

app_name = "members"
urlpatterns = [
    path("me/", profiles.profile, name="profile"),
    path("me/welcome/", profiles.welcome, name="welcome"),
    path("me/sessions/", sessions.listed, name="sessions"),
    path("me/sessions/endings/", sessions.end_others, name="end_others"),
    path("me/sessions/<int:pk>/ending/", sessions.end, name="end"),
    path("me/blocks/", blocks.blocks, name="blocks"),
    path("members/<slug:handle>/unblocking/", blocks.unblocking, name="unblocking"),
]
