from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored, Member
from community.sectors.models import Sector
from groups.models import Membership


class IdeaQuerySet(models.QuerySet["Idea"]):
    def seen_by(self, member: Member) -> "IdeaQuerySet":
        """Those of one's trades, and what one noted oneself."""
        trades = Membership.objects.filter(member=member).values("group__sector")
        tried = Experiment.objects.filter(author=member).values("idea")
        mine = models.Q(author=member) | models.Q(pk__in=tried)
        return self.filter(models.Q(sector__in=trades) | mine)


class Idea(Authored):
    """One change worth trying in a trade, and its two ways: A as it was, B as it might be."""

    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="ideas")
    change = models.CharField(_("what is tried"), max_length=100)
    way_a = models.CharField(_("way A"), max_length=60)
    way_b = models.CharField(_("way B"), max_length=60)

    objects = IdeaQuerySet.as_manager()

    class Meta(Authored.Meta):
        indexes = [models.Index(fields=["sector", "-id"])]

    def __str__(self) -> str:
        return self.change

    def get_absolute_url(self) -> str:
        return reverse("mentorship:idea", args=[self.pk])

    @property
    def topic(self) -> str:
        return f"idea.{self.pk}"


class Experiment(Authored):
    """A member tries an idea and counts; what they count is theirs alone."""

    idea = models.ForeignKey(Idea, on_delete=models.PROTECT, related_name="experiments")
    ended_at = models.DateTimeField(null=True, blank=True)
    nudged_at = models.DateTimeField(null=True, blank=True)  # told what to try next

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(fields=["author", "idea"], name="one_trial_of_an_idea_each"),
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.idea}"

    def get_absolute_url(self) -> str:
        return reverse("mentorship:experiment", args=[self.pk])

    @property
    def topic(self) -> str:
        return f"experiment.{self.pk}"


class TallyQuerySet(models.QuerySet["Tally"]):
    def latest_each(self) -> "TallyQuerySet":
        """The last count of each day: the only one that counts."""
        newest = self.order_by("experiment", "day", "-pk").distinct("experiment", "day")
        return self.filter(pk__in=newest.values("pk"))


class Tally(Authored):
    """What was counted on one day: who saw each way, and who of them came."""

    experiment = models.ForeignKey(Experiment, on_delete=models.CASCADE, related_name="tallies")
    day = models.DateField()
    saw_a = models.PositiveIntegerField()
    came_a = models.PositiveIntegerField()
    saw_b = models.PositiveIntegerField()
    came_b = models.PositiveIntegerField()

    objects = TallyQuerySet.as_manager()

    class Meta(Authored.Meta):
        verbose_name_plural = "tallies"
        indexes = [models.Index(fields=["experiment", "day", "-id"])]

    def __str__(self) -> str:
        return f"{self.day}: {self.came_a}/{self.saw_a}, {self.came_b}/{self.saw_b}"
