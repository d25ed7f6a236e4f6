from django.http import HttpResponse
from django.views.decorators.http import require_POST

from community.front.actions.tips import put_away
from community.front.tips import RULES
from community.members.requests import MemberRequest, member_page
from community.text.answers import done
from groups.access import found


@require_POST
@member_page
def dismissal(request: MemberRequest, rule: str) -> HttpResponse:
    put_away(request.user, found(rule if rule in RULES else None))
    return done(request, "/")
