from community.members.forms import KeyForm
from mentorship.forms.base import ButtonForm
from mentorship.forms.experiments import IdeaForm, TallyForm
from mentorship.forms.finding import FindForm, FindMentorForm, FindQuestionForm, FindTutorialForm
from mentorship.forms.keepings import KeptAnswerForm, KeptLessonForm
from mentorship.forms.questions import (
    AnswerForm,
    AttemptForm,
    EditAnswerForm,
    EditQuestionForm,
    QuestionForm,
    ReadinessForm,
    WithdrawalForm,
    withdrawal,
)
from mentorship.forms.tutorials import EditionForm, ReturnForm, TrialForm, TutorialForm
from mentorship.forms.verifications import (
    AppealForm,
    ApplicationForm,
    InterestForm,
    OpinionForm,
    RevocationForm,
    ShowForm,
    SightingForm,
    VerificationForm,
)

__all__ = [
    "AnswerForm",
    "AppealForm",
    "ApplicationForm",
    "AttemptForm",
    "ButtonForm",
    "EditAnswerForm",
    "EditQuestionForm",
    "EditionForm",
    "FindForm",
    "FindMentorForm",
    "FindQuestionForm",
    "FindTutorialForm",
    "IdeaForm",
    "InterestForm",
    "KeptAnswerForm",
    "KeptLessonForm",
    "KeyForm",
    "OpinionForm",
    "QuestionForm",
    "ReadinessForm",
    "ReturnForm",
    "RevocationForm",
    "ShowForm",
    "SightingForm",
    "TallyForm",
    "TrialForm",
    "TutorialForm",
    "VerificationForm",
    "WithdrawalForm",
    "withdrawal",
]
