from django.db import models

from groups.models import Group
from pricing.models.commodity import Commodity
from pricing.models.market import Market


class Board(models.Model):
    """What a group watches: the commodities and markets its steward chose.

    A group without one watches the commodities of its trade in the markets of its place.
    """

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="board")
    commodities = models.ManyToManyField(Commodity, blank=True, related_name="boards")
    markets = models.ManyToManyField(Market, blank=True, related_name="boards")

    def __str__(self) -> str:
        return f"Board of {self.group}"
