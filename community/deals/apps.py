from django.apps import AppConfig


class DealsConfig(AppConfig):
    name = "community.deals"
    label = "deals"
