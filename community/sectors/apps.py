from django.apps import AppConfig


class SectorsConfig(AppConfig):
    name = "community.sectors"
    label = "sectors"
