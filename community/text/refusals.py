"""The one way an act says no: a sentence the member can read, and the field it is about."""

from django.utils.functional import Promise


class Refusal(Exception):
    """An act refused for a reason the member is told, in their language; nothing was changed."""

    def __init__(self, reason: str | Promise, field: str | None = None, status: int = 422) -> None:
        super().__init__(reason)
        self.reason, self.field, self.status = reason, field, status
