from community.members.models import Attendance, Member


def settle(by: Member) -> None:
    """A member who came back puts away what was shown them; it stays where it was said."""
    Attendance.objects.settle(by)
