from groups.forms.groups import (
    AboutForm,
    FindForm,
    GroupForm,
    InvitationForm,
    JoinForm,
    RemovalForm,
)
from groups.forms.messages import MessageForm, PointerForm, WithdrawalForm
from groups.forms.rooms import NameForm, RoomForm
from groups.forms.synonyms import SynonymForm

__all__ = [
    "AboutForm",
    "FindForm",
    "GroupForm",
    "InvitationForm",
    "JoinForm",
    "MessageForm",
    "NameForm",
    "PointerForm",
    "RemovalForm",
    "RoomForm",
    "SynonymForm",
    "WithdrawalForm",
]
