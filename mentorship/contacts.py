"""Who had to do with a member by learning: whom they advised, and who advised them."""

from community.members.models import Member
from mentorship.models import Answer, Term


def contacts(member: Member) -> set[int]:
    asked = Answer.objects.filter(author=member).values_list("question__author", flat=True)
    answered = Answer.objects.filter(question__author=member).values_list("author", flat=True)
    taught = Term.objects.filter(mentor=member).values_list("author", flat=True)
    learnt = Term.objects.filter(author=member).values_list("mentor", flat=True)
    return {*asked, *answered, *taught, *learnt} - {member.pk}
