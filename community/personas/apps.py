from django.apps import AppConfig


class PersonasConfig(AppConfig):
    name = "community.personas"
    label = "personas"
