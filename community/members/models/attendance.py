from datetime import datetime, timedelta

from django.db import connection, models
from django.utils import timezone

from community.members.models.member import Member

AWAY = timedelta(hours=4)


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    def note(self, member: int) -> None:
        """Here now; after some hours without them it is a return, and since when is kept."""
        with connection.cursor() as cursor:
            cursor.execute(NOTE, [member, timezone.now(), AWAY.total_seconds()])

    def settle(self, member: Member) -> None:
        """They have seen what they came back to."""
        self.filter(member=member).update(left_at=None, seen_at=timezone.now())


NOTE = """
INSERT INTO members_attendance AS a (member_id, seen_at) VALUES (%s, %s)
ON CONFLICT (member_id) DO UPDATE SET
    left_at = CASE WHEN EXCLUDED.seen_at - a.seen_at >= make_interval(secs => %s)
        THEN a.seen_at ELSE a.left_at END,
    seen_at = GREATEST(a.seen_at, EXCLUDED.seen_at)
"""


class Attendance(models.Model):
    """When a member was last here, on any device; and when they had left, having come back."""

    member = models.OneToOneField(
        Member, primary_key=True, on_delete=models.CASCADE, related_name="attendance"
    )
    seen_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "attendance"

    def __str__(self) -> str:
        return f"{self.member}: {self.seen_at}"

    @property
    def away_since(self) -> datetime | None:
        """Since when what came is news to them; None where they were here all the time."""
        return self.seen_at if timezone.now() - self.seen_at >= AWAY else self.left_at
