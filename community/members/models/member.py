from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from community.sectors.models import Place, Sector


class MemberManager(BaseUserManager["Member"]):
    """Reads members; a member is made by actions.joining, never here."""

    def get_by_natural_key(self, username: str | None) -> "Member":
        return self.get(phone=username)

    def known_to(self, member: "Member") -> models.QuerySet["Member"]:
        """Themselves, and those they share a group with, but for those who blocked them."""
        beside = models.Q(memberships__group__memberships__member=member)
        known = self.filter(models.Q(pk=member.pk) | beside, is_active=True)
        return known.exclude(folded__contains=[member.pk]).distinct()


class Member(AbstractBaseUser, PermissionsMixin):
    """A person behind one verified phone number (E.164), known to others by name and handle."""

    LANGUAGES = [("en", "English"), ("sw", "Kiswahili")]

    phone = models.CharField(max_length=16, unique=True, null=True)
    handle = models.SlugField(max_length=40, unique=True)
    display_name = models.CharField(_("name"), max_length=40)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, default="en")
    trades = models.ManyToManyField(Sector, blank=True, related_name="members")
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="members"
    )
    low_data = models.BooleanField(_("low data"), default=False, db_default=False)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)
    # Whom they blocked: their words are folded away for this member.
    folded = ArrayField(models.BigIntegerField(), blank=True, default=list, db_default=[])

    USERNAME_FIELD = "phone"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = MemberManager()

    def __str__(self) -> str:
        return self.display_name
