from django.apps import apps
from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.members import book
from community.members.actions.joining import join
from community.members.models import Member
from community.members.models.deed import Verb
from community.members.telling import tell

OURS = {"community", "groups", "pricing", "mentorship"}


@transaction.atomic
def appoint(phone: str, superuser: bool = False) -> Member:
    """Makes the member behind this number staff: they reach /admin/ by the same sign-in.

    They keep every desk of this house; only a superuser appoints others there, or reaches the
    desks of what the house is built of. Nobody is made less than they were.
    """
    member = join(phone)
    member.is_staff, member.is_superuser = True, member.is_superuser or superuser
    member.save(update_fields=["is_staff", "is_superuser"])
    member.user_permissions.set(of_this_house())
    return member


@transaction.atomic
def changed(by: Member, was: Member, now: Member, reason: str) -> None:
    """What staff changed of a member at the desk: a name is told to whoever bears it."""
    if was.display_name != now.display_name:
        book.enter(Verb.MEMBER_RENAMED, by=by, member=now, where="staff", reason=reason)
        said = _("Staff changed your name to {name}: {why}")
        text = format_lazy(said, name=now.display_name, why=reason)
        tell([now], "member.renamed", text=text, url=reverse("members:profile"), by=by)
    if (was.is_staff, was.is_superuser) != (now.is_staff, now.is_superuser):
        verb = Verb.STAFF_MADE if now.is_staff else Verb.STAFF_UNMADE
        book.enter(verb, by=by, member=now, where="staff", reason=reason)


def of_this_house() -> QuerySet[Permission]:
    """By name: the environment, with Django in it, may lie in the same folder as our code."""
    configs = apps.get_app_configs()
    ours = [one.label for one in configs if one.name.split(".")[0] in OURS]
    return Permission.objects.filter(content_type__app_label__in=ours)
