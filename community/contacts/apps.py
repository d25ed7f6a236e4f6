from django.apps import AppConfig


class ContactsConfig(AppConfig):
    name = "community.contacts"
    label = "contacts"
