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
from mentorship.forms.verifications import RevocationForm, VerificationForm

__all__ = [
    "AnswerForm",
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
    "KeptAnswerForm",
    "KeptLessonForm",
    "KeyForm",
    "QuestionForm",
    "ReadinessForm",
    "ReturnForm",
    "RevocationForm",
    "TallyForm",
    "TrialForm",
    "TutorialForm",
    "VerificationForm",
    "WithdrawalForm",
    "withdrawal",
]
