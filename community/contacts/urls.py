from django.urls import path

from community.contacts.views import contacts

app_name = "contacts"
urlpatterns = [
    path("groups/<slug:slug>/contacts/", contacts.contacts, name="list"),
    path("groups/<slug:slug>/contacts/new/", contacts.new, name="new"),
    path("contacts/<int:pk>/", contacts.contact, name="contact"),
    path("contacts/<int:pk>/entry/", contacts.entry, name="entry"),
    path("contacts/<int:pk>/words/", contacts.words, name="words"),
    path("contacts/<int:pk>/dropping/", contacts.dropping, name="dropping"),
    path("contacts/entries/<int:pk>/restoration/", contacts.restoration, name="restoration"),
]
