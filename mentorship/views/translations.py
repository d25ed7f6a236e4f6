from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from community.text.render import tutorial as rendered
from mentorship import access, forms
from mentorship.actions import translations as acts
from mentorship.models.tutorial import Kind
from mentorship.reads import platforms

WRITE = "mentorship/tutorials/write.html"


@member_page
def translation_new(request: MemberRequest, slug: str) -> HttpResponse:
    """A published lesson in another language; it begins with the words of its source."""
    source = access.published_of(request.user, slug)
    kind = forms.CardTranslationForm if source.kind == Kind.CARD else forms.TranslationForm
    first = source.published.words if source.published else {}
    form = kind(source, request.user.language, request.POST or None, initial=first)
    context: dict[str, Any] = {"source": source, "platforms": platforms.names(request.user)}
    if request.method != "POST":
        return render(request, WRITE, {**context, "form": form})
    if "preview" in request.POST and form.is_valid():
        context |= {"form": form, "preview": rendered(form.cleaned_data["text"])}
        return render(request, WRITE, context)
    begun = attempt(form, acts.translate, by=request.user, source=source)
    if begun is None:
        return refused(request, form, WRITE, context)
    return done(request, begun.get_absolute_url())
