"""One push to one device, encrypted for it alone, by the messenger its browser named."""

import json
import logging
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import requests
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from community.notices.models import Device

log = logging.getLogger(__name__)
# A browser that names another is not believed, for we would call wherever it says.
MESSENGERS = [
    "https://fcm.googleapis.com",
    "https://updates.push.services.mozilla.com",
    "https://*.notify.windows.com",
    "https://*.push.apple.com",
]
TAKEN, LATER, GONE = "taken", "later", "gone"
HALF_A_DAY = 12 * 3600
NO_MORE = {404, 410}


def send(device: Device, said: dict[str, Any]) -> str:
    """Whether it was taken, may be tried later, or the browser is gone, whose row goes too."""
    from pywebpush import WebPushException  # brings an HTTP client of 10 MB: only where it is used

    try:
        hand_over(device, said)
    except WebPushException as trouble:
        status = trouble.response.status_code if trouble.response is not None else None
        if status in NO_MORE:
            device.delete()
            return GONE
        log.warning("push: %s does not take it: %s", urlsplit(device.endpoint).hostname, status)
        return LATER
    except requests.RequestException as trouble:
        log.warning("push: %s is out of reach: %s", urlsplit(device.endpoint).hostname, trouble)
        return LATER
    return TAKEN


def hand_over(device: Device, said: dict[str, Any]) -> None:
    from pywebpush import webpush

    with requests.Session() as session:
        session.max_redirects = 0  # nobody sends us on to where they like
        webpush(
            {"endpoint": device.endpoint, "keys": {"p256dh": device.p256dh, "auth": device.auth}},
            json.dumps(said),
            vapid_private_key=settings.VAPID_KEY,
            vapid_claims={"sub": settings.PUSH_CONTACT},
            ttl=HALF_A_DAY,
            timeout=10,
            headers={"Topic": said["tag"], "Urgency": "normal"},
            requests_session=session,
        )


def public_key() -> str:
    """What a browser is told to know us by; empty where this site sends no pushes."""
    return public(settings.VAPID_KEY) if settings.VAPID_KEY else ""


@cache
def public(private: str) -> str:
    number = int.from_bytes(urlsafe_b64decode(private + "="), "big")
    key = ec.derive_private_key(number, ec.SECP256R1()).public_key()
    point = key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return urlsafe_b64encode(point).rstrip(b"=").decode()


def is_known(endpoint: str) -> bool:
    """Whether this is the address of a messenger of browsers, and not of anything else."""
    try:
        parts = urlsplit(endpoint)
        usual = parts.scheme != "https" or parts.port in {None, 443}
    except ValueError:
        return False
    named = {f"{parts.scheme}://{parts.hostname}", f"{parts.scheme}://*.{above(parts.hostname)}"}
    plain = "@" not in parts.netloc and "\\" not in endpoint and endpoint.isascii()
    return usual and plain and not named.isdisjoint(settings.PUSH_SERVICES or MESSENGERS)


def above(host: str | None) -> str:
    """notify.windows.com of wns2-am3p.notify.windows.com."""
    return (host or "").partition(".")[2]
