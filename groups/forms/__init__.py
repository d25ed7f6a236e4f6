from groups.forms.attention import AttentionForm
from groups.forms.ballots import BallotForm, VoteForm
from groups.forms.buddies import BuddyForm
from groups.forms.crafts import CraftForm
from groups.forms.entries import EnrolmentForm, TicketForm
from groups.forms.groups import (
    AboutForm,
    FindForm,
    GroupForm,
    InvitationForm,
    JoinForm,
    RefusalForm,
    RemovalForm,
    RulesForm,
)
from groups.forms.looks import LookForm
from groups.forms.meetups import AttendeeForm, ComingForm, MeetupForm, MinutesForm
from groups.forms.messages import (
    MessageForm,
    PinForm,
    PointerForm,
    ReactionForm,
    TalkForm,
    WithdrawalForm,
)
from groups.forms.moves import MoveForm
from groups.forms.pictures import ShowForm
from groups.forms.recalls import PaperForm, PetitionForm
from groups.forms.reports import AppealForm, FindingForm, OpinionForm, ReportForm
from groups.forms.rooms import NameForm, PaceForm, RoomForm, SummaryForm
from groups.forms.synonyms import SynonymForm

__all__ = [
    "AboutForm",
    "AppealForm",
    "AttendeeForm",
    "AttentionForm",
    "BallotForm",
    "BuddyForm",
    "ComingForm",
    "CraftForm",
    "EnrolmentForm",
    "FindForm",
    "FindingForm",
    "GroupForm",
    "InvitationForm",
    "JoinForm",
    "LookForm",
    "MeetupForm",
    "MessageForm",
    "MinutesForm",
    "MoveForm",
    "NameForm",
    "OpinionForm",
    "PaceForm",
    "PaperForm",
    "PetitionForm",
    "PinForm",
    "PointerForm",
    "ReactionForm",
    "RefusalForm",
    "RemovalForm",
    "ReportForm",
    "RoomForm",
    "RulesForm",
    "ShowForm",
    "SummaryForm",
    "SynonymForm",
    "TalkForm",
    "TicketForm",
    "VoteForm",
    "WithdrawalForm",
]
