from django.db import models

from community.members.models.authored import Authored
from community.members.models.member import Member


class Block(Authored):
    """A member wants to hear no more of another; undone, the row goes.

    `Member.folded` repeats it on the one who blocks, who is read with every page anyway.
    """

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(fields=["author", "member"], name="one_block_each"),
        ]

    def __str__(self) -> str:
        return f"{self.author} blocked {self.member}"
