from django.db import models
from django.utils.translation import gettext_lazy as _

from community.contacts.freshness import Sure
from community.members.models import Authored
from groups.models import Group


class ContactQuerySet(models.QuerySet["Contact"]):
    def standing(self) -> "ContactQuerySet":
        return self.filter(dropped_at=None)

    def whole(self) -> "ContactQuerySet":
        return self.select_related("entry__author", "group__sector", "group__place")


class Contact(Authored):
    """A company or an office that a group deals with; what is known of it is its newest entry."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="contacts")
    entry = models.OneToOneField(
        "contacts.Entry", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects = ContactQuerySet.as_manager()

    # Filled in by reads.
    sure: Sure

    class Meta(Authored.Meta):
        ordering = ["entry__name", "pk"]

    def __str__(self) -> str:
        return self.entry.name if self.entry else ""


class Entry(Authored):
    """How a contact is reached, as one member wrote it; an older one can be put back."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="entries")
    name = models.CharField(_("name"), max_length=80)
    purpose = models.CharField(_("what for"), max_length=200)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), max_length=120, blank=True)
    spot = models.CharField(_("where"), max_length=120, blank=True)
    checked_on = models.DateField(_("checked on"))

    class Meta(Authored.Meta):
        verbose_name_plural = "entries"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name


class Word(Authored):
    """A member tried an entry: it is still right, or it is wrong. Their newest word counts."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="words")
    right = models.BooleanField()

    class Meta(Authored.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.author}: {self.right}"
