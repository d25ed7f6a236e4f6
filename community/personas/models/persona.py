from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from community.sectors.models import Place


class Level(models.TextChoices):
    """Who is shown a thing, the narrowest first; each of the later ones includes the earlier."""

    ME = "me", _("only me")
    GROUP = "group", _("my groups")
    PUBLIC = "public", _("everybody")


# What there is to show, and to whom where nothing was said. Where exactly a shop stands, and how
# it looks, is shown to nobody unasked.
FIELDS = {
    "business": Level.GROUP,
    "sells": Level.GROUP,
    "hours": Level.GROUP,
    "place": Level.GROUP,
    "landmark": Level.ME,
    "about": Level.GROUP,
    "photos": Level.ME,
    "trades": Level.GROUP,
}
# What their account says, and the pictures, are kept elsewhere; for these too they choose.
ELSEWHERE = {"photos", "trades"}


class PersonaQuerySet(models.QuerySet["Persona"]):
    def open(self) -> "PersonaQuerySet":
        """Those with a page for everybody, switched on, of members who are here."""
        return self.filter(open_at__isnull=False, member__is_active=True)


class Persona(models.Model):
    """A member's business, apart from their private life: each field for whom they choose."""

    member = models.OneToOneField(
        Member, primary_key=True, on_delete=models.CASCADE, related_name="persona"
    )
    business = models.CharField(max_length=60, blank=True)
    sells = models.CharField(max_length=120, blank=True)
    hours = models.CharField(max_length=80, blank=True)
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    landmark = models.CharField(max_length=120, blank=True)
    about = models.TextField(max_length=400, blank=True)
    shown = models.JSONField(default=dict, blank=True)
    # Where its page for everybody is: taken with the first switching on, and kept.
    slug = models.SlugField(max_length=40, unique=True, null=True, blank=True)
    open_at = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField(auto_now_add=True)
    asked_at = models.DateTimeField(null=True, blank=True)  # by text, whether it is still right

    objects = PersonaQuerySet.as_manager()

    def __str__(self) -> str:
        return self.business or str(self.member)

    def get_absolute_url(self) -> str:
        return reverse("personas:page", args=[self.slug])

    def level(self, field: str) -> Level:
        return Level(self.shown.get(field, FIELDS[field]))

    def shows(self, field: str, to: Level) -> bool:
        """Whether readers so near are shown this field."""
        order = list(Level)
        return order.index(self.level(field)) >= order.index(to)

    @property
    def is_open(self) -> bool:
        return self.open_at is not None
