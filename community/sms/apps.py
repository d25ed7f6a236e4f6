from django.apps import AppConfig


class SmsConfig(AppConfig):
    name = "community.sms"
    label = "sms"
