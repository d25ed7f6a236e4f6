"""A device that is signed out hears nothing more: its socket ends with its session."""

from collections.abc import AsyncIterator

import pytest
from allauth.usersessions.models import UserSession
from channels.db import database_sync_to_async
from django.test import Client

from community.members.models import Member
from tests.live.conftest import Reader, knock
from tests.members.door import come_in

pytestmark = pytest.mark.django_db(transaction=True)
HERE = "http://testserver"


@pytest.fixture
async def phone(amina: Member) -> Client:
    return await database_sync_to_async(at_the_door)(amina)


@pytest.fixture
async def tablet(amina: Member, phone: Client) -> Client:
    return await database_sync_to_async(signed_in_again)(amina)


def at_the_door(member: Member) -> Client:
    client = Client()
    come_in(client, member.phone or "")
    return client


def signed_in_again(member: Member) -> Client:
    client = Client()
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    key = client.session.session_key or ""
    UserSession.objects.create(user=member, session_key=key, ip="127.0.0.1", user_agent="")
    return client


@pytest.fixture
async def sockets(phone: Client, tablet: Client) -> AsyncIterator[dict[str, Reader]]:
    opened = {}
    for name, client in {"phone": phone, "tablet": tablet}.items():
        cookie = f"sessionid={client.cookies['sessionid'].value}"
        communicator = knock(cookie=cookie, origin=HERE, host="testserver")
        connected, _ = await communicator.connect()
        assert connected, name
        opened[name] = Reader(communicator)
    yield opened
    for reader in opened.values():
        await reader.communicator.disconnect()


async def test_signing_out_everywhere_else_ends_the_other_sockets(
    phone: Client, sockets: dict[str, Reader]
) -> None:
    await database_sync_to_async(phone.post)("/me/sessions/endings/")
    assert await sockets["tablet"].closes()
    assert await sockets["phone"].silent()


async def test_going_out_ends_this_socket(phone: Client, sockets: dict[str, Reader]) -> None:
    await database_sync_to_async(phone.post)("/out/")
    assert await sockets["phone"].closes()
    assert await sockets["tablet"].silent()
