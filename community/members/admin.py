from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib import admin

from community.machine.desk import Ledger
from community.members.models import Token, Tries

# allauth's own pages search by user name and e-mail, which nobody has here.
for unwanted in (EmailAddress, UserSession):
    if admin.site.is_registered(unwanted):
        admin.site.unregister(unwanted)


@admin.register(Tries)
class TriesAdmin(Ledger):
    """Deleting a row opens a locked number again."""

    list_display = ("phone", "wrong", "last_at")
    search_fields = ("phone",)


@admin.register(Token)
class TokenAdmin(Ledger):
    """Deleting a row ends a program's access; the key itself is not kept."""

    list_display = ("member", "name", "made_at")
    list_select_related = ("member",)
    fields = ("member", "name", "made_at")
