from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from community.front import access
from community.front.actions import takeaways
from community.front.models import Takeaway
from community.front.reads.takeaways import takeaways as asked
from community.members.forms import KeyForm
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, refused
from groups.access import group_stewarded_by
from groups.models import Group

PAGE = "front/takeaway/ask.html"


@member_page
def mine(request: MemberRequest) -> HttpResponse:
    """All that is kept of me, as one file."""
    return asking(request, None)


@member_page
def group(request: MemberRequest, slug: str) -> HttpResponse:
    """A group's talk, questions, prices and lessons, for its stewards to take elsewhere."""
    return asking(request, group_stewarded_by(request.user, slug))


def asking(request: MemberRequest, of: Group | None) -> HttpResponse:
    form = KeyForm(request.POST or None)
    context = {"group": of, "files": asked(request.user, of)}
    if request.method != "POST":
        return render(request, PAGE, {**context, "form": form})
    if attempt(form, takeaways.ask, by=request.user, group=of) is None:
        return refused(request, form, PAGE, context)
    return redirect(request.path)


@member_page
def file(request: MemberRequest, pk: int) -> HttpResponse:
    """Only for who asked for it, and for seven days; in no cache."""
    one = access.takeaway_of(request.user, pk)
    answer = HttpResponse(opened(one), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{one.name}"'
    answer["Cache-Control"] = "no-store"
    return answer


def opened(one: Takeaway) -> bytes:
    try:
        with default_storage.open(one.path) as file:
            data: bytes = file.read()
    except FileNotFoundError:
        raise Http404 from None
    return data
