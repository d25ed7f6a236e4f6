from django.apps import apps
from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import QuerySet

from community.members.actions.joining import join
from community.members.models import Member

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


def of_this_house() -> QuerySet[Permission]:
    """By name: the environment, with Django in it, may lie in the same folder as our code."""
    configs = apps.get_app_configs()
    ours = [one.label for one in configs if one.name.split(".")[0] in OURS]
    return Permission.objects.filter(content_type__app_label__in=ours)
