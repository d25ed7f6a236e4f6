import re
from base64 import urlsafe_b64decode

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from community.machine import limiter
from community.members.models import Member
from community.notices.actions.preferences import choose
from community.notices.matters import Way
from community.notices.models import Device
from community.notices.preferences import ways
from community.notices.push import is_known
from community.text.refusals import Refusal

BASE64 = re.compile(r"[A-Za-z0-9_-]+={0,2}")


@transaction.atomic
def add(by: Member, session_key: str, name: str, endpoint: str, p256dh: str, auth: str) -> Device:
    """This device calls its member from now on. With the first of them, whatever is counted at the
    bell comes to it too. A phone that went from hand to hand calls the one who says so last."""
    limiter.spend("devices", by.pk, limit=20, seconds=3600)
    if not is_known(endpoint):
        raise Refusal(_("The messenger of this browser is not known here."), "endpoint")
    if not (is_point(p256dh) and len(raw(auth)) == 16):
        raise Refusal(_("This browser did not say how to write to it."), "p256dh")
    first = not Device.objects.filter(member=by).exists()
    keys = {"session_key": session_key, "name": name[:60], "p256dh": p256dh, "auth": auth}
    made = Device.objects.update_or_create(endpoint=endpoint, defaults={"member": by, **keys})[0]
    if first:
        come_along(by)
    return made


def come_along(by: Member) -> None:
    for matter, way in ways(by).items():
        if way == Way.PAGE:
            choose(by, matter, Way.PUSH)


def is_point(text: str) -> bool:
    """Of the right length and form; whether it lies on the curve the encryption finds out."""
    point = raw(text)
    return len(point) == 65 and point[0] == 4


def raw(text: str) -> bytes:
    """What a browser says in base64 without its padding; nothing where it is no such thing."""
    if not BASE64.fullmatch(text) or len(text) % 4 == 1:
        return b""
    return urlsafe_b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4))


@transaction.atomic
def remove(by: Member, device: Device) -> None:
    Device.objects.filter(pk=device.pk, member=by).delete()
