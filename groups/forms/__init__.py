from groups.forms.attention import AttentionForm
from groups.forms.ballots import BallotForm, VoteForm
from groups.forms.groups import (
    AboutForm,
    FindForm,
    GroupForm,
    InvitationForm,
    JoinForm,
    RemovalForm,
)
from groups.forms.messages import (
    MessageForm,
    PointerForm,
    ReactionForm,
    TalkForm,
    WithdrawalForm,
)
from groups.forms.pictures import ShowForm
from groups.forms.reports import AppealForm, FindingForm, OpinionForm, ReportForm
from groups.forms.rooms import NameForm, RoomForm
from groups.forms.synonyms import SynonymForm

__all__ = [
    "AboutForm",
    "AppealForm",
    "AttentionForm",
    "BallotForm",
    "FindForm",
    "FindingForm",
    "GroupForm",
    "InvitationForm",
    "JoinForm",
    "MessageForm",
    "NameForm",
    "OpinionForm",
    "PointerForm",
    "ReactionForm",
    "RemovalForm",
    "ReportForm",
    "RoomForm",
    "ShowForm",
    "SynonymForm",
    "TalkForm",
    "VoteForm",
    "WithdrawalForm",
]
