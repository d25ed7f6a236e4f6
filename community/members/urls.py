from django.urls import path

from community.members.views import (
    blocks,
    erasures,
    freezes,
    handshakes,
    numbers,
    profiles,
    sessions,
    vouches,
)

app_name = "members"
urlpatterns = [
    path("me/", profiles.profile, name="profile"),
    path("me/welcome/", profiles.welcome, name="welcome"),
    path("me/data/", profiles.data, name="data"),
    path("me/number/", numbers.number, name="number"),
    path("me/number/code/", numbers.code, name="number_code"),
    path("me/number/code/again/", numbers.again, name="number_again"),
    path("me/sessions/", sessions.listed, name="sessions"),
    path("me/sessions/endings/", sessions.end_others, name="end_others"),
    path("me/sessions/<int:pk>/ending/", sessions.end, name="end"),
    path("me/erasure/", erasures.erasure, name="erasure"),
    path("farewell/", erasures.farewell, name="farewell"),
    path("me/freeze/", freezes.freeze, name="freeze"),
    path("me/freeze/recognition/", freezes.recognition, name="recognition"),
    path("me/parting/", freezes.parting, name="parting"),
    path("members/<slug:handle>/confirmation/", freezes.confirmation, name="confirmation"),
    path("me/blocks/", blocks.blocks, name="blocks"),
    path("members/<slug:handle>/unblocking/", blocks.unblocking, name="unblocking"),
    path("me/vouches/", vouches.listed, name="vouches"),
    path("vouches/<int:pk>/withdrawal/", vouches.withdrawal, name="vouch_withdrawal"),
    path("vouches/<int:pk>/renewal/", vouches.renewal, name="vouch_renewal"),
    path("members/<slug:handle>/trust/", vouches.trust, name="trust"),
    path("members/<slug:handle>/vouch/", vouches.vouch, name="vouch"),
    path("members/<slug:handle>/handshake/", handshakes.handshake, name="handshake"),
    path("members/<slug:handle>/handshake/entry/", handshakes.entry, name="handshake_entry"),
]
