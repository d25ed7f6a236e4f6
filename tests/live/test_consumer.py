"""The socket at /live/: watch, leave, errors; refusals beside successes."""

import pytest
from channels.db import database_sync_to_async
from django.db import transaction

from community.members.models import Member
from community.notices.tell import tell
from tests.live.conftest import Open

pytestmark = pytest.mark.django_db(transaction=True)


@database_sync_to_async
@transaction.atomic
def leave_notice(member: Member) -> None:
    tell([member], "test", text="Hello", url="/")


async def test_a_watcher_hears_what_happens(amina: Member, open_socket: Open) -> None:
    reader, topic = await open_socket(amina), f"member.{amina.pk}"
    assert await reader.watch(topic) == {"watching": topic, "head": 0}
    await leave_notice(amina)
    event = await reader.hears()
    assert (event["topic"], event["n"], event["kind"]) == (topic, 1, "notice.left")
    assert 'id="unread"' in event["html"]


async def test_an_outsider_hears_that_it_does_not_exist(
    amina: Member, chidi: Member, open_socket: Open
) -> None:
    reader, topic = await open_socket(chidi), f"member.{amina.pk}"
    assert await reader.watch(topic) == {"error": "not-found", "topic": topic}
    await leave_notice(amina)
    assert await reader.silent()
