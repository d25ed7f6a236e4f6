"""What `manage.py check --deploy` asks of a site that is for strangers."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register

PRINTED = "texts are printed, sign-in codes too, and none is sent: name a carrier in SMS_GATEWAY"


def only_prints_texts() -> bool:
    return settings.SMS_GATEWAY == "console" and not (settings.DEMO or settings.DEBUG)


@register(Tags.security, deploy=True)
def texts_are_sent(app_configs: Any, **words: Any) -> list[CheckMessage]:
    return [Warning(PRINTED, id="sokoni.W001")] if only_prints_texts() else []
