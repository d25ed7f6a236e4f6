from typing import Any

from community.members.models import Member
from groups.models import Room
from mentorship.models import Keeping, Question
from mentorship.models.keeping import text_of

FEW = 50


def open_questions(room: Room) -> list[Question]:
    """The group's questions that nobody has answered, the newest first."""
    asked = Question.objects.standing().single().filter(group=room.group_id).shown("open")
    return list(asked.order_by("-pk")[:FEW])


def waiting(member: Member, room: Room) -> list[Keeping]:
    """The answers that this member keeps words for and has not sent."""
    mine = Keeping.objects.filter(author=member, room=room, answer=None, question__isnull=False)
    return list(mine.select_related("question").order_by("-pk")[:FEW])


def shown(member: Member, keeping: Keeping) -> dict[str, Any]:
    """All of it for who keeps it; for those credited what they said themselves."""
    own, rows = keeping.author_id == member.pk, list(keeping.credits.whole())
    mine = [one for one in rows if one.member_id == member.pk]
    return {
        "keeping": keeping,
        "own": own,
        "credits": rows if own else mine,
        "draft": text_of(one for one in rows if not one.is_gone) if own else "",
        "refused": any(one.refused_at for one in mine),
        "may_refuse": not own and not keeping.is_published,
        "may_send": own and keeping.question_id is not None and not keeping.is_published,
    }
