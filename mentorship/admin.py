"""Mentorship at /admin/: rows are read here and made by acts, on the pages the admin leads to."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from community.machine.desk import ReadOnly
from mentorship.models import Answer, Question, Review, Revocation, Trial, Tutorial, Verification


@admin.register(Verification)
class VerificationAdmin(ReadOnly):
    """Adding leads to the staff page; "view on site" to the page where a badge is taken back."""

    list_display = (
        "member",
        "sector",
        "skill",
        "area",
        "author",
        "made_at",
        "ends_at",
        "is_standing",
    )
    list_filter = ("sector", "area")
    list_select_related = ("member", "sector", "author", "revocation")
    search_fields = ("member__display_name", "member__handle", "skill")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return True

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("mentorship:verification_new")


@admin.register(Revocation)
class RevocationAdmin(ReadOnly):
    list_display = ("verification", "author", "reason", "made_at")
    list_select_related = ("verification__member", "author")


@admin.register(Question, Answer)
class SaidAdmin(ReadOnly):
    """Only what stands: a withdrawn text is shown to nobody, staff included."""

    list_display = ("__str__", "author", "made_at", "edited_at")
    list_select_related = ("author",)
    search_fields = ("author__handle",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(withdrawn_at=None)


@admin.register(Tutorial)
class TutorialAdmin(ReadOnly):
    list_display = ("slug", "sector", "language", "topic", "author", "published_at")
    list_filter = ("sector", "language", "topic")
    list_select_related = ("sector", "author")


@admin.register(Review)
class ReviewAdmin(ReadOnly):
    list_display = ("edition", "verdict", "author", "reason", "made_at")
    list_select_related = ("edition", "author")


@admin.register(Trial)
class TrialAdmin(ReadOnly):
    list_display = ("tutorial", "author", "outcome", "place", "words", "made_at")
    list_select_related = ("tutorial", "author", "place")
