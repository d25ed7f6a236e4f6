"""Coming in by a phone of before, or by a new one."""

from typing import Any

from django.test import Client

from community.members.freezing import frozen
from community.members.models import Member
from tests.members.door import come_in

PIXEL = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537"


def come_in_again(client: Client, member: Member) -> Any:
    client.post("/out/")
    return come_in(client, member.phone or "")


def new_phone(member: Member) -> Client:
    client = Client(headers={"user-agent": PIXEL})
    come_in(client, member.phone or "")
    return client


def is_frozen(member: Member) -> bool:
    return frozen([member.pk]) == {member.pk}
