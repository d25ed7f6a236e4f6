from django.urls import path

from groups.views import (
    attention,
    groups,
    memberships,
    messages,
    people,
    reactions,
    requests,
    rooms,
    synonyms,
)

app_name = "groups"
urlpatterns = [
    path("groups/", groups.found, name="list"),
    path("groups/new/", groups.new, name="new"),
    path("groups/<slug:slug>/", groups.group, name="group"),
    path("groups/<slug:slug>/about/", groups.about, name="about"),
    path("groups/<slug:slug>/attention/", attention.of_group, name="group_attention"),
    path("groups/<slug:slug>/membership/", memberships.membership, name="membership"),
    path("groups/<slug:slug>/invitations/", requests.invitations, name="invitations"),
    path("groups/<slug:slug>/people/", people.people, name="people"),
    path("groups/<slug:slug>/people/<slug:handle>/", people.person, name="person"),
    path(
        "groups/<slug:slug>/people/<slug:handle>/stewardship/",
        people.stewardship,
        name="stewardship",
    ),
    path("groups/<slug:slug>/people/<slug:handle>/removal/", people.removal, name="removal"),
    path("groups/<slug:slug>/rooms/new/", rooms.new, name="new_room"),
    path("groups/<slug:slug>/words/", synonyms.synonyms, name="synonyms"),
    path("synonyms/<int:pk>/dropping/", synonyms.dropping, name="dropping"),
    path("requests/<int:pk>/acceptance/", requests.acceptance, name="acceptance"),
    path("requests/<int:pk>/refusal/", requests.refusal, name="refusal"),
    path("rooms/<int:pk>/", rooms.room, name="room"),
    path("rooms/<int:pk>/attention/", attention.of_room, name="room_attention"),
    path("rooms/<int:pk>/name/", rooms.name, name="name"),
    path("rooms/<int:pk>/messages/", messages.messages, name="messages"),
    path("rooms/<int:pk>/pointer/", rooms.pointer, name="pointer"),
    path("messages/<int:pk>/", messages.message, name="message"),
    path("messages/<int:pk>/edition/", messages.edition, name="edition"),
    path("messages/<int:pk>/reactions/", reactions.reactions, name="reactions"),
    path("messages/<int:pk>/withdrawal/", messages.withdrawal, name="withdrawal"),
    path("messages/<int:pk>/restoration/", messages.restoration, name="restoration"),
]
