"""What concerns a member's own account is called out every way, and reaches the devices of then."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils.translation import gettext_lazy, override
from procrastinate.contrib.django.models import ProcrastinateJob

from community.members.actions import profiles
from community.members.models import Member
from community.notices.models import Delivery, Notice
from community.notices.tasks import call
from community.notices.warn import warn
from community.sms.models import Text
from tests.notices.messenger import Browser, Messenger
from tests.notices.test_push import hers, phone, post_office  # noqa: F401

WORDS = gettext_lazy("Wait")


def warned(member: Member) -> Notice:
    return warn(member, "member.frozen", text=WORDS, url="/me/freeze/")


def called() -> list[dict[str, Any]]:
    return [job.args for job in ProcrastinateJob.objects.filter(task_name="notices.call")]


def test_it_stands_at_the_bell_and_goes_out_as_a_text_at_once(amina: Member) -> None:
    notice = warned(amina)
    assert notice.is_calling
    assert Text.objects.get().to == amina.phone
    assert not Delivery.objects.exists(), "nobody chose how to hear of it"


def test_quiet_hours_do_not_hold_it(amina: Member, settings: LazySettings) -> None:
    settings.QUIET_HOURS = "00:00-23:59"
    assert warned(amina).held_until is None
    assert Text.objects.count() == 1


def test_it_is_said_in_the_members_language(amina: Member) -> None:
    profiles.speak(amina, "sw")
    said = warned(amina).text
    with override("sw"):
        assert said == str(WORDS)
    assert Text.objects.get().body == f"Sokoni: {said}"


def test_a_member_without_a_number_gets_no_text(amina: Member) -> None:
    amina.phone = None
    amina.save(update_fields=["phone"])
    warned(amina)
    assert not Text.objects.exists()
    assert Notice.objects.count() == 1


def test_without_a_device_nobody_is_called(amina: Member) -> None:
    warned(amina)
    assert called() == []


def test_a_device_signed_out_right_after_still_hears_it(
    hers: Client,  # noqa: F811
    amina: Member,
    phone: Browser,  # noqa: F811
    post_office: Messenger,  # noqa: F811
) -> None:
    notice = warned(amina)
    Session.objects.all().delete()
    (words,) = called()
    call(**words)
    ((_path, _headers, body),) = post_office.taken
    said = phone.open(body)
    assert (said["text"], said["url"], said["tag"]) == (notice.text, "/me/freeze/", f"n{notice.pk}")


def test_a_device_signed_out_before_does_not(
    hers: Client,  # noqa: F811
    amina: Member,
) -> None:
    Session.objects.all().delete()
    warned(amina)
    assert called() == []


def test_out_of_reach_the_job_fails_and_is_tried_again(
    hers: Client,  # noqa: F811
    amina: Member,
    post_office: Messenger,  # noqa: F811
) -> None:
    warned(amina)
    post_office.status = 500
    (words,) = called()
    with pytest.raises(LookupError):
        call(**words)
    post_office.status = 201
    call(**words)


def test_a_browser_that_is_gone_is_no_trouble(
    hers: Client,  # noqa: F811
    amina: Member,
    post_office: Messenger,  # noqa: F811
) -> None:
    warned(amina)
    post_office.status = 410
    (words,) = called()
    call(**words)
    call(**words)
    assert len(post_office.taken) == 1
