from django.db import models
from django.db.models import Q

from pricing.models.basket import Line
from pricing.models.board import Board
from pricing.models.cell import Cell
from pricing.models.entry import Entry
from pricing.models.watch import Watch

ONE = Q(watch__isnull=False, cell__isnull=False, line=None, board=None)
ONE |= Q(watch=None, cell=None, line__isnull=False, board=None)
ONE |= Q(watch=None, cell=None, line=None, board__isnull=False)


class Follower(models.Model):
    """What went along when goods were merged, so that it goes back when they are parted: a watch
    and the cell it was of, a line of a shopping list, or a board that took the other goods up."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="followers")
    watch = models.ForeignKey(Watch, null=True, on_delete=models.CASCADE, related_name="+")
    cell = models.ForeignKey(Cell, null=True, on_delete=models.PROTECT, related_name="+")
    line = models.ForeignKey(Line, null=True, on_delete=models.CASCADE, related_name="+")
    board = models.ForeignKey(Board, null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=ONE, name="one_follower_a_row")]

    def __str__(self) -> str:
        return str(self.watch or self.line or self.board)
