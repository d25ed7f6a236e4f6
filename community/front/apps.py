from django.apps import AppConfig


class FrontConfig(AppConfig):
    name = "community.front"
    label = "front"
