from django.apps import AppConfig


class PicturesConfig(AppConfig):
    name = "community.pictures"
    label = "pictures"
