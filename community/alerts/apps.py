from django.apps import AppConfig


class AlertsConfig(AppConfig):
    name = "community.alerts"
    label = "alerts"
