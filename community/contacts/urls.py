from django.urls import path

from community.contacts.views import cases, contacts, scores

app_name = "contacts"
urlpatterns = [
    path("groups/<slug:slug>/contacts/", contacts.contacts, name="list"),
    path("groups/<slug:slug>/contacts/new/", contacts.new, name="new"),
    path("contacts/<int:pk>/", contacts.contact, name="contact"),
    path("contacts/<int:pk>/entry/", contacts.entry, name="entry"),
    path("contacts/<int:pk>/words/", contacts.words, name="words"),
    path("contacts/<int:pk>/scores/", scores.scores, name="scores"),
    path("contacts/<int:pk>/dropping/", contacts.dropping, name="dropping"),
    path("contacts/entries/<int:pk>/restoration/", contacts.restoration, name="restoration"),
    path("groups/<slug:slug>/complaints/", cases.cases, name="cases"),
    path("groups/<slug:slug>/complaints/new/", cases.new, name="case_new"),
    path("complaints/<int:pk>/", cases.case, name="case"),
    path("complaints/<int:pk>/voices/", cases.voices, name="voices"),
    path("complaints/<int:pk>/voices/withdrawal/", cases.withdrawal, name="voice_withdrawal"),
    path("complaints/<int:pk>/closing/", cases.closing, name="case_closing"),
    path("complaints/<int:pk>/reopening/", cases.reopening, name="case_reopening"),
    path("complaints/<int:pk>/letter.md", cases.letter, name="case_letter"),
    path("complaints/<int:pk>/table.csv", cases.table, name="case_table"),
]
