from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from community.imports import access, reads
from community.imports.actions import writers as acts
from community.imports.forms import WriterForm
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused

PAGE = "imports/writer.html"


@member_page
def writers(request: MemberRequest, pk: int) -> HttpResponse:
    """Who is who in this chat."""
    one = access.import_stewarded_by(request.user, pk)
    context = {"imported": one, "group": one.group, "tab": "talk", "writers": reads.writers(one)}
    return render(request, "imports/writers.html", context)


@member_page
def writer(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.writer_stewarded_by(request.user, pk)
    group = one.imported.group
    context = {"writer": one, "imported": one.imported, "group": group}
    if request.method != "POST":
        form = WriterForm.of(group, member=one.member_id)
        return render(request, PAGE, {**context, "form": form})
    form = WriterForm.of(group, request.POST)
    if attempt(form, acts.name, by=request.user, writer=one) is None:
        return refused(request, form, PAGE, context)
    return done(request, reverse("imports:writers", args=[one.imported_id]))
