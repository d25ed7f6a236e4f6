from django.apps import AppConfig


class TextConfig(AppConfig):
    name = "community.text"
    label = "text"
