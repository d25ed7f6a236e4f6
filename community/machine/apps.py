from django.apps import AppConfig


class MachineConfig(AppConfig):
    name = "community.machine"
    label = "machine"
