from importlib import import_module

from django.apps import AppConfig


class MachineConfig(AppConfig):
    name = "community.machine"
    label = "machine"

    def ready(self) -> None:
        import_module("community.machine.checks")  # Django knows a check once it is imported
