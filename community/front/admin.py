"""Members at /admin/: what staff do to a person's name or account says why, and is in the book."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from community.machine.desk import Desk
from community.members import book, leaving, names
from community.members.actions import staff
from community.members.imitation import refuse_imitation
from community.members.models import Member
from community.text.refusals import Refusal
from groups.actions import accounts

if TYPE_CHECKING:
    MemberFields = forms.ModelForm[Member]
else:
    MemberFields = forms.ModelForm
GRAVE = {"display_name", "is_active", "is_staff", "is_superuser"}


class MemberForm(MemberFields):
    reason = forms.CharField(
        max_length=300,
        required=False,
        help_text="Needed for a name, an office or an account. The member is told.",
    )
    by: Member

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        try:
            self.check(given)
        except Refusal as refusal:
            field = refusal.field if refusal.field in self.fields else None
            raise ValidationError({field or "__all__": str(refusal.reason)}) from None
        return given

    def check(self, given: dict[str, Any]) -> None:
        if GRAVE & {*self.changed_data}:
            book.refuse_powerless(self.by)
            if not given.get("reason", "").strip():
                raise Refusal(_("Say why: the person is told."), "reason")
        if "display_name" in self.changed_data:
            given["display_name"] = names.clean(given.get("display_name", ""))
            refuse_imitation(self.instance, given["display_name"])


@admin.register(Member)
class MemberAdmin(Desk):
    """Members come by the door and are closed, not deleted; their handle and number stay."""

    form = MemberForm
    list_display = ("display_name", "handle", "phone", "place", "language", "is_active", "is_staff")
    list_filter = ("is_active", "is_staff", "language", "trades")
    list_select_related = ("place",)
    search_fields = ("display_name", "handle", "phone")
    fields = (
        "display_name",
        "handle",
        "phone",
        "language",
        "place",
        "trades",
        "is_active",
        "is_staff",
        "is_superuser",
        "reason",
        "joined_at",
        "last_login",
    )
    readonly_fields = ("handle", "phone", "joined_at", "last_login")
    autocomplete_fields = ("place",)
    filter_horizontal = ("trades",)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **words: Any
    ) -> Any:
        form: Any = super().get_form(request, obj, change, **words)
        form.by = request.user
        return form

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Only a superuser makes staff: whoever could would make themselves anything."""
        closed = () if is_superuser(request) else ("is_staff", "is_superuser")
        return (*self.readonly_fields, *closed)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nor do staff close a superuser."""
        above = isinstance(obj, Member) and obj.is_superuser and not is_superuser(request)
        return not above and super().has_change_permission(request, obj)

    def save_model(self, request: Any, obj: Member, form: Any, change: bool) -> None:
        """The acts do what is grave; whoever is no longer staff is cut from what they may hear."""
        was, wanted = Member.objects.get(pk=obj.pk), obj.is_active
        obj.is_active = was.is_active
        super().save_model(request, obj, form, change)
        reason = form.cleaned_data["reason"]
        staff.changed(request.user, was, obj, reason)
        if wanted != was.is_active:
            (accounts.reopen if wanted else accounts.close)(request.user, obj, reason)
        leaving.cut(obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def is_superuser(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "is_superuser", False))
