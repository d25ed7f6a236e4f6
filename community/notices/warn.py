"""What a member must hear of their own account, however they like to be told of other things."""

from django.utils.functional import Promise

from community.live.record import record
from community.members.models import Member
from community.notices.models import Device, Notice
from community.notices.tasks import call_out
from community.notices.tell import words
from community.sms import outbox


def warn(member: Member, kind: str, *, text: Promise, url: str) -> Notice:
    """Every way at once and at any hour; who sent STOP gets no text even so.

    To be called before the sessions of the member end, for a push reaches the devices of now.
    """
    said = words(text, member.language)
    notice = Notice.objects.create(member=member, kind=kind, text=said, url=url)
    record(f"member.{member.pk}", "notice.left", by=None, subject=notice.pk)
    if member.phone:
        outbox.send(member.phone, f"Sokoni: {said}")
    devices = [*Device.objects.reached(member).values_list("pk", flat=True)]
    if devices:
        call_out.defer(devices=devices, text=said, url=url, tag=f"n{notice.pk}")
    return notice
