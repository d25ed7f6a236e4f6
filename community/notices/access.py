"""Fetch through the person: a notice is its member's, and so is their stream."""

from django.http import Http404

from community.members.models import Member
from community.notices.models import Device, Notice


def notice_of(member: Member, pk: int) -> Notice:
    notice = Notice.objects.filter(member=member, pk=pk).first()
    if notice is None:
        raise Http404
    return notice


def device_of(member: Member, pk: int) -> Device:
    device = Device.objects.filter(member=member, pk=pk).first()
    if device is None:
        raise Http404
    return device


def may_watch(member: Member, pk: int) -> bool:
    """The stream member.<id> is its member's own."""
    return member.pk == pk
